import type { Day } from '#kernel/day'
import type { Context } from '#platform/context'
import { inRead, type Read } from '#platform/db'
import { listDecisions, listLines, type ListedDecision } from '../db/acceptance.queries.ts'
import {
  linesInForce,
  stillSpeaking,
  whyNotAt,
  type AcceptanceLevel,
} from '../domain/acceptance.ts'
import type { HeldLines } from '../domain/changes.ts'

/** What the one-stop places receive on a day and what not, by `acceptanceKey`; for whoever has asked who may. */
export async function acceptanceOn(read: Read, on: Day): Promise<HeldLines> {
  return heldBy(read, await decisionsOn(read, on))
}

async function decisionsOn(read: Read, on: Day): Promise<ListedDecision[]> {
  return (await listDecisions(read)).filter(({ effectiveFrom }) => effectiveFrom <= on)
}

/** What decisions come to, given oldest first: in all, or of one procedure. */
export async function heldBy(
  read: Read,
  oldestFirst: readonly ListedDecision[],
  code: string | null = null,
): Promise<HeldLines> {
  const ids = stillSpeaking(oldestFirst).map(({ id }) => id)
  const lists = await listLines(read, ids, code)
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
  const held = await inRead(context.db, async (read) =>
    heldBy(read, await decisionsOn(read, on), procedure.code),
  )
  const lines = [...held.values()]
  return (at) => whyNotAt(lines, procedure.levels, at)
}
