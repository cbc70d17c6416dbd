import type { Day } from '#kernel/day'
import type { ProcessVersionId } from '#kernel/id'
import type { Context } from '#platform/context'
import { inRead, type Read } from '#platform/db'
import { Remembered } from '#platform/memory'
import {
  findProcess,
  findProcessIdOn,
  listProcessesFrom,
  listProcessesOn,
  listStepsOfNamedUnits,
} from '../db/process.queries.ts'
import type { ProcessVersion } from '../domain/definition.ts'

const MOST_REMEMBERED = 5_000

const versions = new Remembered<ProcessVersionId, ProcessVersion>(MOST_REMEMBERED)

/**
 * The process version of that id, for whoever holds the id: a dossier received under it, or a page that shows it.
 * Inside a transaction, pass it as `within`: no second connection is needed then.
 */
export function processById(
  context: Pick<Context, 'db'>,
  id: ProcessVersionId,
  within?: Read,
): Promise<ProcessVersion | null> {
  return versions.get(context.db, id, (read) => findProcess(read, id), within)
}

/** The process in force for a procedure on a day, or null when none was approved; `within` as above. */
export async function processOn(
  context: Pick<Context, 'db'>,
  procedureCode: string,
  on: Day,
  within?: Read,
): Promise<ProcessVersion | null> {
  const find = (db: Read) => findProcessIdOn(db, procedureCode, on)
  const id = await (within ? find(within) : inRead(context.db, find))
  return id === null ? null : processById(context, id, within)
}

/** The versions of a procedure's process that are in force on a day or will be after it, the first first. */
export function processesFrom(
  context: Pick<Context, 'db'>,
  procedureCode: string,
  on: Day,
): Promise<ProcessVersion[]> {
  return inRead(context.db, (read) => listProcessesFrom(read, procedureCode, on))
}

/** Which version is in force on a day for each of some procedures that has one, by code; as many as 3,000. */
export async function processesOn(
  read: Read,
  procedureCodes: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, ProcessVersionId>> {
  const rows = await listProcessesOn(read, procedureCodes, on)
  return new Map(rows.map(({ procedureCode, id }) => [procedureCode, id]))
}

/** The steps that name a certain unit, of the processes in force on a day: which work a change of units touches. */
export function stepsOfNamedUnits(
  context: Pick<Context, 'db'>,
  on: Day,
): Promise<{ procedureCode: string; step: string; slug: string }[]> {
  return inRead(context.db, (read) => listStepsOfNamedUnits(read, on))
}
