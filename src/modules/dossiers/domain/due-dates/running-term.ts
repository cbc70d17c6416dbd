import type { Dossier, Pause } from '../dossier.ts'
import type { EndedPause, Law } from '../facts.ts'

/** From when the term of a dossier runs, and what within it does not count. */
export interface RunningTerm {
  readonly start: Date
  /** Whether it began again when the person had brought what was missing. */
  readonly hasRestarted: boolean
  /** Whether it began again by the order that reopened the dossier. */
  readonly isReopened: boolean
  readonly pauses: readonly (EndedPause & Pick<Pause, 'reason'>)[]
}

/**
 * The term as it runs now; null before receipt. A pause that ended because handling ended moved
 * nothing. One that was reopened has its whole term from then.
 *
 * Law: whether the term starts again after a supplement is the rulebook's (Decree 118/2025, art. 17).
 */
export function runningTerm(
  dossier: Pick<Dossier, 'receivedAt' | 'reopenedAt' | 'closedAt' | 'pauses'>,
  { supplementTerm }: Pick<Law, 'supplementTerm'>,
): RunningTerm | null {
  const { receivedAt, reopenedAt, closedAt } = dossier
  if (receivedAt === null) return null
  const begun = reopenedAt !== null && reopenedAt > receivedAt ? reopenedAt : receivedAt
  const ended = dossier.pauses.flatMap(({ from, to, reason }) =>
    to === null || to.getTime() === closedAt?.getTime() || from < begun
      ? []
      : [{ from, to, reason }],
  )
  const restart =
    supplementTerm === 'reset'
      ? ended.findLast(({ reason }) => reason === 'supplement')?.to
      : undefined
  const start = restart ?? begun
  return {
    start,
    hasRestarted: restart !== undefined,
    isReopened: start === reopenedAt,
    pauses: ended.filter(({ from }) => from >= start),
  }
}
