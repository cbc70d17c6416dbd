import { Refused } from '#kernel/refused'
import { listVersions } from '#modules/procedures'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { listDecisionsOfVersions } from '../db/published.queries.ts'
import { endingOf, type Ending, type VersionOnLine } from './version-line.ts'

export interface VersionPage {
  readonly versions: readonly VersionOnLine[]
  /** How the newest version ended, or will; null while nothing ends it. */
  readonly ending: Ending | null
  readonly nextCursor: string | null
}

/**
 * The versions that a procedure has had or will have, the newest first, a page at a time, each with its days and the
 * decision that made it: open data for other systems. For everyone.
 *
 * Refuses: `not-found/procedure`, `malformed/cursor`.
 */
export async function publicVersions(
  context: Context,
  code: string,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<VersionPage> {
  authorise(context.actor, 'procedures.read')
  if (cursor !== null && !/^\d{1,9}$/.test(cursor)) throw new Refused('malformed/cursor')
  const periods = await listVersions(context, code)
  const [latest] = periods
  if (latest === undefined) throw new Refused('not-found/procedure')
  const found = periods.filter(({ number }) => cursor === null || number < Number(cursor))
  const shown = found.slice(0, limit)
  const decisions = await inRead(context.db, (read) =>
    listDecisionsOfVersions(
      read,
      shown.map(({ id }) => id),
    ),
  )
  const last = found.length > limit ? shown.at(-1) : undefined
  return {
    versions: shown.map((period) => ({ ...period, decision: decisions.get(period.id) ?? null })),
    ending: latest.effectiveTo === null ? null : await endingOf(context, code),
    nextCursor: last === undefined ? null : String(last.number),
  }
}
