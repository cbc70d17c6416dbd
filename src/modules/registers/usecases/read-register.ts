import { dayOf, formatInstant, formatInstantOrNull, instantOn } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { issuerOf } from '#modules/dossiers'
import { deliveryInWords, registerPages, type RegisterLineFacts } from '#modules/letters'
import { figureUnit, unitInWords, unitReadingInWords } from '#modules/organisations'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import { xlsxOf, type CellValue } from '#platform/spreadsheets'
import {
  countRegister,
  listRegister,
  type RegisterPosition,
  type RegisterRow,
} from '../db/register.queries.ts'
import { dayOfPrint, MOST_LINES_OF_PRINT, MOST_LINES_OF_SHEET } from '../domain/book.ts'
import { openBook, type AskedBook, type OpenBook } from './open-book.ts'

export type { RegisterPosition }

/** A page of a register. */
export type RegisterPage = Awaited<ReturnType<typeof readRegister>>

/** Lines that are fetched at once for a download. */
const AT_ONCE = 1_000

/**
 * A page of the register of dossiers of a unit (form 07 of 2025, 06 of 2018), in the order of
 * receipt, for those who may see every dossier in it.
 *
 * Audit: `register.read`. Refuses: what `openBook` refuses.
 */
export async function readRegister(
  context: Context,
  asked: AskedBook,
  page: { readonly after: RegisterPosition | null; readonly limit: number },
) {
  const opened = await openBook(context, asked)
  const rows = await inTransaction(context.db, async (tx) => {
    const [found] = await Promise.all([
      listRegister(tx, opened.book, { ...page, limit: page.limit + 1 }),
      recordReading(tx, context, asked),
    ])
    return found
  })
  const shown = rows.slice(0, page.limit)
  const before = page.after?.number ?? 0
  const last = shown.at(-1)
  return {
    scope: scopeOf(context, asked, opened),
    items: shown.map((row, at) => itemOf(lineOf(row, before + at + 1, opened))),
    next:
      rows.length > page.limit && last !== undefined
        ? { receivedAt: last.receivedAt, id: last.id, number: before + shown.length }
        : null,
  }
}

/**
 * A whole register as a workbook, a row for each line, times as times. Each row says for itself whose register it is
 * and by the units of when.
 *
 * Audit: `register.read`. Refuses: what `openBook` refuses, `invalid/register-too-long-for-sheet`.
 */
export async function registerSheet(context: Context, asked: AskedBook): Promise<Buffer> {
  const opened = await openBook(context, asked)
  const lines = await allLines(context, asked, opened, {
    most: MOST_LINES_OF_SHEET,
    otherwise: 'invalid/register-too-long-for-sheet',
  })
  const { locality, unitsOn } = scopeOf(context, asked, opened)
  const whose = [unitInWords(opened.unit), locality.name, unitReadingInWords(unitsOn)]
  const rows = lines.map((line) => [...cellsOf(line), ...whose])
  return xlsxOf({ name: 'Sổ theo dõi hồ sơ', columns: COLUMNS, rows })
}

/**
 * A whole register as PDF, in the form of the circular in force on the last day of the period. The form is the book
 * that the unit of then kept: it is never made by the units of now.
 *
 * Audit: `register.read`. Refuses: what `openBook` refuses, `invalid/register-too-long-for-print`.
 */
export async function registerPrint(
  context: Context,
  given: Omit<AskedBook, 'units'>,
): Promise<Buffer> {
  const asked: AskedBook = { ...given, units: 'then' }
  const opened = await openBook(context, asked)
  const lines = await allLines(context, asked, opened, {
    most: MOST_LINES_OF_PRINT,
    otherwise: 'invalid/register-too-long-for-print',
  })
  const day = dayOfPrint(asked, dayOf(context.clock.now()))
  return registerPages({
    issuer: issuerOf(opened.unit.id, opened.organisation, context.locality.name),
    serial: null,
    madeAt: instantOn(day, 0),
    unit: opened.unit.name,
    from: asked.from,
    until: asked.until,
    lines,
  })
}

