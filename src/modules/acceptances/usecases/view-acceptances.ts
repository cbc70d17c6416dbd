import type { Day } from '#kernel/day'
import { Refused } from '#kernel/refused'
import { listProcedureFacts } from '#modules/procedures'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead, type Read } from '#platform/db'
import { listDecisions, type ListedDecision } from '../db/acceptance.queries.ts'
import {
  acceptanceKey,
  stillSpeaking,
  type AcceptanceLevel,
  type AcceptanceLine,
} from '../domain/acceptance.ts'
import { changesBetween, type AcceptanceChange } from '../domain/changes.ts'
import { heldBy } from './read-acceptance.ts'

/** A piece of a list: what comes after a key, so many at most. */
export interface AcceptancePage {
  readonly after: string | null
  readonly limit: number
}

/** Which lines are asked for; null asks for all. */
export interface AcceptanceFilter {
  readonly level: AcceptanceLevel | null
  readonly isReceived: boolean | null
}

/** How a decision stands on a day. */
export type DecisionStanding = 'in-force' | 'ahead' | 'replaced'

/**
 * The list of what the one-stop places receive as it holds on a day, by code and level, with every decision on it, the
 * latest first. For procedure control. Refuses: `forbidden/role`.
 */
export async function viewAcceptances(
  context: Context,
  on: Day,
  { filter, page }: { readonly filter: AcceptanceFilter; readonly page: AcceptancePage },
) {
  authorise(context.actor, 'catalogue.figures')
  return inRead(context.db, async (read) => {
    const decisions = await listDecisions(read)
    const begun = decisions.filter(({ effectiveFrom }) => effectiveFrom <= on)
    const speaking = new Set(stillSpeaking(begun).map(({ id }) => id))
    const held = [...(await heldBy(read, begun)).values()]
    const asked = held
      .filter(({ level }) => filter.level === null || level === filter.level)
      .filter(({ reason }) => filter.isReceived === null || (reason === null) === filter.isReceived)
      .toSorted((one, other) => (acceptanceKey(one) < acceptanceKey(other) ? -1 : 1))
    const { rows, next } = pieceOf(asked, page)
    return {
      total: asked.length,
      lines: await named(read, rows, on),
      next,
      decisions: decisions.toReversed().map((decision) => ({
        ...decision,
        standing: standingOf(decision, { on, isSpeaking: speaking.has(decision.id) }),
      })),
    }
  })
}

function standingOf(
  { effectiveFrom }: ListedDecision,
  { on, isSpeaking }: { readonly on: Day; readonly isSpeaking: boolean },
): DecisionStanding {
  if (effectiveFrom > on) return 'ahead'
  return isSpeaking ? 'in-force' : 'replaced'
}

/**
 * A decision on what the one-stop places receive, and what it changed of the list that held before it. For procedure
 * control. Refuses: `forbidden/role`, `not-found/acceptance`.
 */
export async function viewAcceptanceDecision(context: Context, id: string, page: AcceptancePage) {
  authorise(context.actor, 'catalogue.figures')
  return inRead(context.db, async (read) => {
    const decisions = await listDecisions(read)
    const at = decisions.findIndex((each) => each.id === id)
    const decision = decisions[at]
    if (decision === undefined) throw new Refused('not-found/acceptance')
    const before = await heldBy(read, decisions.slice(0, at))
    const after = await heldBy(read, decisions.slice(0, at + 1))
    const changes = changesBetween(before, after)
    const { rows, next } = pieceOf(changes, page)
    return {
      decision,
      total: changes.length,
      changes: await named(read, rows, decision.effectiveFrom),
      next,
    }
  })
}

/** A change with the name of its procedure. */
export type NamedChange = AcceptanceChange & { readonly name: string }

/** Adds the names that procedures have on a day; one that the catalogue does not know has none. */
export async function named<Line extends Pick<AcceptanceLine, 'code'>>(
  read: Read,
  lines: readonly Line[],
  on: Day,
): Promise<(Line & { readonly name: string })[]> {
  if (lines.length === 0) return []
  const names = new Map((await listProcedureFacts(read, on)).map(({ code, name }) => [code, name]))
  return lines.map((line) => ({ ...line, name: names.get(line.code) ?? line.code }))
}

function pieceOf<Line extends Pick<AcceptanceLine, 'code' | 'level'>>(
  lines: readonly Line[],
  { after, limit }: AcceptancePage,
): { readonly rows: readonly Line[]; readonly next: string | null } {
  const from = after === null ? 0 : lines.findIndex((line) => acceptanceKey(line) > after)
  const rows = from < 0 ? [] : lines.slice(from, from + limit)
  const last = rows.at(-1)
  const isMore = last !== undefined && lines.at(-1) !== last
  return { rows, next: isMore ? acceptanceKey(last) : null }
}
