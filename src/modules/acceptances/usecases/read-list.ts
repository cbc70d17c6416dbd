import { Refused } from '#kernel/refused'
import { readXlsx, type GivenCell } from '#platform/spreadsheets'
import { cellsIn } from '../domain/given-lines.ts'

/** The largest file of a list. */
export const MOST_LIST_BYTES = 10 * 1024 ** 2

/**
 * The text of a list that comes as a workbook (its first sheet) or as CSV, one line a row, cells apart by tabs: as if
 * it had been pasted. Refuses: `too-large/import`, `unsupported-type/import`, `invalid/import-too-costly`.
 */
export async function listTextOf(bytes: Buffer): Promise<string> {
  if (bytes.length > MOST_LIST_BYTES) throw new Refused('too-large/import')
  const rows = bytes.subarray(0, 2).toString('latin1') === 'PK' ? await rowsOf(bytes) : csvOf(bytes)
  return rows
    .map((cells) => cells.map(pasted).join('\t'))
    .join('\n')
    .trimEnd()
}

/** A cell as it stands in pasted text: on one line, and in quotes when it has some. */
function pasted(cell: string): string {
  const line = cell.replaceAll(/\s+/gu, ' ').trim()
  return line.includes('"') ? `"${line.replaceAll('"', '""')}"` : line
}

async function rowsOf(bytes: Buffer): Promise<string[][]> {
  const read = await readXlsx(bytes)
  if (read === 'too-costly') throw new Refused('invalid/import-too-costly')
  if (read === 'not-a-workbook') throw new Refused('unsupported-type/import')
  return (read.sheets[0]?.rows ?? []).map((row) => row.map(textOf))
}

/** A code that the office's program took for a number loses its last zeros: a national code has six places. */
function textOf(cell: GivenCell, column: number): string {
  if (cell === null) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return column === 0 && typeof cell === 'number' ? cell.toFixed(6) : String(cell)
}

function csvOf(bytes: Buffer): string[][] {
  try {
    return cellsIn(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refused('unsupported-type/import')
  }
}
