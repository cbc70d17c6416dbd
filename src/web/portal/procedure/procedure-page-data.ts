import type { Component, ProcedureView } from '#modules/procedures'
import type { Explained } from '../../due-date/explained.ts'

/** What the page of a procedure is made of. */
export interface ProcedurePageData {
  readonly view: ProcedureView
  /** The case whose papers are shown; null for a procedure without cases. */
  readonly caseId: string | null
  readonly papers: readonly Component[]
  /** When it would be due if it were received now; null when that cannot be told. */
  readonly due: { readonly at: string; readonly why: Explained } | null
}
