import type { Day } from '#kernel/day'
import type { Context } from '#platform/context'
import { inRead, type Read } from '#platform/db'
import { listDecisionsInEffect, listLines } from '../db/acceptance.queries.ts'
import {
  linesInForce,
  stillSpeaking,
  whyNotAt,
  type AcceptanceLevel,
  type AcceptanceLine,
} from '../domain/acceptance.ts'

/** What the one-stop places receive on a day and what not, by `acceptanceKey`; for whoever has asked who may. */
export async function acceptanceOn(
  read: Read,
  on: Day,
): Promise<ReadonlyMap<string, AcceptanceLine>> {
  const ids = stillSpeaking(await listDecisionsInEffect(read, on)).map(({ id }) => id)
  const lists = await listLines(read, ids)
  return linesInForce(ids.map((id) => lists.get(id) ?? []))
}

/**
 * Why the one-stop places of each level do not receive a procedure by the list in force on a day; null where they do,
 * and where no list says. It is told to everybody, as the list is public.
 *
 * Legal basis: Decree 61/2018/NĐ-CP, article 14; Decree 118/2025/NĐ-CP.
 */
export async function whyNotReceived(
  context: Pick<Context, 'db'>,
  procedure: { readonly code: string; readonly levels: readonly AcceptanceLevel[] },
  on: Day,
): Promise<(at: AcceptanceLevel) => string | null> {
  const lines = await inRead(context.db, async (read) => {
    const ids = stillSpeaking(await listDecisionsInEffect(read, on)).map(({ id }) => id)
    const lists = await listLines(read, ids, procedure.code)
    return [...linesInForce(ids.map((id) => lists.get(id) ?? [])).values()]
  })
  return (at) => whyNotAt(lines, procedure.levels, at)
}
