import { addDays, type Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import type { AuditEvent } from '#platform/audit'
import type { Context } from '#platform/context'
import type { OrganisationHistory } from '../domain/organisation-history.ts'
import {
  creationOf,
  endOf,
  mergerOf,
  renamingOf,
  splitOf,
  type NewName,
  type SplitShares,
  type UnitDraft,
} from '../domain/unit-changes.ts'
import type { OrganisationChange } from '../domain/unit.ts'
import { unitIdOf } from './unit-ids.ts'

/** A unit that is to begin; its id follows from its slug. */
export type NewUnit = Omit<UnitDraft, 'id'>

/** What a renamed unit is called from then on. */
export type UnitName = Omit<NewName, 'id'>

/** A change of the organisation that somebody wants. */
export type UnitChange =
  | { readonly kind: 'create'; readonly unit: NewUnit; readonly from: Day }
  | {
      readonly kind: 'rename'
      readonly unitId: UnitId
      readonly to: UnitName
      readonly from: Day
    }
  | {
      readonly kind: 'merge'
      readonly unitIds: readonly UnitId[]
      /** A unit that goes on, or one that begins. */
      readonly into: UnitId | NewUnit
      readonly from: Day
    }
  | {
      readonly kind: 'split'
      readonly unitId: UnitId
      readonly into: readonly NewUnit[]
      /** Which of them, by its slug, takes which procedure, subordinate or officer; the first takes the rest. */
      readonly shares: SplitShares
      readonly from: Day
    }
  | {
      readonly kind: 'end'
      readonly unitId: UnitId
      readonly lastDay: Day
      readonly withSubordinates: boolean
    }

/** The same, thought through: what it does to which units, and who must administer which. */
export interface PlannedChange {
  readonly event: AuditEvent
  readonly subject: UnitId
  readonly touches: readonly UnitId[]
  readonly from: Day
  readonly decide: (history: OrganisationHistory) => OrganisationChange
}

/** How a wanted change is carried out in this locality. */
export function planOf({ locality }: Pick<Context, 'locality'>, wanted: UnitChange): PlannedChange {
  const drafted = (unit: NewUnit): UnitDraft => ({
    ...unit,
    id: unitIdOf(locality.code, unit.slug),
  })
  switch (wanted.kind) {
    case 'create':
      return creation(drafted(wanted.unit), wanted.from)
    case 'rename':
      return renaming(
        wanted.unitId,
        { ...wanted.to, id: unitIdOf(locality.code, wanted.to.slug) },
        wanted.from,
      )
    case 'merge': {
      const { unitIds, into, from } = wanted
      return merger(unitIds, typeof into === 'string' ? into : drafted(into), from)
    }
    case 'split':
      return splitting(
        wanted.unitId,
        { into: wanted.into.map(drafted), shares: wanted.shares },
        wanted.from,
      )
    case 'end':
      return ending(wanted.unitId, wanted.lastDay, wanted.withSubordinates)
  }
}

function creation(draft: UnitDraft, from: Day): PlannedChange {
  return {
    event: 'unit.created',
    subject: draft.id,
    touches: placesOf(draft),
    from,
    decide: (history) => creationOf(history, draft, from),
  }
}

function renaming(unitId: UnitId, name: NewName, from: Day): PlannedChange {
  return {
    event: 'unit.renamed',
    subject: unitId,
    touches: [unitId, ...(name.parentId === undefined ? [] : [name.parentId])],
    from,
    decide: (history) => renamingOf(history, unitId, name, from),
  }
}

function merger(unitIds: readonly UnitId[], target: UnitId | UnitDraft, from: Day): PlannedChange {
  const isGoingOn = typeof target === 'string'
  return {
    event: 'unit.merged',
    subject: isGoingOn ? target : target.id,
    touches: [...unitIds, ...(isGoingOn ? [target] : placesOf(target))],
    from,
    decide: (history) => mergerOf(history, unitIds, target, from),
  }
}

function splitting(
  unitId: UnitId,
  parts: { readonly into: readonly UnitDraft[]; readonly shares: SplitShares },
  from: Day,
): PlannedChange {
  return {
    event: 'unit.split',
    subject: unitId,
    touches: [unitId, ...parts.into.flatMap(placesOf)],
    from,
    decide: (history) => splitOf(history, unitId, parts, from),
  }
}

function ending(unitId: UnitId, lastDay: Day, withSubordinates: boolean): PlannedChange {
  return {
    event: 'unit.ended',
    subject: unitId,
    touches: [unitId],
    from: addDays(lastDay, 1),
    decide: (history) => endOf(history, unitId, lastDay, withSubordinates),
  }
}

function placesOf({ parentId, hostUnitId }: UnitDraft): UnitId[] {
  return [parentId, hostUnitId].filter((id) => id !== null)
}
