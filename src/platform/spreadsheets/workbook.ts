import writeXlsxFile, { type Cell } from 'write-excel-file/node'
import type { CellValue, Table } from './table.ts'

/** A workbook with that one sheet. Text stays text, whatever formula it looks like. */
export function workbookOf({ name, columns, rows }: Table): Promise<Buffer> {
  const head = columns.map(({ title }): Cell => ({
    value: title,
    fontWeight: 'bold',
    wrap: true,
    alignVertical: 'center',
  }))
  return writeXlsxFile([head, ...rows.map((row) => row.map(cellOf))], {
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  }).toBuffer()
}

/** Vietnam keeps UTC+7 all year. A workbook knows no offsets: its instants are what a clock on the wall shows. */
const OFFSET_MILLISECONDS = 7 * 3_600_000

function cellOf(value: CellValue): Cell {
  if (value === null) return null
  if (value instanceof Date) {
    return {
      value: new Date(value.getTime() + OFFSET_MILLISECONDS),
      type: Date,
      format: 'dd/mm/yyyy hh:mm',
    }
  }
  return typeof value === 'number'
    ? { value, type: Number }
    : { value: printable(value), type: String, wrap: true }
}

/** Without what XML cannot hold: one such character and the whole workbook does not open. */
function printable(text: string): string {
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').toWellFormed()
}
