import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { day } from '#kernel/day'
import { route } from '#platform/http'
import { UNIT_KINDS, UNIT_LEVELS } from '../domain/unit.ts'
import { listUnits, type ListedUnit } from '../usecases/read-organisation.ts'

const UnitsQuery = z.strictObject({
  level: z.enum(UNIT_LEVELS).optional(),
  q: z
    .string()
    .max(200)
    .optional()
    .describe('Part of the name or code; marks and case do not matter'),
  on: z.iso.date().optional().describe('The organisation of this day; today when left out'),
})

const UnitReply = z
  .object({
    code: z.string(),
    name: z.string(),
    kind: z.enum(UNIT_KINDS),
    level: z.enum(UNIT_LEVELS),
    parentCode: z.string().nullable(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
  })
  .meta({ id: 'Unit' })

const UnitsReply = z.object({
  items: z.array(UnitReply),
  nextCursor: z.null().describe('The list is never paged'),
})

/** `GET /units`: the organisation of a day, for everyone. */
export function unitRoutes(app: FastifyInstance): void {
  route(app, 'GET', '/units', {
    operation: 'listUnits',
    summary: 'The units of the locality as they stand on a day',
    tag: 'Units',
    access: { permission: 'units.read', scope: 'public', audit: null },
    query: UnitsQuery,
    replies: { 200: UnitsReply },
    handle: async (context, { query }) => {
      const units = await listUnits(context, {
        ...(query.level === undefined ? {} : { level: query.level }),
        ...(query.q === undefined ? {} : { text: query.q }),
        ...(query.on === undefined ? {} : { on: day(query.on) }),
      })
      return { items: units.map(unitReply), nextCursor: null }
    },
  })
}

function unitReply({ unit, parentCode }: ListedUnit): z.input<typeof UnitReply> {
  const { code, name, kind, level, validFrom, validTo } = unit
  return { code, name, kind, level, parentCode, validFrom, validTo }
}
