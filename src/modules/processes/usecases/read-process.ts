import type { Day } from '#kernel/day'
import type { ProcessVersionId } from '#kernel/id'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { Remembered } from '#platform/memory'
import { findProcess, findProcessIdOn } from '../db/process.queries.ts'
import type { ProcessVersion } from '../domain/definition.ts'

const MOST_REMEMBERED = 5_000

const versions = new Remembered<ProcessVersionId, ProcessVersion>(MOST_REMEMBERED)

/** The process version of that id, for whoever holds the id: a dossier received under it, or a page that shows it. */
export function processById(
  context: Pick<Context, 'db'>,
  id: ProcessVersionId,
): Promise<ProcessVersion | null> {
  return versions.get(context.db, id, () => inRead(context.db, (db) => findProcess(db, id)))
}

/** The process in force for a procedure on a day, or null when none was approved. */
export async function processOn(
  context: Pick<Context, 'db'>,
  procedureCode: string,
  on: Day,
): Promise<ProcessVersion | null> {
  const id = await inRead(context.db, (db) => findProcessIdOn(db, procedureCode, on))
  return id === null ? null : processById(context, id)
}
