import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { day } from '#kernel/day'
import { DayText } from '#modules/dossiers'
import { UNIT_READINGS, UNIT_STANDINGS } from '#modules/organisations'
import { bytesReply, route } from '#platform/http'
import { XLSX_TYPE } from '#platform/spreadsheets'
import { FIGURES_BY, LATE_KINDS } from '../domain/figures.ts'
import { latenessSheet, readLateness, readLatenessBehind } from '../usecases/read-lateness.ts'

const READ = {
  permission: 'lateness.read',
  scope: 'dossier',
  audit: 'lateness.read',
} as const

const Asked = z.strictObject({
  unit: z
    .string()
    .max(35)
    .optional()
    .describe('With all below it; else all that the caller may see'),
  from: DayText.describe('The first day on which a late step ended'),
  until: DayText.describe('The last one; a period with today in it has the open steps, too'),
  units: z
    .enum(UNIT_READINGS)
    .default('then')
    .describe('By the units of then, or by those that have their affairs now'),
})

const By = z.enum(FIGURES_BY)

const Scope = {
  locality: z.object({ code: z.string(), name: z.string() }),
  units: z.enum(UNIT_READINGS),
  unitsOn: z.iso.date().nullable().describe('The units of this day; null for those of then'),
}

const UnitOfFigure = {
  unitName: z.string(),
  unitStanding: z
    .enum(UNIT_STANDINGS)
    .describe(
      'By the units of now: divided, and this was over before; or ended with nobody to take over',
    ),
  successors: z.array(z.string()).describe('The names of those it was divided among'),
}

const Sums = {
  dossiers: z.number().int(),
  hours: z.number().describe('Working hours late at this place'),
  inheritedHours: z.number().describe('Working hours of what was late on arrival'),
}

const FiguresReply = z.object({
  ...Scope,
  total: z.object(Sums).describe('The same by whatever it is summed up, and by whichever units'),
  items: z.array(
    z.object({
      key: z.string().describe('Names what stands behind the figure'),
      ...UnitOfFigure,
      kind: z.enum(LATE_KINDS).nullable().describe('By step: a step, or an opinion asked for'),
      stepName: z.string().nullable(),
      procedureName: z.string().nullable(),
      personName: z.string().nullable().describe('Null by person: nobody had taken it'),
      ...Sums,
    }),
  ),
  nextCursor: z.null(),
})

const BehindReply = z.object({
  ...Scope,
  items: z.array(
    z.object({
      key: z.string(),
      code: z.string(),
      procedureName: z.string(),
      kind: z.enum(LATE_KINDS),
      stepName: z.string().nullable().describe('Null for an opinion'),
      ...UnitOfFigure,
      unitNameThen: z.string().describe('What the unit was called that had it then'),
      personName: z.string().nullable(),
      openedAt: z.string(),
      dueAt: z.string(),
      closedAt: z.string().nullable(),
      hours: z.number(),
      isInherited: z.boolean(),
      extensions: z.number().int(),
    }),
  ),
  nextCursor: z.string().nullable(),
})

/** Reports over the dossiers of many. */
export function reportRoutes(app: FastifyInstance): void {
  route(app, 'GET', '/reports/lateness', {
    operation: 'listLateness',
    summary: 'Lateness in working hours, by unit, step or person; an officer sees their own',
    tag: 'Reports',
    access: READ,
    query: Asked.extend({ by: By }),
    replies: { 200: FiguresReply },
    handle: async (context, { query }) => {
      const { scope, total, figures } = await readLateness(context, askedOf(query), query.by)
      return { ...scope, total, items: figures, nextCursor: null }
    },
  })

  route(app, 'GET', '/reports/lateness/dossiers', {
    operation: 'listLateDossiers',
    summary: 'The dossiers behind a figure of lateness, the most hours first',
    tag: 'Reports',
    access: READ,
    query: Asked.extend({
      by: By.default('unit'),
      key: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(200).optional(),
    }),
    replies: { 200: BehindReply },
    handle: async (context, { query }) => {
      const { by, key = null, limit, cursor = null } = query
      const behind = { ...askedOf(query), by, key }
      const page = await readLatenessBehind(context, behind, { after: cursor, limit })
      return { ...page.scope, items: page.items, nextCursor: page.next }
    },
  })

  route(app, 'GET', '/reports/lateness/xlsx', {
    operation: 'downloadLateness',
    summary: 'Every late stay of the period as a workbook',
    tag: 'Reports',
    access: READ,
    query: Asked,
    replies: { 200: bytesReply('The workbook', [XLSX_TYPE]) },
    handle: async (context, { query, reply }) => {
      const sheet = await latenessSheet(context, askedOf(query))
      void reply.header('content-type', XLSX_TYPE).header('cache-control', 'private, no-store')
      return sheet
    },
  })
}

function askedOf({ unit, from, until, units }: z.output<typeof Asked>) {
  return { unitCode: unit ?? null, from: day(from), until: day(until), units }
}
