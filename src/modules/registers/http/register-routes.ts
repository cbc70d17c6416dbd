import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { day } from '#kernel/day'
import { DayText } from '#modules/dossiers'
import { UNIT_READINGS, UNIT_STANDINGS } from '#modules/organisations'
import { bytesReply, route } from '#platform/http'
import { XLSX_TYPE } from '#platform/spreadsheets'
import { BOOK_KINDS } from '../domain/book.ts'
import { controlSlipOf } from '../usecases/control-slip.ts'
import { readRegister, registerPrint, registerSheet } from '../usecases/read-register.ts'
import { readRegisterCursor, writeRegisterCursor } from './register-cursor.ts'

const READ = {
  permission: 'register.read',
  scope: 'dossier',
  audit: 'register.read',
} as const

const BookQuery = z.strictObject({
  unit: z
    .string()
    .max(35)
    .describe('The code of the unit whose register it is; also one that has ended'),
  kind: z.enum(BOOK_KINDS).describe('What the place received, or what the agency decides'),
  from: DayText.describe('The first day of receipt'),
  until: DayText.describe('The last day of receipt'),
})

const ReadBookQuery = BookQuery.extend({
  units: z
    .enum(UNIT_READINGS)
    .default('then')
    .describe('By the units of then, or by those that have their affairs now'),
})

const RegisterReply = z.object({
  locality: z.object({ code: z.string(), name: z.string() }),
  unitName: z.string().describe('Whose register it is; by the units of now, whoever took over'),
  unitStanding: z
    .enum(UNIT_STANDINGS)
    .describe(
      'By the units of now: divided, and these had ended before; or ended with nobody to take over',
    ),
  successors: z.array(z.string()).describe('The names of those it was divided among'),
  units: z.enum(UNIT_READINGS),
  unitsOn: z.iso.date().nullable().describe('The units of this day; null for those of then'),
  items: z.array(
    z.object({
      number: z.number().int().describe('Its place in the book of the period'),
      code: z.string(),
      procedure: z.string(),
      applicant: z.string(),
      address: z.string().nullable(),
      phone: z.string().nullable(),
      agency: z.string(),
      receivedAt: z.string(),
      dueAt: z.string().nullable(),
      returnedAt: z.string().nullable(),
      delivery: z.enum(['counter', 'post', 'electronic']),
      receivedBy: z.string().nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
})

/** How dossiers are kept track of on paper: the register of a unit, and the control slip of a dossier. */
export function registerRoutes(app: FastifyInstance): void {
  route(app, 'GET', '/dossiers/:code/control-slip', {
    operation: 'readControlSlip',
    summary: 'The control slip as it stands now: every hand-over, early or late; for officers',
    tag: 'Letters',
    access: { permission: 'dossiers.read', scope: 'dossier', audit: 'letter.read' },
    params: z.object({ code: z.string().max(80) }),
    replies: { 200: bytesReply('The control slip', ['application/pdf']) },
    handle: async (context, { params, reply }) => {
      const pages = await controlSlipOf(context, params.code)
      return asFile(reply, 'application/pdf', pages)
    },
  })

  route(app, 'GET', '/register', {
    operation: 'listRegister',
    summary: 'The register of a unit for a period, in the order of receipt',
    tag: 'Registers',
    access: READ,
    query: ReadBookQuery.extend({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(300).optional(),
    }),
    replies: { 200: RegisterReply },
    handle: async (context, { query }) => {
      const { limit, cursor } = query
      const after = cursor === undefined ? null : readRegisterCursor(cursor)
      const { units } = query
      const page = await readRegister(context, { ...askedOf(query), units }, { after, limit })
      return { ...page.scope, items: page.items, nextCursor: writeRegisterCursor(page.next) }
    },
  })

  route(app, 'GET', '/register/xlsx', {
    operation: 'downloadRegister',
    summary: 'The whole register of a unit and period as a workbook, up to 5,000 dossiers',
    tag: 'Registers',
    access: READ,
    query: ReadBookQuery,
    replies: { 200: bytesReply('The workbook', [XLSX_TYPE]) },
    handle: async (context, { query, reply }) =>
      asFile(
        reply,
        XLSX_TYPE,
        await registerSheet(context, { ...askedOf(query), units: query.units }),
      ),
  })

  route(app, 'GET', '/register/pdf', {
    operation: 'printRegister',
    summary: 'The whole register of a unit and period in the statutory form, up to 500 dossiers',
    tag: 'Registers',
    access: READ,
    query: BookQuery,
    replies: { 200: bytesReply('The register', ['application/pdf']) },
    handle: async (context, { query, reply }) =>
      asFile(reply, 'application/pdf', await registerPrint(context, askedOf(query))),
  })
}

function askedOf({ unit, kind, from, until }: z.output<typeof BookQuery>) {
  return { unitCode: unit, kind, from: day(from), until: day(until) }
}

function asFile(reply: FastifyReply, mediaType: string, bytes: Buffer): Buffer {
  void reply.header('content-type', mediaType).header('cache-control', 'private, no-store')
  return bytes
}
