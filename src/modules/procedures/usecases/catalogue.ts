import type { Day } from '#kernel/day'
import type { ProcedureVersionId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import type { Context } from '#platform/context'
import { inRead, type LocalityDb, type Read } from '#platform/db'
import { Remembered } from '#platform/memory'
import { tellServers, type Hearer } from '#platform/notices'
import {
  findCatalogueRevision,
  findVersion,
  listPeriods,
  listVersionsInForce,
  type VersionPeriod,
} from '../db/procedure.queries.ts'
import type { ProcedureVersion } from '../domain/content.ts'
import { catalogueIndex, type CatalogueIndex } from '../domain/search-index.ts'

/** The catalogue of a locality on a day, whole and in memory. */
export interface Catalogue {
  readonly day: Day
  readonly revision: number
  /** What is in force on the day, ready for search. */
  readonly index: CatalogueIndex<ProcedureVersion>
  readonly byId: ReadonlyMap<ProcedureVersionId, ProcedureVersion>
  /** Every version there ever was or will be, by procedure, the newest first. */
  readonly periods: ReadonlyMap<string, readonly VersionPeriod[]>
}

const CHECKED_EVERY_MILLISECONDS = 1_000
const MOST_REMEMBERED = 500

interface Held {
  catalogue: Catalogue | null
  /** On the machine's own steady clock: how old knowledge is has nothing to do with the time of day. */
  checkedAt: number
  /** How often a publication here made it doubtful. */
  doubts: number
  checking: Promise<Catalogue> | null
}

const held = new WeakMap<LocalityDb, Held>()
const others = new Remembered<ProcedureVersionId, ProcedureVersion>(MOST_REMEMBERED)

/** The catalogue as of today; what was published on another server is in it when that has told, or within a second. */
export async function catalogueOf(context: Pick<Context, 'db' | 'clock'>): Promise<Catalogue> {
  const today = dayOf(context.clock.now())
  const state = heldFor(context.db)
  const isFresh = performance.now() - state.checkedAt < CHECKED_EVERY_MILLISECONDS
  if (state.catalogue?.day === today && isFresh) return state.catalogue
  state.checking ??= check(context.db, state, today).finally(() => {
    state.checking = null
  })
  const catalogue = await state.checking
  // Who began the check may have begun it on the day before.
  return catalogue.day === today ? catalogue : catalogueOf(context)
}

/** Makes the next question look at the database, on every server: what was just published is seen at once. */
export async function doubtCatalogue(db: LocalityDb): Promise<void> {
  doubtHere(db)
  await tellServers(db, catalogueHearer.about)
}

/** Doubts the catalogue that was changed through another server. */
export const catalogueHearer: Hearer = { about: 'procedures.catalogue', hear: doubtHere }

function doubtHere(db: LocalityDb): void {
  const state = heldFor(db)
  state.checkedAt = -Infinity
  state.doubts += 1
}

/**
 * The version of that id. It never changes: one that the catalogue in memory holds is not asked for again. Inside a
 * transaction, pass it as `within`: no second connection is needed then.
 */
export async function procedureById(
  context: Pick<Context, 'db'>,
  id: ProcedureVersionId,
  within?: Read,
): Promise<ProcedureVersion | null> {
  const known = heldFor(context.db).catalogue?.byId.get(id)
  if (known !== undefined) return known
  return others.get(context.db, id, (read) => findVersion(read, id), within)
}

/** What a procedure says on a day, or null when it was not in force. Ask before opening a transaction. */
export async function procedureOn(
  context: Pick<Context, 'db' | 'clock'>,
  code: string,
  on: Day,
): Promise<ProcedureVersion | null> {
  const period = (await listVersions(context, code)).find(
    ({ effectiveFrom, effectiveTo }) =>
      effectiveFrom <= on && (effectiveTo === null || effectiveTo >= on),
  )
  return period === undefined ? null : procedureById(context, period.id)
}

/** Every version of a procedure with its days, the newest first; none for an unknown procedure. */
export async function listVersions(
  context: Pick<Context, 'db' | 'clock'>,
  code: string,
): Promise<readonly VersionPeriod[]> {
  return (await catalogueOf(context)).periods.get(code) ?? []
}

function heldFor(db: LocalityDb): Held {
  const known = held.get(db) ?? {
    catalogue: null,
    checkedAt: -Infinity,
    doubts: 0,
    checking: null,
  }
  held.set(db, known)
  return known
}

async function check(db: LocalityDb, state: Held, today: Day): Promise<Catalogue> {
  const startedAt = performance.now()
  const { catalogue, doubts } = state
  const current = await inRead(db, async (read) => {
    const revision = await findCatalogueRevision(read)
    if (catalogue?.day === today && catalogue.revision === revision) return catalogue
    const [versions, periods] = [await listVersionsInForce(read, today), await listPeriods(read)]
    return catalogueFrom(today, revision, versions, periods)
  })
  state.catalogue = current
  // What was published here while we read must not be overlooked for a second.
  if (state.doubts === doubts) state.checkedAt = startedAt
  return current
}

function catalogueFrom(
  day: Day,
  revision: number,
  versions: readonly ProcedureVersion[],
  periods: readonly VersionPeriod[],
): Catalogue {
  return {
    day,
    revision,
    index: catalogueIndex(versions),
    byId: new Map(versions.map((version) => [version.id, version])),
    periods: Map.groupBy(periods, ({ code }) => code),
  }
}
