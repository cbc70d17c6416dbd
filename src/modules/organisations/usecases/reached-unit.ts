import type { UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import type { Organisation } from '../domain/organisation.ts'
import type { Unit } from '../domain/unit.ts'

/**
 * The unit with that code among those that somebody reaches, be it there today or ended. Whoever has no business there
 * learns of a unit only what everybody may know: that it is there today.
 *
 * Refuses: `not-found/unit`, `forbidden/not-your-unit`.
 */
export function reachedUnit(
  organisation: Organisation,
  code: string,
  reach: Iterable<UnitId>,
): Unit {
  for (const id of reach) {
    const unit = organisation.unitOfAnyDay(id)
    if (unit?.code === code) return unit
  }
  throw new Refused(
    organisation.byCode(code) === null ? 'not-found/unit' : 'forbidden/not-your-unit',
  )
}
