import { addDays, type Day } from '#kernel/day'
import type { ProcedureVersionId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import {
  countCatalogueChange,
  findLatestPeriod,
  insertProcedures,
  insertVersions,
  setVersionEnd,
} from '../db/procedure.queries.ts'
import { doubtCatalogue } from './catalogue.ts'
import { NationalCode } from './content-schema.ts'
import { parsed, publishable } from './publishable.ts'

/** A procedure as the publication decision gives it. */
export interface ProcedurePublication {
  readonly code: string
  readonly effectiveFrom: Day
  readonly content: unknown
}

/**
 * Publishes what a procedure says from a day on. The version before ends the day before; dossiers filed under it keep
 * it. Published versions never change.
 *
 * Legal basis: Decree 63/2010/NĐ-CP, articles 13 to 15 (publication decisions). Audit: `procedure.published`. Refuses:
 * `forbidden/role`, `invalid/shape`, `conflict/later-version-exists`.
 */
export async function publishProcedure(
  context: Context,
  publication: ProcedurePublication,
): Promise<ProcedureVersionId> {
  authorise(context.actor, 'catalogue.publish')
  const code = parsed(NationalCode, publication.code, '/code')
  const content = publishable(publication.content)
  const { effectiveFrom } = publication
  const published = await inTransaction(context.db, async (tx) => {
    await countCatalogueChange(tx)
    const latest = await findLatestPeriod(tx, code)
    if (latest !== null && latest.effectiveFrom >= effectiveFrom)
      throw new Refused('conflict/later-version-exists')

    const lastDay = addDays(effectiveFrom, -1)
    if (latest === null) await insertProcedures(tx, [code])
    else if (latest.effectiveTo === null || latest.effectiveTo > lastDay)
      await setVersionEnd(tx, latest.id, lastDay)
    const id = newId<'procedure_version'>()
    const number = (latest?.number ?? 0) + 1
    await insertVersions(tx, [{ id, code, number, effectiveFrom, effectiveTo: null, content }])
    await record(tx, context, 'procedure.published', {
      kind: 'procedure',
      id: code,
      details: { number, effectiveFrom },
    })
    return id
  })
  doubtCatalogue(context.db)
  return published
}
