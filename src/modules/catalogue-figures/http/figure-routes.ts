import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { day } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import { DayText } from '#modules/dossiers'
import { UNIT_READINGS } from '#modules/organisations'
import type { Context } from '#platform/context'
import { bytesReply, route } from '#platform/http'
import { XLSX_TYPE } from '#platform/spreadsheets'
import { FIGURE_LEVELS, FIGURES, isOfPeriod } from '../domain/figures.ts'
import { figuresSheet } from '../usecases/figures-sheet.ts'
import type { AskedFigures } from '../usecases/load-facts.ts'
import { readFigureLines, readFigures } from '../usecases/read-figures.ts'

const READ = { permission: 'catalogue.figures', scope: 'locality', audit: null } as const

const Asked = z.strictObject({
  on: DayText.optional().describe('As of which day; else the last of the period'),
  from: DayText.describe('The first day of the period'),
  until: DayText.optional().describe('The last one; else today'),
  units: z
    .enum(UNIT_READINGS)
    .default('then')
    .describe('Agencies by their names of then, or the units that look after the procedures now'),
})

const Count = z.number().int()
const ByLevel = z
  .object({ province: Count, district: Count, commune: Count })
  .nullable()
  .describe('A procedure of two levels counts at each; null for what is not counted by level')

const Scope = {
  locality: z.object({ code: z.string(), name: z.string() }),
  on: z.iso.date(),
  from: z.iso.date(),
  until: z.iso.date(),
  units: z.enum(UNIT_READINGS),
  unitsOn: z.iso.date().nullable().describe('The units of this day; null for those of then'),
}

const FiguresReply = z.object({
  ...Scope,
  items: z.array(
    z.object({
      name: z.enum(FIGURES),
      isOfPeriod: z.boolean().describe('Else it is as of the day'),
      total: Count,
      byLevel: ByLevel,
      of: z
        .object({ name: z.enum(FIGURES), total: Count, byLevel: ByLevel })
        .nullable()
        .describe('What it is a part of'),
      agencies: Count.nullable().describe('How many agencies settle them'),
    }),
  ),
  nextCursor: z.null(),
})

const LinesReply = z.object({
  ...Scope,
  total: Count.describe('The figure: as many lines there are in all'),
  items: z.array(
    z.object({
      key: z.string(),
      code: z.string().nullable().describe('Null for a decision'),
      name: z.string().describe('Of the procedure; of a decision what it is about'),
      level: z.enum(FIGURE_LEVELS).nullable(),
      agency: z.string().nullable(),
      reason: z.string().nullable().describe('Why the one-stop places do not receive it'),
      decision: z
        .object({ number: z.string().nullable(), decidedOn: z.iso.date().nullable() })
        .nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
})

/** The figures of procedure control, and what stands behind each. */
export function figureRoutes(app: FastifyInstance): void {
  route(app, 'GET', '/reports/catalogue', {
    operation: 'listCatalogueFigures',
    summary: 'Procedures, processes and publication decisions, as of a day and for a period',
    tag: 'Reports',
    access: READ,
    query: Asked,
    replies: { 200: FiguresReply },
    async handle(context, { query }) {
      const { locality, asked, unitsOn, figures } = await readFigures(
        context,
        askedOf(context, query),
      )
      const items = figures.map((figure) => ({ ...figure, isOfPeriod: isOfPeriod(figure.name) }))
      return { locality, ...asked, unitsOn, items, nextCursor: null }
    },
  })

  route(app, 'GET', '/reports/catalogue/lines', {
    operation: 'listCatalogueFigureLines',
    summary: 'The procedures or decisions that a figure counts',
    tag: 'Reports',
    access: READ,
    query: Asked.extend({
      figure: z.enum(FIGURES),
      level: z.enum(FIGURE_LEVELS).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(200).optional(),
    }),
    replies: { 200: LinesReply },
    async handle(context, { query }) {
      const { figure: name, level = null, limit, cursor = null } = query
      const asked = askedOf(context, query)
      const page = { after: cursor, limit }
      const { locality, unitsOn, total, lines, next } = await readFigureLines(
        context,
        asked,
        { name, level },
        page,
      )
      return { locality, ...asked, unitsOn, total, items: [...lines], nextCursor: next }
    },
  })

  route(app, 'GET', '/reports/catalogue/xlsx', {
    operation: 'downloadCatalogueFigures',
    summary: 'The figures as a workbook',
    tag: 'Reports',
    access: READ,
    query: Asked,
    replies: { 200: bytesReply('The workbook', [XLSX_TYPE]) },
    async handle(context, { query, reply }) {
      const sheet = await figuresSheet(context, askedOf(context, query))
      void reply.header('content-type', XLSX_TYPE).header('cache-control', 'private, no-store')
      return sheet
    },
  })
}

function askedOf(
  context: Context,
  { on, from, until, units }: z.output<typeof Asked>,
): AskedFigures {
  const last = until ?? dayOf(context.clock.now())
  return { on: day(on ?? last), from: day(from), until: day(last), units }
}
