import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { day } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import { route } from '#platform/http'
import { ACCEPTANCE_LEVELS } from '../domain/acceptance.ts'
import { CHANGE_KINDS } from '../domain/changes.ts'
import { recordAcceptance, SignedAcceptance } from '../usecases/record-acceptance.ts'
import { viewAcceptanceDecision, viewAcceptances } from '../usecases/view-acceptances.ts'

const READ = { permission: 'catalogue.figures', scope: 'locality', audit: null } as const

const Day = z.iso.date()
const Page = {
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
}

const Said = {
  isReceived: z.boolean(),
  reason: z.string().nullable().describe('Why the one-stop places do not receive it'),
}
const Line = z.object({
  code: z.string(),
  level: z.enum(ACCEPTANCE_LEVELS),
  name: z.string().describe('Of the procedure on that day; its code when the catalogue has none'),
})
const Decision = z.object({
  id: z.string(),
  number: z.string(),
  decidedOn: Day,
  signer: z.string(),
  effectiveFrom: Day,
  replacesEarlier: z.boolean().describe('Whether the lists before it no longer hold'),
})

const ListReply = z.object({
  on: Day,
  total: z.int(),
  items: z.array(Line.extend(Said)),
  decisions: z
    .array(Decision.extend({ standing: z.enum(['in-force', 'ahead', 'replaced']) }))
    .describe('Every decision, the latest first, as it stands on the day'),
  nextCursor: z.string().nullable(),
})

const ChangesReply = z.object({
  decision: Decision,
  total: z.int(),
  items: z.array(
    Line.extend({
      kind: z.enum(CHANGE_KINDS),
      before: z.object(Said).nullable().describe('Null when no list said anything'),
      after: z.object(Said).nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
})

/** How lists of what the one-stop places receive come in, and how they are read. */
export function acceptanceRoutes(app: FastifyInstance): void {
  route(app, 'POST', '/acceptance-lists', {
    operation: 'recordAcceptanceList',
    summary: 'Record the decision on which procedures the one-stop places receive, and which not',
    tag: 'Catalogue',
    access: { permission: 'catalogue.publish', scope: 'locality', audit: 'acceptance.recorded' },
    body: SignedAcceptance,
    replies: { 201: z.object({ id: z.string() }) },
    async handle(context, { body, reply }) {
      const id = await recordAcceptance(context, body)
      void reply.code(201)
      return { id }
    },
  })
  readingRoutes(app)
}

function readingRoutes(app: FastifyInstance): void {
  route(app, 'GET', '/acceptance-lists', {
    operation: 'readAcceptanceList',
    summary: 'What the one-stop places receive on a day and what not, and by which decisions',
    tag: 'Catalogue',
    access: READ,
    query: z.strictObject({
      on: Day.optional().describe('As of which day; else today'),
      level: z.enum(ACCEPTANCE_LEVELS).optional(),
      received: z.enum(['yes', 'no']).optional(),
      ...Page,
    }),
    replies: { 200: ListReply },
    async handle(context, { query }) {
      const on = query.on === undefined ? dayOf(context.clock.now()) : day(query.on)
      const { level = null, received, cursor = null, limit } = query
      const isReceived = received === undefined ? null : received === 'yes'
      const { total, lines, next, decisions } = await viewAcceptances(context, on, {
        filter: { level, isReceived },
        page: { after: cursor, limit },
      })
      const items = lines.map(({ code, level: at, name, reason }) => ({
        code,
        level: at,
        name,
        ...said({ reason }),
      }))
      return { on, total, items, decisions, nextCursor: next }
    },
  })

  route(app, 'GET', '/acceptance-lists/:decisionId', {
    operation: 'readAcceptanceDecision',
    summary: 'A decision on what the one-stop places receive, and what it changed',
    tag: 'Catalogue',
    access: READ,
    params: z.strictObject({ decisionId: z.string().max(36) }),
    query: z.strictObject(Page),
    replies: { 200: ChangesReply },
    async handle(context, { params, query: { cursor = null, limit } }) {
      const page = { after: cursor, limit }
      const found = await viewAcceptanceDecision(context, params.decisionId, page)
      const items = found.changes.map(({ before, after, ...change }) => ({
        ...change,
        before: before === null ? null : said(before),
        after: after === null ? null : said(after),
      }))
      return { decision: found.decision, total: found.total, items, nextCursor: found.next }
    },
  })
}

function said({ reason }: { readonly reason: string | null }) {
  return { isReceived: reason === null, reason }
}
