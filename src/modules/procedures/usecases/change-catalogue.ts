import { addDays, type Day } from '#kernel/day'
import type { ProcedureVersionId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import type { Write } from '#platform/db'
import { newId } from '#platform/ids'
import {
  countCatalogueChange,
  findLatestPeriod,
  insertProcedures,
  insertVersions,
  setVersionEnd,
  type VersionPeriod,
} from '../db/procedure.queries.ts'
import type { ProcedureContent } from '../domain/content.ts'
import { NationalCode } from './content-schema.ts'
import { parsed, publishable } from './publishable.ts'

/** What a publication decision does to one procedure from its day on. */
export interface CatalogueChange {
  readonly code: string
  /** What the procedure says from then on; null when it is repealed. */
  readonly content: unknown
  /**
   * The version that the change was written against: null for a procedure that has none. Left out by who knows that
   * nobody else writes.
   */
  readonly basedOn?: ProcedureVersionId | null
  /** Whether it may follow a version that has an end: it brings back what was repealed. */
  readonly revives?: boolean
}

/** What became of a change: the version it made, or none for a repeal. */
export interface ChangedProcedure {
  readonly code: string
  readonly versionId: ProcedureVersionId | null
}

/**
 * Carries out changes of the catalogue in the transaction of the decision that orders them: each text is a new version
 * from the day on, each version before ends the day before. Dossiers filed under it keep it; published versions never
 * change. One transaction at a time changes the catalogue, the others wait. Call `doubtCatalogue` when it is committed.
 *
 * Legal basis: Decree 63/2010/NĐ-CP, articles 13 to 15 (publication decisions). Audit: `procedure.published`,
 * `procedure.repealed`. Refuses: `forbidden/role`, `invalid/shape`, `not-found/procedure`,
 * `conflict/later-version-exists`, `conflict/procedure-changed-since`, `conflict/procedure-repealed`.
 */
export async function changeCatalogue(
  tx: Write,
  context: Context,
  effectiveFrom: Day,
  changes: readonly CatalogueChange[],
): Promise<ChangedProcedure[]> {
  authorise(context.actor, 'catalogue.publish')
  const checked = changes.map(({ code, content, ...rest }) => ({
    ...rest,
    code: parsed(NationalCode, code, '/code'),
    content: content === null ? null : publishable(content),
  }))
  await countCatalogueChange(tx)
  const changed: ChangedProcedure[] = []
  for (const { code, content, basedOn, revives = false } of checked) {
    const latest = await findLatestPeriod(tx, code)
    if (basedOn !== undefined && isChangedSince(latest, basedOn, revives))
      throw new Refused('conflict/procedure-changed-since', { members: { procedureCode: code } })
    if (latest !== null && latest.effectiveFrom >= effectiveFrom)
      throw new Refused('conflict/later-version-exists')
    const versionId =
      content === null
        ? await repeal(tx, context, effectiveFrom, { code, latest })
        : await publish(tx, context, effectiveFrom, { code, latest, content })
    changed.push({ code, versionId })
  }
  return changed
}

/** Whether another decision came between: a version that followed, or an end. */
export function isChangedSince(
  latest: Pick<VersionPeriod, 'id' | 'effectiveTo'> | null,
  basedOn: ProcedureVersionId | null,
  revives: boolean,
): boolean {
  if ((latest?.id ?? null) !== basedOn) return true
  return latest !== null && latest.effectiveTo !== null && !revives
}

interface Changing {
  readonly code: string
  readonly latest: VersionPeriod | null
}

async function publish(
  tx: Write,
  context: Context,
  effectiveFrom: Day,
  { code, latest, content }: Changing & { readonly content: ProcedureContent },
): Promise<ProcedureVersionId> {
  const lastDay = addDays(effectiveFrom, -1)
  if (latest === null) await insertProcedures(tx, [code])
  else if (latest.effectiveTo === null || latest.effectiveTo > lastDay)
    await setVersionEnd(tx, latest.id, lastDay)
  const id = newId<'procedure_version'>()
  const number = (latest?.number ?? 0) + 1
  await insertVersions(tx, [{ id, code, number, effectiveFrom, effectiveTo: null, content }])
  const details = { number, effectiveFrom }
  await record(tx, context, 'procedure.published', { kind: 'procedure', id: code, details })
  return id
}

async function repeal(
  tx: Write,
  context: Context,
  repealedFrom: Day,
  { code, latest }: Changing,
): Promise<null> {
  if (latest === null) throw new Refused('not-found/procedure')
  const lastDay = addDays(repealedFrom, -1)
  if (latest.effectiveTo !== null && latest.effectiveTo <= lastDay)
    throw new Refused('conflict/procedure-repealed')
  await setVersionEnd(tx, latest.id, lastDay)
  const details = { number: latest.number, repealedFrom }
  await record(tx, context, 'procedure.repealed', { kind: 'procedure', id: code, details })
  return null
}
