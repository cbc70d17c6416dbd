/** What stands in a cell. An instant is shown as a date and time of Vietnam; null is left empty. */
export type CellValue = string | number | Date | null

export type Row = readonly CellValue[]

/** One sheet: a row of headings that stays in sight, and the rows below. */
export interface Table {
  /** The name on the tab, at most 31 characters. */
  readonly name: string
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly rows: readonly Row[]
}
