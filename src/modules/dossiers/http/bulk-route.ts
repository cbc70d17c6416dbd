import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { route } from '#platform/http'
import { neededKeyOfRequest } from '#platform/idempotency'
import { ACTION_BODIES } from './bodies.ts'
import { KeyHeaders } from './keyed-route.ts'
import { performOnMany, type ManyAction } from './perform-many.ts'
import { ManyReply } from './replies.ts'

const MOST_AT_ONCE = 200

const Items = z
  .array(z.strictObject({ code: z.string().max(100), version: z.number().int().min(1) }))
  .min(1)
  .max(MOST_AT_ONCE)
  .refine((items) => new Set(items.map(({ code }) => code)).size === items.length, 'named-twice')

/** The schema of one action on many: the body it is sent with for one, without the version. */
function onMany<A extends ManyAction, B extends z.ZodType>(action: A, body: B) {
  return z.strictObject({
    action: z.literal(action),
    dryRun: z.boolean().default(false),
    items: Items,
    body,
  })
}

const seen = { version: true } as const

const BulkBody = z.discriminatedUnion('action', [
  onMany('receive', ACTION_BODIES.receive.omit(seen).prefault({})),
  onMany('transfer', ACTION_BODIES.transfer.omit(seen)),
  onMany('claim', ACTION_BODIES.claim.omit(seen).prefault({})),
  onMany('release', ACTION_BODIES.release.omit(seen).prefault({})),
  onMany('assign', ACTION_BODIES.assign.omit(seen)),
  onMany('complete-step', ACTION_BODIES['complete-step'].omit(seen)),
  onMany('send-back', ACTION_BODIES['send-back'].omit(seen)),
  onMany('sign-result', ACTION_BODIES['sign-result'].omit(seen)),
  onMany('issue-result', ACTION_BODIES['issue-result'].omit(seen).prefault({})),
  onMany('extend', ACTION_BODIES.extend.omit(seen)),
  onMany('change-process', ACTION_BODIES['change-process'].omit(seen)),
])

/** The same action on many dossiers. A trial needs no key: it changes nothing. */
export function bulkRoute(app: FastifyInstance): void {
  route(app, 'POST', '/dossiers/bulk', {
    operation: 'actOnManyDossiers',
    summary: 'Does the same to as many as 200 dossiers, each for itself, or only tries it',
    tag: 'Actions',
    access: { permission: 'dossiers.act-on-many', scope: 'locality', audit: null },
    body: BulkBody,
    headers: KeyHeaders,
    replies: { 200: ManyReply },
    handle: async (context, { body: asked, request }) => {
      const { action, dryRun, items, body } = asked
      const header = request.headers['idempotency-key']
      const key = dryRun ? null : neededKeyOfRequest(header, { route: action, body }).key
      return { dryRun, items: await performOnMany(context, action, items, { body, key }) }
    },
  })
}
