import { Refused } from '#kernel/refused'
import { officersOf } from '#modules/identity'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import {
  findLocalisation,
  insertLocalisation,
  listLocalisations,
  listLocalisationsOf,
} from '../db/localisation.queries.ts'
import type { LocalDetails, Localisation } from '../domain/localisation.ts'
import { listVersions } from './catalogue.ts'
import type { CatalogueUnits } from './neighbours.ts'

const MOST_SHOWN = 50

/** What the locality adds to a procedure now, and what it added before. */
export interface LocalisationHistory {
  readonly now: Localisation | null
  /** The latest first, at most fifty, with the name of who changed it. */
  readonly history: readonly (Localisation & { readonly changedByName: string })[]
}

/**
 * Adds to a procedure what its locality knows: who to ask, where, when, and which parts of the text are its own. It
 * holds at once for whoever looks, stays apart from the national text, and an import leaves it as it is. `seen` is the
 * revision that was read before, 0 when there was none.
 *
 * Legal basis: Decree 63/2010/NĐ-CP, article 13 (the province completes what ministries publish). Audit:
 * `procedure.localised`. Refuses: `forbidden/role`, `not-found/procedure`, `invalid/unknown-unit`,
 * `invalid/own-part-without-basis`, `conflict/localisation-changed-elsewhere`.
 */
export async function localiseProcedure(
  context: Context,
  { code, seen }: { readonly code: string; readonly seen: number },
  details: LocalDetails,
  units: Pick<CatalogueUnits, 'unit'>,
): Promise<void> {
  authorise(context.actor, 'publications.manage')
  await requireProcedure(context, code)
  if (details.unitId !== null && units.unit(details.unitId) === null)
    throw new Refused('invalid/unknown-unit')
  if (details.ownParts.length > 0 && details.basis === null)
    throw new Refused('invalid/own-part-without-basis')
  await inTransaction(context.db, async (tx) => {
    const now = await findLocalisation(tx, code)
    const isSeen = (now?.revision ?? 0) === seen
    const local = {
      ...details,
      code,
      revision: seen + 1,
      changedBy: context.actor.accountId,
      changedAt: context.clock.now(),
    }
    if (!isSeen || !(await insertLocalisation(tx, local)))
      throw new Refused('conflict/localisation-changed-elsewhere')
    const about = { kind: 'procedure' as const, id: code, details: { revision: local.revision } }
    await record(tx, context, 'procedure.localised', about)
  })
}

/**
 * What the locality adds to a procedure, for those who look after the catalogue.
 *
 * Refuses: `forbidden/role`, `not-found/procedure`.
 */
export async function viewLocalisation(
  context: Context,
  code: string,
): Promise<LocalisationHistory> {
  authorise(context.actor, 'catalogue.inspect')
  await requireProcedure(context, code)
  return inRead(context.db, async (read) => {
    const found = await listLocalisationsOf(read, code, MOST_SHOWN)
    const officers = await officersOf(
      read,
      found.map(({ changedBy }) => changedBy),
    )
    const history = found.map((local) => {
      return { ...local, changedByName: officers.get(local.changedBy)?.displayName ?? '' }
    })
    return { now: history[0] ?? null, history }
  })
}

/** What the locality adds to each procedure now, by code. Refuses: `forbidden/role`. */
export async function localisationsNow(
  context: Context,
): Promise<ReadonlyMap<string, Localisation>> {
  authorise(context.actor, 'catalogue.inspect')
  const all = await inRead(context.db, listLocalisations)
  return new Map(all.map((local) => [local.code, local]))
}

async function requireProcedure(context: Context, code: string): Promise<void> {
  const versions = await listVersions(context, code)
  if (versions.length === 0) throw new Refused('not-found/procedure')
}