/** Every line, in one transaction so that they are of one moment. Too many are refused before they are fetched. */
async function allLines(
  context: Context,
  asked: AskedBook,
  opened: OpenBook,
  limit: {
    readonly most: number
    readonly otherwise:
      | 'invalid/register-too-long-for-sheet'
      | 'invalid/register-too-long-for-print'
  },
): Promise<RegisterLineFacts[]> {
  const rows = await inTransaction(context.db, async (tx) => {
    if ((await countRegister(tx, opened.book, limit.most + 1)) > limit.most) {
      throw new Refused(limit.otherwise)
    }
    await recordReading(tx, context, asked)
    const all: RegisterRow[] = []
    for (;;) {
      const last = all.at(-1)
      const after = last === undefined ? null : { ...last, number: all.length }
      const found = await listRegister(tx, opened.book, { after, limit: AT_ONCE })
      all.push(...found)
      if (found.length < AT_ONCE) return all
    }
  })
  return rows.map((row, at) => lineOf(row, at + 1, opened))
}

function recordReading(tx: Write, context: Context, asked: AskedBook): Promise<void> {
  const { kind, from, until } = asked
  return record(tx, context, 'register.read', {
    kind: 'unit',
    id: asked.unitCode,
    details: { kind, from, until },
  })
}

/** What a register must never be told without: whose it is, and by the units of when. */
function scopeOf({ locality, clock }: Context, { units }: AskedBook, { unit }: OpenBook) {
  return {
    locality: { code: locality.code, name: locality.name },
    unitName: unit.name,
    unitStanding: unit.standing,
    successors: [...unit.successors],
    units,
    unitsOn: units === 'now' ? dayOf(clock.now()) : null,
  }
}

/** The agency of a line: by the unit of then the one that decided then, by its old name. */
function lineOf(row: RegisterRow, number: number, { organisation, book }: OpenBook) {
  const agency =
    book.readWith === null
      ? figureUnit(organisation, 'then', row.agencyThenId, null)
      : figureUnit(organisation, 'now', row.competentUnitId, null)
  return {
    number,
    code: row.code,
    procedure: row.procedureName,
    applicant: row.applicantName,
    address: row.address,
    phone: row.phone,
    agency: agency === null ? '' : unitInWords(agency),
    receivedAt: row.receivedAt,
    dueAt: row.dueAt,
    returnedAt: row.returnedAt,
    delivery: row.delivery,
    receivedBy: row.receivedBy,
  } satisfies RegisterLineFacts
}

function itemOf(line: RegisterLineFacts) {
  return {
    ...line,
    receivedAt: formatInstant(line.receivedAt),
    dueAt: formatInstantOrNull(line.dueAt),
    returnedAt: formatInstantOrNull(line.returnedAt),
  }
}

const COLUMNS = [
  { title: 'TT', width: 6 },
  { title: 'Mã hồ sơ', width: 26 },
  { title: 'Tên thủ tục hành chính', width: 48 },
  { title: 'Tên tổ chức, cá nhân', width: 28 },
  { title: 'Địa chỉ', width: 36 },
  { title: 'Số điện thoại', width: 16 },
  { title: 'Cơ quan chủ trì giải quyết', width: 32 },
  { title: 'Nhận hồ sơ', width: 18 },
  { title: 'Hẹn trả kết quả', width: 18 },
  { title: 'Trả kết quả', width: 18 },
  { title: 'Cách nhận kết quả', width: 16 },
  { title: 'Người nhận kết quả', width: 28 },
  { title: 'Sổ của', width: 32 },
  { title: 'Địa phương', width: 22 },
  { title: 'Đơn vị tính theo', width: 30 },
] as const

function cellsOf(line: RegisterLineFacts): CellValue[] {
  return [
    line.number,
    line.code,
    line.procedure,
    line.applicant,
    line.address,
    line.phone,
    line.agency,
    line.receivedAt,
    line.dueAt,
    line.returnedAt,
    deliveryInWords(line.delivery),
    line.receivedBy,
  ]
}
