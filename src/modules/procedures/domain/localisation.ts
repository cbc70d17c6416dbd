import type { AccountId, UnitId } from '#kernel/id'

/**
 * The parts of a record that a province may lay down itself, by a resolution or decision of its own. What they say
 * stands in the versions, like everything that binds; that they are the province's is told here.
 */
export const OWN_PARTS = [
  'fees',
  'timeLimit',
  'channels',
  'onlineLevel',
  'coordinatingAgencies',
] as const
export type OwnPart = (typeof OWN_PARTS)[number]

/** What the locality adds to the national text of a procedure (địa phương hóa). It binds nobody and holds at once. */
export interface LocalDetails {
  /** The unit that people ask and go to; null when any place will do. */
  readonly unitId: UnitId | null
  readonly place: string | null
  readonly phone: string | null
  readonly openingHours: string | null
  readonly note: string | null
  /** The parts that an import leaves alone, and the text by which they are the locality's own. */
  readonly ownParts: readonly OwnPart[]
  readonly basis: string | null
}

/** The local details of a procedure as somebody left them. The latest hold; the earlier ones are their history. */
export interface Localisation extends LocalDetails {
  readonly code: string
  /** Counts from 1 for each procedure. */
  readonly revision: number
  readonly changedBy: AccountId
  readonly changedAt: Date
}

export const NO_DETAILS: LocalDetails = {
  unitId: null,
  place: null,
  phone: null,
  openingHours: null,
  note: null,
  ownParts: [],
  basis: null,
}
