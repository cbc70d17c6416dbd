/** What is wrong with one paper, or with the dossier as a whole. */
export interface Remark {
  /** The paper by its name in the procedure; null for the dossier as a whole. */
  readonly paper: string | null
  readonly text: string
}
