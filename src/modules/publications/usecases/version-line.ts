import type { Day } from '#kernel/day'
import { Refused } from '#kernel/refused'
import {
  listVersions,
  procedureById,
  procedureOn,
  type ProcedureContent,
  type VersionPeriod,
} from '#modules/procedures'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { findEnding, listDecisionsOfVersions, type CitedDecision } from '../db/published.queries.ts'

export type { CitedDecision }

/** A version on the line of a procedure, and the decision that made it. */
export interface VersionOnLine extends VersionPeriod {
  readonly decision: CitedDecision | null
}

/** How a procedure ended, and what came in its place. */
export interface Ending {
  readonly decision: CitedDecision
  readonly endsFrom: Day
  readonly replacedBy: { readonly code: string; readonly name: string | null } | null
}

export interface VersionLine {
  readonly code: string
  readonly versions: readonly VersionOnLine[]
  readonly ending: Ending | null
  /** The two that are compared; the earlier is null for the first version of all. */
  readonly earlier: (VersionOnLine & { readonly content: ProcedureContent }) | null
  readonly later: VersionOnLine & { readonly content: ProcedureContent }
}

/**
 * Every version that a procedure has had or will have, the newest first, with two of them to compare: by their numbers,
 * or else the newest and the one before it.
 *
 * Refuses: `forbidden/role`, `not-found/procedure`.
 */
export async function versionLine(
  context: Context,
  code: string,
  compared: { readonly earlier: number | null; readonly later: number | null },
): Promise<VersionLine> {
  authorise(context.actor, 'catalogue.inspect')
  const periods = await listVersions(context, code)
  const decisions = await inRead(context.db, (read) =>
    listDecisionsOfVersions(
      read,
      periods.map(({ id }) => id),
    ),
  )
  const versions = periods.map((period) => ({
    ...period,
    decision: decisions.get(period.id) ?? null,
  }))
  const later = versions.find(({ number }) => number === compared.later) ?? versions[0]
  if (later === undefined) throw new Refused('not-found/procedure')
  const earlier =
    versions.find(({ number }) => number === compared.earlier) ??
    versions.find(({ number }) => number === later.number - 1)
  return {
    code,
    versions,
    ending: versions[0]?.effectiveTo == null ? null : await endingOf(context, code),
    earlier: earlier === undefined || earlier === later ? null : await whole(context, earlier),
    later: await whole(context, later),
  }
}

async function whole(context: Context, version: VersionOnLine) {
  const found = await procedureById(context, version.id)
  if (found === null) throw new Error(`version ${version.id} is gone`)
  return { ...version, content: found.content }
}

/** What anybody may know of a procedure that is no longer in force. */
export interface EndedProcedure {
  readonly code: string
  readonly name: string
  readonly lastDay: Day
  readonly ending: Ending | null
}

/**
 * A procedure that was repealed, with what took its place: for who still looks for it. Null for one that is in force,
 * is still to come, or never was. For everyone.
 */
export async function endedProcedure(
  context: Context,
  code: string,
  on: Day,
): Promise<EndedProcedure | null> {
  authorise(context.actor, 'procedures.read')
  const [latest] = await listVersions(context, code)
  if (latest === undefined || latest.effectiveTo === null || latest.effectiveTo >= on) return null
  const version = await procedureById(context, latest.id)
  return {
    code,
    name: version?.content.name ?? code,
    lastDay: latest.effectiveTo,
    ending: await endingOf(context, code),
  }
}

/** By which decision a procedure ended last, and what came in its place. */
export async function endingOf(context: Context, code: string): Promise<Ending | null> {
  const found = await inRead(context.db, (read) => findEnding(read, code))
  if (found === null) return null
  const { endsFrom, replacedBy, ...decision } = found
  if (replacedBy === null) return { decision, endsFrom, replacedBy: null }
  const name = (await procedureOn(context, replacedBy, endsFrom))?.content.name ?? null
  return { decision, endsFrom, replacedBy: { code: replacedBy, name } }
}
