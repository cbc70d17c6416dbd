import { differing } from '#kernel/same'
import { organisationNow } from '#modules/organisations'
import {
  catalogueOf,
  cellText,
  CODE_TITLE,
  contentFaults,
  contentOfNational,
  contentOfRow,
  listVersions,
  localisationsNow,
  nationalCodeIn,
  procedureById,
  SHEET_COLUMNS,
  type Localisation,
  type NationalRecord,
  type ProcedureContent,
  type ProcedureVersion,
  type SheetNames,
} from '#modules/procedures'
import { emptyContent } from '#modules/publications'
import type { Context } from '#platform/context'
import type { GivenCell } from '#platform/spreadsheets'
import { keepingOwn, type ImportRow, type RowFault } from '../domain/import.ts'
import { EXAMPLE_CODE } from './template.ts'

/** A row of a file before it is compared with the catalogue. */
export interface GivenRow {
  readonly position: number
  readonly code: string
  /** The column or key that the code stands in. */
  readonly codeColumn: string
  readonly name: string
  /** What keeps the row from being read at all. */
  readonly faults: readonly RowFault[]
  readonly read: (
    before: ProcedureContent,
    names: SheetNames,
  ) => { readonly content: ProcedureContent; readonly faults: readonly RowFault[] }
}

/** What each row would change of the catalogue as it is now. */
export async function comparedRows(
  context: Context,
  given: readonly GivenRow[],
): Promise<ImportRow<ProcedureContent>[]> {
  const [names, local] = [await namesOf(context), await localisationsNow(context)]
  const times = Map.groupBy(given, ({ code }) => code)
  const rows: ImportRow<ProcedureContent>[] = []
  for (const row of given) {
    const [latest] = row.code === '' ? [] : await listVersions(context, row.code)
    const version = latest === undefined ? null : await procedureById(context, latest.id)
    const isTwice = row.code !== '' && (times.get(row.code)?.length ?? 0) > 1
    const twice = isTwice ? [{ column: row.codeColumn, code: 'code-twice', given: row.code }] : []
    const isEnded = latest !== undefined && latest.effectiveTo !== null
    rows.push(
      compared({ ...row, faults: [...row.faults, ...twice] }, names(row.code), {
        version,
        isEnded,
        local: local.get(row.code) ?? null,
      }),
    )
  }
  return rows
}

interface Present {
  readonly version: ProcedureVersion | null
  readonly isEnded: boolean
  readonly local: Localisation | null
}

function compared(
  row: GivenRow,
  names: SheetNames,
  { version, isEnded, local }: Present,
): ImportRow<ProcedureContent> {
  const base = {
    position: row.position,
    code: row.code === '' ? null : row.code,
    name: row.name === '' ? (version?.content.name ?? '') : row.name,
    baseVersionId: version?.id ?? null,
    publicationId: null,
  }
  const faulty = (faults: readonly RowFault[]) =>
    ({ ...base, state: 'faulty', content: null, changed: [], kept: [], faults }) as const
  if (row.code === EXAMPLE_CODE) return { ...faulty([leftOut(row.codeColumn)]), state: 'unchanged' }
  if (row.faults.length > 0) return faulty(row.faults)

  const before = version?.content ?? emptyContent()
  const read = row.read(before, names)
  const { content, kept } = keepingOwn(before, read.content, local?.ownParts ?? [])
  const faults = [...read.faults, ...ruleFaults(content, row.codeColumn, read.faults)]
  if (faults.length > 0) return faulty(faults)

  const changed = differing(before, content)
  const state = version === null || isEnded ? 'new' : changed.length > 0 ? 'changed' : 'unchanged'
  const whole = state === 'unchanged' ? null : content
  return {
    ...base,
    state,
    content: whole,
    changed,
    kept: [...kept, ...laidOver(changed, local)],
    faults: [],
  }
}

/** The note beside the row of the template that shows how to write. */
function leftOut(column: string): RowFault {
  return { column, code: 'example-row', given: '' }
}

/** The text has another address than before, and people see the locality's own. */
function laidOver(changed: readonly string[], local: Localisation | null): string[] {
  return changed.includes('national') && local?.place != null ? ['place'] : []
}

/** Parts that stand in the column of another. */
const WITHIN: Readonly<Record<string, string>> = {
  sectorGroup: 'sector',
  competentAgency: 'competence',
  handledElsewhere: 'competence',
  cases: 'components',
}

