import type { Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { authorise, holdsRoleAt, type Actor, type Permission } from '#platform/access'
import type { OrganisationHistory } from '../domain/organisation-history.ts'

/** Refuses those who never administer. The system itself does, when it loads what comes with it. */
export function authoriseAdministration(
  actor: Actor,
  permission: Permission & ('units.manage' | 'staff.manage'),
): void {
  if (actor.kind !== 'system') authorise(actor, permission)
}

/**
 * Refuses an administrator of other units. One administers the unit of the role and all below it,
 * and the agencies from outside the province that receive at a centre there.
 */
export function requireAdministered(
  actor: Actor,
  history: OrganisationHistory,
  unitIds: readonly UnitId[],
  on: Day,
): void {
  for (const unitId of unitIds) {
    if (history.unit(unitId) === null) throw new Refused('not-found/unit')
    if (!isAdministered(actor, history, unitId, on))
      throw new Refused('forbidden/unit-outside-reach')
  }
}

/** Whether the actor administers the unit on that day, or on its first when it begins later. */
export function isAdministered(
  actor: Actor,
  history: OrganisationHistory,
  unitId: UnitId,
  on: Day,
): boolean {
  if (actor.kind === 'system') return true
  const unit = history.unit(unitId)
  if (unit === null) return false
  const superiors = history.on(unit.validFrom > on ? unit.validFrom : on).chainOf(unitId)
  const places = superiors.flatMap(({ id, hostUnitId }) => [id, hostUnitId ?? id])
  return [unitId, ...places].some((id) => holdsRoleAt(actor, 'administrator', id))
}
