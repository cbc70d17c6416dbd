const MARK_OF_UTF8 = '\uFEFF'

/**
 * A table as comma-separated values (RFC 4180), with the mark by which spreadsheets know UTF-8. Text
 * that a spreadsheet would take for a formula is told to be text.
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  const lines = rows.map((row) => row.map(cellOf).join(','))
  return `${MARK_OF_UTF8}${lines.join('\r\n')}\r\n`
}

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
