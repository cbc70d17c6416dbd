import type { Day } from '#kernel/day'
import type { PostingId, ProcedureVersionId, UnitId } from '#kernel/id'

/** How the board of a one-stop place stands to the catalogue, for one procedure. */
export type PostingState =
  /** The version in force is on the board. */
  | 'posted'
  /** Nothing is, though the place receives the procedure. */
  | 'missing'
  /** An earlier version still is. */
  | 'outdated'
  /** Something is on the board that the place no longer receives, or that is no longer in force. */
  | 'to-remove'

export const POSTING_STATES = ['missing', 'outdated', 'to-remove', 'posted'] as const

/** A version that a place has to show, since which day, and by which day it has to be there. */
export interface ToPost {
  readonly code: string
  readonly name: string
  readonly versionId: ProcedureVersionId
  readonly number: number
  readonly effectiveFrom: Day
  readonly dueOn: Day
}

/** What is on the board of a place now. */
export interface Posted {
  readonly id: PostingId
  readonly unitId: UnitId
  readonly code: string
  readonly versionId: ProcedureVersionId
  readonly postedAt: Date
}

export interface PostingLine {
  readonly code: string
  readonly state: PostingState
  /** What has to be there; null when nothing has. */
  readonly toPost: ToPost | null
  readonly posted: Posted | null
  /** The day by which the version in force had to be there has passed, and it is not. */
  readonly isOverdue: boolean
}

/**
 * What is on the board of a place on a day against what has to be: by procedure, what has to be done first.
 *
 * Legal basis: Decree 63/2010/NĐ-CP, article 17 (public posting where dossiers are received).
 */
export function postingLines(
  toPost: readonly ToPost[],
  onTheBoard: readonly Posted[],
  today: Day,
): PostingLine[] {
  const posted = new Map(onTheBoard.map((each) => [each.code, each]))
  const wanted = new Map(toPost.map((each) => [each.code, each]))
  const lines = [...new Set([...wanted.keys(), ...posted.keys()])].map((code) => {
    const each = { toPost: wanted.get(code) ?? null, posted: posted.get(code) ?? null }
    const state = stateOf(each)
    const owedUntil = state === 'posted' ? null : (each.toPost?.dueOn ?? null)
    return { code, state, ...each, isOverdue: owedUntil !== null && owedUntil < today }
  })
  return lines.toSorted(byUrgency)
}

/** By state, in it what had to be there first. */
function byUrgency(one: PostingLine, other: PostingLine): number {
  const keys = [one, other].map(({ state, toPost, code }) =>
    [POSTING_STATES.indexOf(state), toPost?.dueOn ?? '', code].join(' '),
  )
  return (keys[0] ?? '') < (keys[1] ?? '') ? -1 : 1
}

function stateOf({ toPost, posted }: Pick<PostingLine, 'toPost' | 'posted'>): PostingState {
  if (toPost === null) return 'to-remove'
  if (posted === null) return 'missing'
  return posted.versionId === toPost.versionId ? 'posted' : 'outdated'
}

/** How many lines stand in each state, and how many of them are overdue. */
export type PostingCounts = Readonly<Record<PostingState | 'overdue', number>>

export function countPostings(lines: readonly PostingLine[]): PostingCounts {
  const counts = { posted: 0, missing: 0, outdated: 0, 'to-remove': 0, overdue: 0 }
  for (const { state, isOverdue } of lines) {
    counts[state] += 1
    if (isOverdue) counts.overdue += 1
  }
  return counts
}
