import { addDays, type Day } from '#kernel/day'
import type { RefusalCode } from '#kernel/refusal-codes'
import { isValidOn, type Unit } from './unit.ts'

/** The days on which a role is held, the last included; null while no end is known. */
export interface RolePeriod {
  readonly validFrom: Day
  readonly validTo: Day | null
}

/** Why nobody can hold a role in the unit in this period, or null. */
export function whyNotHold(unit: Unit | null, period: RolePeriod): RefusalCode | null {
  if (unit === null) return 'not-found/unit'
  if (period.validTo !== null && period.validTo < period.validFrom) return 'invalid/role-period'
  return isValidOn(unit, period.validFrom) ? null : 'conflict/unit-not-valid'
}

/**
 * Why a role cannot have this last day, or null. The day before its first one takes it back
 * altogether; an end that is set is moved forward only.
 */
export function whyNotEnd(period: RolePeriod, lastDay: Day): RefusalCode | null {
  if (lastDay < addDays(period.validFrom, -1)) return 'invalid/role-period'
  return period.validTo !== null && period.validTo <= lastDay ? 'conflict/role-ended' : null
}
