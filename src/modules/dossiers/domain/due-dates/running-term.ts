import { pauseAtEnd, type Dossier, type Pause } from '../dossier.ts'
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
 * When the term that runs began, or ran last: at receipt, with the second part of a term in two parts, or by the order
 * that reopened the dossier. Null before receipt.
 */
export function termBegan({
  receivedAt,
  reopenedAt,
  secondPart,
}: Pick<Dossier, 'receivedAt' | 'reopenedAt' | 'secondPart'>): Date | null {
  if (receivedAt === null) return null
  return [reopenedAt, secondPart?.from ?? null].reduce<Date>(
    (latest, at) => (at !== null && at > latest ? at : latest),
    receivedAt,
  )
}

/**
 * The term as it runs now; null before receipt. A pause that ended because handling ended without a
 * result moved nothing. One that was reopened has its whole term from then; the second part of a
 * term in two parts runs from when it began.
 *
 * Law: whether the term starts again after a supplement is the rulebook's (Decree 118/2025, art. 17).
 */
export function runningTerm(
  dossier: Pick<
    Dossier,
    'receivedAt' | 'reopenedAt' | 'closedAt' | 'finishedAt' | 'pauses' | 'secondPart'
  >,
  { supplementTerm }: Pick<Law, 'supplementTerm'>,
): RunningTerm | null {
  const begun = termBegan(dossier)
  if (begun === null) return null
  const unsettled = pauseAtEnd(dossier)
  const ended = dossier.pauses.flatMap((pause) => {
    const { from, to, reason } = pause
    return to === null || pause === unsettled || from < begun ? [] : [{ from, to, reason }]
  })
  const restart =
    supplementTerm === 'reset'
      ? ended.findLast(({ reason }) => reason === 'supplement')?.to
      : undefined
  const start = restart ?? begun
  return {
    start,
    hasRestarted: restart !== undefined,
    isReopened: start === dossier.reopenedAt,
    pauses: ended.filter(({ from }) => from >= start),
  }
}
