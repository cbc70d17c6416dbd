import type { AccountId, UnitId } from '#kernel/id'

/** What a dossier is shown with: names, time and money that are not its own. */
export interface Surroundings {
  readonly now: Date
  readonly unitCode: (id: UnitId) => string
  readonly unitName: (id: UnitId) => string
  readonly username: (id: AccountId) => string | null
  /** Working hours of the competent agency between two instants. */
  readonly workingHours: (from: Date, to: Date) => number
  readonly outcomesOf: (
    stepId: string,
  ) => readonly { readonly code: string; readonly name: string }[]
  readonly fees: readonly {
    readonly name: string
    readonly amount: { readonly min: number; readonly max: number } | null
    readonly onlineAmount: number | null
    readonly per: string
  }[]
}
