import type { Day } from '#kernel/day'
import type { Read } from '#platform/db'
import { listDecisionsInEffect, listLines } from '../db/acceptance.queries.ts'
import { linesInForce, stillSpeaking, type AcceptanceLine } from '../domain/acceptance.ts'

/** What the one-stop places receive on a day and what not, by `acceptanceKey`; for whoever has asked who may. */
export async function acceptanceOn(
  read: Read,
  on: Day,
): Promise<ReadonlyMap<string, AcceptanceLine>> {
  const ids = stillSpeaking(await listDecisionsInEffect(read, on)).map(({ id }) => id)
  const lists = await listLines(read, ids)
  return linesInForce(ids.map((id) => lists.get(id) ?? []))
}
