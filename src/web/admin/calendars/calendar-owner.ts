import type { UnitId } from '#kernel/id'
import { organisationNow } from '#modules/organisations'
import type { Context } from '#platform/context'

/** Whose calendar an address speaks of: a unit's, or the locality's when no code is given. */
export interface CalendarOwner {
  readonly unitId: UnitId | null
  readonly unitCode: string | null
  readonly name: string
  /** The unit and those above it, nearest first. */
  readonly chain: readonly UnitId[]
  readonly isUnknown: boolean
}

/** Finds the owner of a calendar by the code of the unit. */
export async function ownerByCode(context: Context, code: string | null): Promise<CalendarOwner> {
  const organisation = await organisationNow(context)
  const unit = code === null || code === '' ? null : organisation.byCode(code.trim().toUpperCase())
  return {
    unitId: unit?.id ?? null,
    unitCode: unit?.code ?? null,
    name: unit?.name ?? context.locality.name,
    chain: unit === null ? [] : organisation.chainOf(unit.id).map(({ id }) => id),
    isUnknown: unit === null && code !== null && code.trim() !== '',
  }
}
