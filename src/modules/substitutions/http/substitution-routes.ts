import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseId } from '#kernel/id'
import { parseInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { route } from '#platform/http'
import { listSubstitutions } from '../usecases/list-substitutions.ts'
import { endSubstitution, nameSubstitute } from '../usecases/name-substitute.ts'

const Instant = z.string().transform((text, context) => {
  const instant = parseInstant(text)
  if (instant !== null) return instant
  context.addIssue({ code: 'custom', message: 'not-an-instant' })
  return z.NEVER
})

/** Who stands in for whom, and when. */
const NamingBody = z.strictObject({
  absent: z.string().min(1).max(100).describe('User name'),
  substitute: z.string().min(1).max(100).describe('User name'),
  from: Instant.describe('RFC 3339; what is past means now'),
  until: Instant.describe('RFC 3339; from then on it runs no more'),
})

const Officer = z.object({ username: z.string(), displayName: z.string() })

const SubstitutionsReply = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      absent: Officer,
      substitute: Officer,
      from: z.string(),
      until: z.string(),
      isRunning: z.boolean(),
      mayEnd: z.boolean(),
    }),
  ),
})

/** Naming who does the work of an absent officer, seeing it, and ending it early. */
export function substitutionRoutes(app: FastifyInstance): void {
  const tag = 'Substitutions'
  const access = { permission: 'substitutions.manage', scope: 'own' } as const
  route(app, 'GET', '/substitutions', {
    operation: 'listSubstitutions',
    summary: 'Substitutions that run or will run and concern the caller',
    tag,
    access: { ...access, audit: null },
    replies: { 200: SubstitutionsReply },
    handle: async (context) => ({ items: await listSubstitutions(context) }),
  })
  route(app, 'POST', '/substitutions', {
    operation: 'nameSubstitute',
    summary: 'Names who does the work of an absent officer',
    tag,
    access: { ...access, audit: 'substitution.named' },
    body: NamingBody,
    replies: { 201: z.object({ id: z.string() }) },
    handle: async (context, { body, reply }) =>
      reply.code(201).send({ id: await nameSubstitute(context, body) }),
  })
  route(app, 'DELETE', '/substitutions/:id', {
    operation: 'endSubstitution',
    summary: 'Ends a substitution at once, or takes back one that has not begun',
    tag,
    access: { ...access, audit: 'substitution.ended' },
    params: z.object({ id: z.string() }),
    replies: { 204: z.null() },
    handle: async (context, { params, reply }) => {
      const id = parseId<'substitution'>(params.id)
      if (id === null) throw new Refused('not-found/substitution')
      await endSubstitution(context, id)
      return reply.code(204).send(null)
    },
  })
}
