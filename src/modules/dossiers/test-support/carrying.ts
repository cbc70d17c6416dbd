import type { UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import type { Dossier } from '../domain/dossier.ts'
import type { DossierEvent } from '../domain/events.ts'
import type { Facts } from '../domain/facts.ts'
import { decideCarryOver } from '../domain/transfers/decide-carry-over.ts'
import { COMMUNE, ELSEWHERE } from './builders.ts'

/** What carries a dossier over when the commune has ended, or every unit that had it. */
export function carriedOver(dossier: Dossier, isOfAll: boolean, given: Facts): DossierEvent {
  const heirOf = (unitId: UnitId) => (isOfAll || unitId === COMMUNE ? ELSEWHERE : unitId)
  const named = (id: UnitId) => ({ id, name: id, basis: null })
  const heirs = { unit: named, heirOf: (id: UnitId) => named(heirOf(id)), officerIn: heirOf }
  const event = decideCarryOver(dossier, heirs, given)
  if (event === null) throw new Refused('conflict/nothing-requested') // the job finds nothing
  return event
}
