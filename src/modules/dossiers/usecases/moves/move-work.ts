import { parseId } from '#kernel/id'
import type { RefusalCode } from '#kernel/refusal-codes'
import { isUnavailable, Refused } from '#kernel/refused'
import { organisationNow } from '#modules/organisations'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { listOpenWork, type WorkPosition } from '../../db/open-work.queries.ts'
import type { StepRole } from '../../domain/dossier.ts'
import { assignStep } from '../step-actions.ts'
import { workOf } from './open-work.ts'

/** Which of an officer's open steps go to whom, from where in the list, and whether it is only tried. */
export interface Move {
  readonly assignee: string
  readonly unitCode?: string | undefined
  readonly role?: StepRole | undefined
  readonly stepName?: string | undefined
  readonly isTrial: boolean
  readonly cursor?: string | undefined
  readonly limit: number
}

/** What came of one step. */
export interface MovedStep {
  readonly code: string
  readonly stepId: string
  readonly stepName: string
  readonly ok: boolean
  /** Why it stays with the officer; null when it was given on. */
  readonly refusal: RefusalCode | null
  /** The version of the dossier since then; of a trial the one it would have. */
  readonly version: number | null
}

/**
 * Gives the open steps of an officer to another one, each for itself like a single assignment: what is
 * refused of one is told and does not hold up the others. A request moves as many as `limit`; the
 * cursor it answers with goes on behind them. Sent again it finds what it moved gone, so that it needs
 * no key.
 *
 * Audit: `step.assigned` for each. Refuses: `invalid/officer-unknown`, `malformed/cursor`.
 */
export async function moveWork(
  context: Context,
  username: string,
  move: Move,
): Promise<{ readonly items: readonly MovedStep[]; readonly nextCursor: string | null }> {
  authorise(context.actor, 'dossiers.act-on-many')
  const { cursor, limit, role = null, stepName: name = null } = move
  const after = cursor === undefined ? null : positionOf(cursor)
  const [work, organisation] = await Promise.all([
    workOf(context, username),
    organisationNow(context),
  ])
  const unit = move.unitCode === undefined ? null : organisation.byCode(move.unitCode)
  if (move.unitCode !== undefined && unit === null) return { items: [], nextCursor: null }
  const wanted = { ...work, unitId: unit?.id ?? null, role, name }
  const found = await inRead(context.db, (read) =>
    listOpenWork(read, wanted, { after, limit: limit + 1 }),
  )
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    items: await moved(context, rows, move),
    nextCursor:
      found.length > limit && last !== undefined
        ? cursorOf({ dossierId: last.dossier_id, ordinal: last.ordinal })
        : null,
  }
}

type Row = Awaited<ReturnType<typeof listOpenWork>>[number]

/** One after the other: a dossier of which two steps go has another version for the second. */
async function moved(context: Context, rows: readonly Row[], move: Move): Promise<MovedStep[]> {
  const versions = new Map<string, number>()
  const outcomes: MovedStep[] = []
  for (const row of rows) {
    const version = versions.get(row.code) ?? row.version
    const refusal = outcomes.at(-1)?.refusal ?? null
    // Each would wait as long as the last for a database that does not answer, and so would who asked.
    const outcome = isUnavailable(refusal)
      ? { ...stepOf(row), ok: false, refusal, version: null }
      : await movedOne(context, { ...row, version }, move)
    if (outcome.version !== null && !move.isTrial) versions.set(row.code, outcome.version)
    outcomes.push(outcome)
  }
  return outcomes
}

function stepOf({ code, step_id: stepId, name: stepName }: Row) {
  return { code, stepId, stepName }
}

async function movedOne(
  context: Context,
  row: Row,
  { assignee, isTrial }: Move,
): Promise<MovedStep> {
  const step = stepOf(row)
  try {
    const request = { code: row.code, version: row.version, keyed: null, isTrial }
    const answer = await assignStep(context, request, { stepId: row.step_id, assignee })
    const reply = JSON.parse(answer.body) as { readonly version: number }
    return { ...step, ok: true, refusal: null, version: reply.version }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { ...step, ok: false, refusal: error.code, version: null }
  }
}

function cursorOf({ dossierId, ordinal }: WorkPosition): string {
  return Buffer.from(`${dossierId} ${ordinal}`).toString('base64url')
}

function positionOf(cursor: string): WorkPosition {
  const [uuid = '', number = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  const dossierId = parseId<'dossier'>(uuid)
  if (dossierId === null || !/^\d{1,4}$/.test(number)) throw new Refused('malformed/cursor')
  return { dossierId, ordinal: Number(number) }
}
