/** What somebody typed into a cell; an instant stands where the office's program made a date of it. */
export type GivenCell = string | number | boolean | Date | null

/** One sheet of a workbook that was sent in: its rows from the first on, empty ones in their place. */
export interface GivenSheet {
  readonly name: string
  readonly rows: readonly (readonly GivenCell[])[]
  /** The cells that hold a formula, whatever it came to: `B5`. */
  readonly formulas: readonly string[]
}

/** Why a workbook cannot be read. */
export type WorkbookFault =
  /** Not XLSX, damaged, locked with a password, or with a macro inside. */
  | 'not-a-workbook'
  /** Takes more room or time than a table of its size may. */
  | 'too-costly'

export type ReadWorkbook = { readonly sheets: readonly GivenSheet[] } | WorkbookFault
