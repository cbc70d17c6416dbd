import type { UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { organisationNow } from '#modules/organisations'
import type { Context } from '#platform/context'

/** Whose calendar an address speaks of: a unit's, or the locality's when no code is given. */
export interface CalendarOwner {
  readonly unitId: UnitId | null
  readonly unitCode: string | null
  readonly name: string
  /** The unit and those above it, nearest first. */
  readonly chain: readonly UnitId[]
}

/** Finds the owner of a calendar by the code of the unit; the locality, and that it is unknown, by any other code. */
export async function findOwner(
  context: Context,
  code: string | null,
): Promise<CalendarOwner & { readonly isUnknown: boolean }> {
  const organisation = await organisationNow(context)
  const given = code?.trim().toUpperCase() ?? ''
  const unit = given === '' ? null : organisation.byCode(given)
  return {
    unitId: unit?.id ?? null,
    unitCode: unit?.code ?? null,
    name: unit?.name ?? context.locality.name,
    chain: unit === null ? [] : organisation.chainOf(unit.id).map(({ id }) => id),
    isUnknown: unit === null && given !== '',
  }
}

/**
 * The same where something is about to be changed: a code that no unit has must not change the whole locality.
 *
 * Refuses: `not-found/unit`.
 */
export async function ownerByCode(context: Context, code: string | null): Promise<CalendarOwner> {
  const { isUnknown, ...owner } = await findOwner(context, code)
  if (isUnknown) throw new Refused('not-found/unit')
  return owner
}
