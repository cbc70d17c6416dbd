import type { UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { realNow } from '#platform/clock'
import type { Context } from '#platform/context'
import { inRead, type LocalityDb, type Read, type Write } from '#platform/db'
import { findVersion, listSchedules, listSpecialDays, listYears } from '../db/calendar.queries.ts'
import {
  WorkingCalendar,
  type CalendarFacts,
  type CalendarLayer,
} from '../domain/working-calendar.ts'

/** Everything that a locality and its units have entered, as of one version. */
export interface KeptCalendar {
  readonly version: number
  /** What each unit has entered for itself, and under null what the locality has. */
  readonly layers: ReadonlyMap<UnitId | null, CalendarLayer>
  readonly confirmedYears: readonly number[]
  /** The calendars made of it so far; units without entries of their own share one. */
  readonly made: Map<string, WorkingCalendar>
}

interface Entry {
  readonly calendar: Promise<KeptCalendar>
  /** When the process last knew it to be right, in machine time. */
  readonly checkedAt: number
}

const RECHECK_MILLISECONDS = 1000

/** What this process keeps, for each locality that it serves. */
const kept = new WeakMap<LocalityDb, Entry>()

/**
 * The working calendar of a unit. `unitChain` is the unit and those above it, nearest first: the first that has an entry
 * for a day decides it, the locality last; an empty chain asks for the locality's own calendar.
 *
 * Kept in the process; a change made elsewhere counts within a second. Inside a transaction, pass it: the question
 * whether something was changed then needs no second connection, so that a full pool cannot wait for itself.
 *
 * Refuses: `conflict/calendar-not-set-up` when no office hours are entered.
 */
export async function calendarOf(
  context: Context,
  unitChain: readonly UnitId[],
  tx?: Write,
): Promise<WorkingCalendar> {
  return (await calendarsNow(context, tx)).of(unitChain)
}

/** The calendars of all units, as of one moment. */
export interface Calendars {
  /** As `calendarOf`. Refuses: `conflict/calendar-not-set-up`. */
  of(unitChain: readonly UnitId[]): WorkingCalendar
}

/** The calendars of the locality, kept as `calendarOf` keeps them: for work that asks for many. */
export async function calendarsNow(context: Context, tx?: Write): Promise<Calendars> {
  return calendarsIn(await keptCalendar(context, tx))
}

/** The units that have entries of their own, and are not counted by those of their superiors alone. */
export async function unitsWithOwnCalendar(context: Context): Promise<ReadonlySet<UnitId>> {
  const { layers } = await keptCalendar(context)
  return new Set([...layers.keys()].filter((unit) => unit !== null))
}

/** The calendars as an open transaction has them, with what it has changed itself. */
export async function calendarsWithin(tx: Write): Promise<Calendars> {
  return calendarsIn(await readCalendar(tx, 0))
}

function calendarsIn(kept: KeptCalendar): Calendars {
  return {
    of(unitChain) {
      const calendar = calendarFor(kept, unitChain)
      if (!calendar.hasWorkingDays()) throw new Refused('conflict/calendar-not-set-up')
      return calendar
    },
  }
}

/** The entries of the locality; asks the database at most once a second whether they were changed. */
export function keptCalendar(context: Context, tx?: Write): Promise<KeptCalendar> {
  const known = kept.get(context.db)
  const now = realNow()
  if (known !== undefined && now - known.checkedAt < RECHECK_MILLISECONDS) return known.calendar
  const calendar =
    tx === undefined ? inRead(context.db, (read) => refreshed(read, known)) : refreshed(tx, known)
  const entry = { calendar, checkedAt: now }
  kept.set(context.db, entry)
  // A failure is told to those who wait for it, and not kept for those who come later.
  calendar.catch(() => {
    if (kept.get(context.db) === entry) kept.delete(context.db)
  })
  return calendar
}

/** Makes a change of this process count in it at once. To be called when the change is committed. */
export function forgetKeptCalendar(context: Context): void {
  kept.delete(context.db)
}

/** What counts for a unit: its own entries, then those of the units above it, then the locality's. */
export function factsFor(calendar: KeptCalendar, unitChain: readonly UnitId[]): CalendarFacts {
  const layers = [...unitChain, null].flatMap((owner) => calendar.layers.get(owner) ?? [])
  return { layers, confirmedYears: calendar.confirmedYears }
}

function calendarFor(calendar: KeptCalendar, unitChain: readonly UnitId[]): WorkingCalendar {
  const owners = unitChain.filter((unit) => calendar.layers.has(unit))
  const key = owners.join()
  let made = calendar.made.get(key)
  if (made === undefined) {
    made = new WorkingCalendar(factsFor(calendar, owners))
    calendar.made.set(key, made)
  }
  return made
}

async function refreshed(db: Read, known: Entry | undefined): Promise<KeptCalendar> {
  const before = await known?.calendar.catch(() => undefined)
  // Read first: what is committed after it makes the next check read again.
  const version = await findVersion(db)
  return before?.version === version ? before : readCalendar(db, version)
}

async function readCalendar(db: Read, version: number): Promise<KeptCalendar> {
  const [schedules, specialDays, years] = await Promise.all([
    listSchedules(db),
    listSpecialDays(db),
    listYears(db),
  ])
  const owners = new Set([...schedules, ...specialDays].map(({ unitId }) => unitId))
  const layers = [...owners].map((owner): [UnitId | null, CalendarLayer] => [
    owner,
    {
      schedules: schedules.filter(({ unitId }) => unitId === owner),
      specialDays: specialDays.filter(({ unitId }) => unitId === owner),
    },
  ])
  return {
    version,
    layers: new Map(layers),
    confirmedYears: years.filter(({ isConfirmed }) => isConfirmed).map(({ year }) => year),
    made: new Map(),
  }
}
