import type { Dossier, Pause } from '../dossier.ts'
import type { EndedPause, Law } from '../facts.ts'

/** From when the term of a dossier runs, and what within it does not count. */
export interface RunningTerm {
  readonly start: Date
  /** Whether it began again when the person had brought what was missing. */
  readonly hasRestarted: boolean
  readonly pauses: readonly (EndedPause & Pick<Pause, 'reason'>)[]
}

/**
 * The term as it runs now; null before receipt. A pause that ended because handling ended moved
 * nothing.
 *
 * Law: whether the term starts again after a supplement is the rulebook's (Decree 118/2025, art. 17).
 */
export function runningTerm(
  { receivedAt, closedAt, pauses }: Pick<Dossier, 'receivedAt' | 'closedAt' | 'pauses'>,
  { supplementTerm }: Pick<Law, 'supplementTerm'>,
): RunningTerm | null {
  if (receivedAt === null) return null
  const ended = pauses.flatMap(({ from, to, reason }) =>
    to === null || to.getTime() === closedAt?.getTime() ? [] : [{ from, to, reason }],
  )
  const restart =
    supplementTerm === 'reset'
      ? ended.findLast(({ reason }) => reason === 'supplement')?.to
      : undefined
  const start = restart ?? receivedAt
  return {
    start,
    hasRestarted: restart !== undefined,
    pauses: ended.filter(({ from }) => from >= start),
  }
}
