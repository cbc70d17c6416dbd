import {
  cellText,
  CODE_TITLE,
  contentOfNational,
  contentOfRow,
  nationalCodeIn,
  SHEET_COLUMNS,
  type ProcedureContent,
  type SheetNames,
} from '#modules/procedures'
import type { GivenCell } from '#platform/spreadsheets'
import {
  CHANGE_TITLE,
  changeInCell,
  changeInRecord,
  NATIONAL_CHANGE,
  TEXT,
  type GivenChange,
} from '../domain/change.ts'
import type { RowFault } from '../domain/import.ts'
import type { NationalWire } from './national-schema.ts'

/** A row of a file before it is compared with the catalogue. */
export interface GivenRow {
  readonly position: number
  readonly code: string
  /** The column or key that the code stands in. */
  readonly codeColumn: string
  readonly name: string
  /** Whether it is repealed, or issued in place of another. */
  readonly change: GivenChange
  /** The column or key that says so. */
  readonly changeColumn: string
  /** What keeps the row from being read at all. */
  readonly faults: readonly RowFault[]
  readonly read: (
    before: ProcedureContent,
    names: SheetNames,
  ) => { readonly content: ProcedureContent; readonly faults: readonly RowFault[] }
}

/** A record of the national database as a row. */
export function nationalRow(record: NationalWire, position: number): GivenRow {
  const code = nationalCodeIn(record.MATTHC)
  const strange = { column: 'MATTHC', code: 'code-not-national', given: record.MATTHC }
  const { faults, ...change } = changeOf(record)
  return {
    position,
    code: code ?? '',
    codeColumn: 'MATTHC',
    name: record.TENTTHC ?? '',
    ...change,
    faults: code === null ? [strange, ...faults] : faults,
    read(before, names) {
      const { content, unread } = contentOfNational(record, before, names)
      return { content, faults: unread.map(asFault) }
    },
  }
}

/** Whether a national record is of a procedure that is repealed, or that replaces another. */
function changeOf(record: NationalWire): Pick<GivenRow, 'change' | 'changeColumn' | 'faults'> {
  const said = {
    status: record[NATIONAL_CHANGE.status],
    replaces: record[NATIONAL_CHANGE.replaces],
    replacedBy: record[NATIONAL_CHANGE.replacedBy],
  }
  const change = changeInRecord(said, nationalCodeIn)
  if (!('unread' in change)) return { change, changeColumn: columnOf(change), faults: [] }
  const column = NATIONAL_CHANGE[change.unread]
  const code = change.unread === 'status' ? 'status-unknown' : 'code-not-national'
  const given = said[change.unread] ?? ''
  return { change: TEXT, changeColumn: column, faults: [{ column, code, given }] }
}

/** The key of a national record that names the other procedure, or says that one is repealed. */
function columnOf(change: GivenChange): string {
  return NATIONAL_CHANGE[change.kind === 'replace' ? 'replaces' : 'status']
}

/** A row of a sheet; `cells` are what stands below each heading. */
export function sheetRow(
  cells: ReadonlyMap<string, GivenCell>,
  position: number,
  formulas: ReadonlySet<string>,
): GivenRow {
  const given = codeIn(cells.get(CODE_TITLE) ?? null)
  const code = nationalCodeIn(given)
  const texts = new Map([...cells].map(([title, cell]) => [title, shown(cell)]))
  const said = cellText(texts.get(CHANGE_TITLE) ?? '')
  const change = changeInCell(said, nationalCodeIn)
  const strange = titlesRead(change).flatMap((title) => {
    const fault = formulas.has(title)
      ? 'cell-is-formula'
      : kindFault(title, cells.get(title) ?? null)
    return fault === null
      ? []
      : [{ column: title, code: fault, given: shown(cells.get(title) ?? null) }]
  })
  const fault = { column: CODE_TITLE, code: 'code-not-national', given }
  const unread = { column: CHANGE_TITLE, code: 'change-unreadable', given: said }
  return {
    position,
    code: code ?? '',
    codeColumn: CODE_TITLE,
    name: cellText(texts.get('Tên thủ tục') ?? ''),
    change: change ?? TEXT,
    changeColumn: CHANGE_TITLE,
    faults: [...(code === null ? [fault] : []), ...(change === null ? [unread] : []), ...strange],
    read(before, names) {
      const row = contentOfRow(texts, before, names)
      return { content: row.content, faults: row.unread.map(asFault) }
    },
  }
}

/** The columns in which a cell may be wrong in kind: of a repeal nothing but its code is read. */
function titlesRead(change: GivenChange | null): readonly string[] {
  const own = change?.kind === 'repeal' ? [] : SHEET_COLUMNS.map(({ title }) => title)
  return [CODE_TITLE, ...own, CHANGE_TITLE]
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
