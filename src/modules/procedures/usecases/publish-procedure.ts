import type { Day } from '#kernel/day'
import type { ProcedureVersionId } from '#kernel/id'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { doubtCatalogue } from './catalogue.ts'
import { changeCatalogue } from './change-catalogue.ts'

/** A procedure as the publication decision gives it. */
export interface ProcedurePublication {
  readonly code: string
  readonly effectiveFrom: Day
  readonly content: unknown
}

/** Publishes what one procedure says from a day on. Audit and refusals are those of `changeCatalogue`. */
export async function publishProcedure(
  context: Context,
  { code, effectiveFrom, content }: ProcedurePublication,
): Promise<ProcedureVersionId> {
  const [published] = await inTransaction(context.db, (tx) =>
    changeCatalogue(tx, context, effectiveFrom, [{ code, content }]),
  )
  await doubtCatalogue(context.db)
  if (published?.versionId == null) throw new Error(`no version of ${code} was made`)
  return published.versionId
}
