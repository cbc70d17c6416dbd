import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { Refused } from '#kernel/refused'
import { CODE_TITLE, SHEET_COLUMNS, SHEET_NAME } from '#modules/procedures'
import { readXlsx, type GivenSheet } from '#platform/spreadsheets'
import { TEXT } from '../domain/change.ts'
import type { ImportFormat } from '../domain/import.ts'
import { nationalRow, sheetRow, type GivenRow } from './given-rows.ts'
import { NationalWire } from './national-schema.ts'

/** The catalogue of a whole province in the national shape, at 16 KB for each of 2,000 procedures. */
export const MOST_IMPORT_BYTES = 32 * 1024 ** 2
const MOST_ROWS = 5_000
/** As many records are read at a stretch; then others have their turn on this thread. */
const RECORDS_AT_ONCE = 50

/**
 * The rows of a file: a workbook, or JSON of the national database.
 *
 * Refuses: `too-large/import`, `unsupported-type/import`, `invalid/import-not-json`, `invalid/import-too-costly`,
 * `invalid/import-sheet-missing`, `invalid/import-columns-missing` (with the `columns`), `invalid/import-empty`,
 * `invalid/import-too-many-rows`.
 */
export async function rowsIn(
  bytes: Buffer,
): Promise<{ readonly format: ImportFormat; readonly rows: readonly GivenRow[] }> {
  if (bytes.length > MOST_IMPORT_BYTES) throw new Refused('too-large/import')
  const isJson = /^\s*[[{]/u.test(
    bytes
      .subarray(0, 1_024)
      .toString('utf8')
      .replace(/^\uFEFF/u, ''),
  )
  const rows = isJson ? await nationalRows(bytes) : sheetRows(await sheetIn(bytes))
  if (rows.length === 0) throw new Refused('invalid/import-empty')
  if (rows.length > MOST_ROWS) throw new Refused('invalid/import-too-many-rows')
  return { format: isJson ? 'json' : 'xlsx', rows }
}

/** What a service answers is one record, several, or either of them within `data`. */
async function nationalRows(bytes: Buffer): Promise<GivenRow[]> {
  const given = parsed(bytes)
  const enveloped = z.looseObject({ data: z.unknown() }).safeParse(given)
  const records = enveloped.success ? enveloped.data.data : given
  const all: readonly unknown[] = Array.isArray(records) ? records : [records]
  const isRecord = (each: unknown) => typeof each === 'object' && each !== null && 'MATTHC' in each
  if (!all.some(isRecord))
    throw new Refused(all.length === 0 ? 'invalid/import-empty' : 'invalid/import-not-json')
  if (all.length > MOST_ROWS) throw new Refused('invalid/import-too-many-rows')
  const rows: GivenRow[] = []
  for (const [at, each] of all.entries()) {
    if (at > 0 && at % RECORDS_AT_ONCE === 0) await setImmediate()
    rows.push(nationalRowOf(each, at + 1))
  }
  return rows
}

function nationalRowOf(given: unknown, position: number): GivenRow {
  const { data, error } = NationalWire.safeParse(given)
  if (data !== undefined) return nationalRow(data, position)
  const faults = new Map(error.issues.flatMap(shapeFaults))
  const { MATTHC, TENTTHC } = (typeof given === 'object' && given !== null ? given : {}) as Record<
    string,
    unknown
  >
  return {
    position,
    code: '',
    codeColumn: 'MATTHC',
    name: typeof TENTTHC === 'string' ? TENTTHC : typeof MATTHC === 'string' ? MATTHC : '',
    change: TEXT,
    changeColumn: 'MATTHC',
    faults: [...faults].map(([column, code]) => ({ column, code, given: '' })),
    read: (before) => ({ content: before, faults: [] }),
  }
}

/** What is wrong with the shape of a record, under each of its keys. */
function shapeFaults(issue: z.core.$ZodIssue): (readonly [column: string, code: string])[] {
  const at = issue.path.map(String)
  if (issue.code !== 'unrecognized_keys') return [[at.join('.'), 'not-in-shape']]
  return issue.keys.map((key) => [[...at, key].join('.'), 'key-unknown'] as const)
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refused('invalid/import-not-json')
  }
}

async function sheetIn(bytes: Buffer): Promise<GivenSheet> {
  const read = await readXlsx(bytes)
  if (read === 'not-a-workbook') throw new Refused('unsupported-type/import')
  if (read === 'too-costly') throw new Refused('invalid/import-too-costly')
  const sheet = read.sheets.find(({ name }) => name.trim().normalize('NFC') === SHEET_NAME)
  if (sheet === undefined) throw new Refused('invalid/import-sheet-missing')
  return sheet
}

function sheetRows({ rows, formulas }: GivenSheet): GivenRow[] {
  const [head = [], ...below] = rows
  const titles = head.map((cell) => (typeof cell === 'string' ? cell.trim().normalize('NFC') : ''))
  const wanted = [CODE_TITLE, ...SHEET_COLUMNS.map(({ title }) => title)]
  const columns = wanted.filter((title) => !titles.includes(title))
  if (columns.length > 0)
    throw new Refused('invalid/import-columns-missing', { members: { columns } })
  const calculated = Map.groupBy(formulas, (cell) => Number(cell.replace(/^\D+/u, '')))
  return below.flatMap((row, at) => {
    if (row.every((cell) => cell === null || cell === '')) return []
    const position = at + 2
    const cells = new Map(titles.map((title, column) => [title, row[column] ?? null]))
    const own = (calculated.get(position) ?? []).map((cell) => titles[columnOf(cell)] ?? '')
    return [sheetRow(cells, position, new Set(own))]
  })
}

/** The number of a column from 0: `A` is 0, `AA` is 26. */
function columnOf(cell: string): number {
  const letters = Buffer.from(/^[A-Z]+/u.exec(cell)?.[0] ?? '')
  return letters.reduce((number, letter) => number * 26 + letter - 64, 0) - 1
}
