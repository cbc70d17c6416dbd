import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { route } from '#platform/http'
import { publicVersions } from '../usecases/public-versions.ts'
import type { CitedDecision } from '../usecases/version-line.ts'

const Day = z.iso.date()

const Decision = z
  .object({ number: z.string().nullable(), decidedOn: Day.nullable(), issuer: z.string() })
  .nullable()
  .meta({ description: 'Null for a version from before decisions were kept here' })

const VersionsReply = z.object({
  items: z.array(
    z.object({
      version: z.int(),
      effectiveFrom: Day,
      effectiveTo: Day.nullable().meta({ description: 'The last day on which it holds' }),
      decision: Decision,
    }),
  ),
  ending: z
    .object({
      endsFrom: Day,
      decision: Decision,
      replacedBy: z.object({ code: z.string(), name: z.string().nullable() }).nullable(),
    })
    .nullable(),
  nextCursor: z.string().nullable(),
})

/** The versions of a procedure as open data. */
export function versionRoutes(app: FastifyInstance): void {
  route(app, 'GET', '/procedures/:code/versions', {
    operation: 'listProcedureVersions',
    summary: 'Every version of a procedure, the newest first, with its days and its decision',
    tag: 'Catalogue',
    access: { permission: 'procedures.read', scope: 'public', audit: null },
    params: z.object({ code: z.string().max(20) }),
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(100).default(25),
      cursor: z.string().max(200).optional(),
    }),
    replies: { 200: VersionsReply },
    async handle(context, { params, query: { cursor = null, limit } }) {
      const page = await publicVersions(context, params.code, { cursor, limit })
      return {
        items: page.versions.map(({ number, effectiveFrom, effectiveTo, decision }) => ({
          version: number,
          effectiveFrom,
          effectiveTo,
          decision: cited(decision),
        })),
        ending:
          page.ending === null ? null : { ...page.ending, decision: cited(page.ending.decision) },
        nextCursor: page.nextCursor,
      }
    },
  })
}

function cited(decision: CitedDecision | null) {
  if (decision === null) return null
  const { number, decidedOn, issuer } = decision
  return { number, decidedOn, issuer }
}
