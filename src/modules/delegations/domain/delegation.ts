import { addDays, type Day } from '#kernel/day'
import type { AccountId, Id, UnitId } from '#kernel/id'
import type { RefusalCode } from '#kernel/refusal-codes'

export type DelegationId = Id<'delegation'>

/** The signer of an agency lets an officer examine and decide at the counter what is on the list. */
export interface Delegation {
  readonly id: DelegationId
  /** The agency in whose name it is decided. */
  readonly unitId: UnitId
  readonly givenBy: AccountId
  readonly givenTo: AccountId
  /** Number and day of the written delegation. */
  readonly decision: string
  readonly includesSeal: boolean
  readonly validFrom: Day
  readonly validTo: Day
}

const MOST_DAYS = 366

/** Why a delegation may not be given so, or null. It is written, has an end, and is to somebody else. */
export function whyNotDelegate(
  given: Omit<Delegation, 'id' | 'decision' | 'includesSeal' | 'unitId'>,
  today: Day,
): RefusalCode | null {
  const { validFrom, validTo, givenBy, givenTo } = given
  if (givenBy === givenTo) return 'invalid/delegation-to-oneself'
  const isInOrder = validFrom <= validTo && validTo >= today
  return isInOrder && validTo < addDays(validFrom, MOST_DAYS) ? null : 'invalid/delegation-period'
}