/** The rules that the whole breaks, one fault a column; where a piece could not be read its absence is not told too. */
function ruleFaults(
  content: ProcedureContent,
  codeColumn: string,
  known: readonly RowFault[],
): RowFault[] {
  if (codeColumn !== CODE_TITLE && known.length > 0) return []
  const told = new Set(known.map(({ column }) => column))
  const faults: RowFault[] = []
  for (const { path, code } of contentFaults(content)) {
    const part = String(path[0] ?? '')
    const column = SHEET_COLUMNS.find(({ id }) => id === (WITHIN[part] ?? part))?.title ?? part
    if (told.has(column)) continue
    told.add(column)
    const item = path.slice(1).find((piece) => typeof piece === 'number')
    const given = item === undefined ? '' : String(item + 1)
    faults.push({ column, code: RULES[code] ?? 'rule-broken', given })
  }
  return faults
}

const RULES: Readonly<Record<string, string>> = { too_small: 'cell-empty', too_big: 'too-long' }

/** The names in a row of a procedure: whoever looks after it stands for a unit that has ended. */
async function namesOf(context: Context): Promise<(code: string) => SheetNames> {
  const [organisation, { index }] = [await organisationNow(context), await catalogueOf(context)]
  const slugs = new Map(organisation.units.map(({ name, slug }) => [name.toLowerCase(), slug]))
  const groups = new Map(
    index.documents.map(({ entry: { content } }) => [content.sector, content.sectorGroup]),
  )
  return (code) => ({
    unitName: (slug) => organisation.named(slug, code)?.name ?? null,
    unitSlug: (name) => slugs.get(name.toLowerCase()) ?? null,
    sectorGroup: (sector) => groups.get(sector) ?? null,
  })
}

/** A record of the national database as a row. */
export function nationalRow(record: NationalRecord, position: number): GivenRow {
  const code = nationalCodeIn(record.MATTHC)
  return {
    position,
    code: code ?? '',
    codeColumn: 'MATTHC',
    name: record.TENTTHC ?? '',
    faults:
      code === null ? [{ column: 'MATTHC', code: 'code-not-national', given: record.MATTHC }] : [],
    read(before, names) {
      const { content, unread } = contentOfNational(record, before, names)
      return { content, faults: unread.map(asFault) }
    },
  }
}

/** A row of a sheet; `cells` are what stands below each heading. */
export function sheetRow(
  cells: ReadonlyMap<string, GivenCell>,
  position: number,
  formulas: ReadonlySet<string>,
): GivenRow {
  const given = codeIn(cells.get(CODE_TITLE) ?? null)
  const code = nationalCodeIn(given)
  const titles = [CODE_TITLE, ...SHEET_COLUMNS.map(({ title }) => title)]
  const strange = titles.flatMap((title) => {
    const fault = formulas.has(title)
      ? 'cell-is-formula'
      : kindFault(title, cells.get(title) ?? null)
    return fault === null
      ? []
      : [{ column: title, code: fault, given: shown(cells.get(title) ?? null) }]
  })
  const fault = { column: CODE_TITLE, code: 'code-not-national', given }
  const texts = new Map([...cells].map(([title, cell]) => [title, shown(cell)]))
  return {
    position,
    code: code ?? '',
    codeColumn: CODE_TITLE,
    name: cellText(texts.get('Tên thủ tục') ?? ''),
    faults: code === null ? [fault, ...strange] : strange,
    read(before, names) {
      const { content, unread } = contentOfRow(texts, before, names)
      return { content, faults: unread.map(asFault) }
    },
  }
}

function asFault({
  column,
  fault,
  piece,
}: {
  column: string
  fault: string
  piece: string
}): RowFault {
  return { column, code: fault, given: piece.slice(0, 200) }
}

/** A code that the office's program took for a number loses its last zeros: a national code has six places. */
function codeIn(cell: GivenCell): string {
  return typeof cell === 'number' && cell >= 1 && cell < 10 ? cell.toFixed(6) : shown(cell).trim()
}

/** Why a cell of that kind cannot be what was typed, or null. */
function kindFault(title: string, cell: GivenCell): string | null {
  if (cell instanceof Date) return 'cell-is-date'
  if (typeof cell === 'boolean') return 'cell-is-yes-no'
  const mayBeNumber = title === CODE_TITLE || title === 'Số bộ hồ sơ'
  return typeof cell === 'number' && !mayBeNumber ? 'cell-is-number' : null
}

function shown(cell: GivenCell): string {
  if (cell === null) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10).split('-').toReversed().join('/')
  return String(cell)
}
