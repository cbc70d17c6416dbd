import type { UnitId } from '#kernel/id'
import type { CalendarChange, Calendars } from '#modules/calendars'
import type { Organisation } from '#modules/organisations'
import { rulebookById } from '#modules/rulebooks'
import type { RunningDossier } from '../../db/due-dates/running.queries.ts'
import { decideMoveDueDate } from '../../domain/due-dates/decide-move.ts'
import type { CalendarCause, EventData } from '../../domain/events.ts'
import type { Facts } from '../../domain/facts.ts'
import { calendarChainOf, lawOf, termsOf } from '../scene.ts'

/** What a change of the calendar does to one dossier after the other. */
export interface MovePlan {
  /** Whether the change counts for what is counted by the calendar of an agency at all. */
  reaches(calendarUnitId: UnitId): boolean
  /** What moves; null when nothing does. */
  moved(dossier: RunningDossier): EventData['due-date.moved'] | null
}

/**
 * The plan by which dossiers are moved, and by which it is foreseen: the same decision with the
 * calendars that hold, or would hold. An agency's calendar is looked up once.
 */
export function planOf(
  change: Pick<CalendarChange, 'unitId'>,
  cause: CalendarCause,
  about: { readonly organisation: Organisation; readonly calendars: Calendars },
): MovePlan {
  const { organisation, calendars } = about
  const chains = new Map<UnitId, readonly UnitId[]>()
  const counts = new Map<string, Pick<Facts, 'law' | 'terms'>>()
  const chainOf = (unitId: UnitId) =>
    kept(chains, unitId, () => calendarChainOf(organisation, unitId))
  const reaches = (unitId: UnitId) =>
    change.unitId === null || chainOf(unitId).includes(change.unitId)
  const factsFor = ({ calendarUnitId, rulebook }: RunningDossier) =>
    kept(counts, `${calendarUnitId} ${rulebook}`, () => {
      const rules = rulebookById(rulebook)
      return { law: lawOf(rules), terms: termsOf(calendars.of(chainOf(calendarUnitId)), rules) }
    })
  return {
    reaches,
    moved: (dossier) =>
      reaches(dossier.calendarUnitId)
        ? (decideMoveDueDate(dossier, cause, factsFor(dossier))?.data ?? null)
        : null,
  }
}

/** A change as the events that it causes name it. */
export function causeOf(changeId: string, change: CalendarChange): CalendarCause {
  const { happened, day, kind, name } = change
  return { changeId, happened, day, kind, name }
}

function kept<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
