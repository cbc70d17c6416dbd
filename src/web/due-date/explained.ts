import { formatInstant, formatInstantOrNull } from '#kernel/instant'
import type { DayStep, ExplainedDueDate } from '#modules/calendars'
import type { DueDateExplanation } from '#modules/dossiers'

/** How a due date was reached, as a page is given it. */
export interface Explained {
  readonly startedAt: string
  readonly hasRestarted: boolean
  readonly isReopened: boolean
  /** Which part of a term in two parts is counted; null when there is one. */
  readonly part: 1 | 2 | null
  readonly term: DueDateExplanation['term']
  readonly countedFrom: string
  readonly cutOff: string
  readonly isProvisional: boolean
  readonly steps: readonly DayStep[]
  readonly pauses: readonly {
    readonly from: string
    readonly to: string | null
    readonly reason: DueDateExplanation['pauses'][number]['reason']
  }[]
  /** The date that holds in place of the one counted; null when they are the same. */
  readonly movedTo: string | null
  readonly isExtended: boolean
}

/** The due date of a dossier, explained. */
export function explained(due: DueDateExplanation | null): Explained | null {
  if (due === null) return null
  const isMoved = due.promisedAt.getTime() !== due.dueAt.getTime()
  return {
    startedAt: formatInstant(due.start),
    hasRestarted: due.hasRestarted,
    isReopened: due.isReopened,
    part: due.part,
    term: due.term,
    countedFrom: due.countedFrom,
    cutOff: due.cutOff,
    isProvisional: due.isProvisional,
    steps: due.steps,
    pauses: due.pauses.map(({ from, to, reason }) => ({
      from: formatInstant(from),
      to: formatInstantOrNull(to),
      reason,
    })),
    movedTo: isMoved ? formatInstant(due.promisedAt) : null,
    isExtended: due.isExtended,
  }
}

/** The due date of something received at an instant, explained. */
export function explainedIfReceived(
  due: ExplainedDueDate & Pick<DueDateExplanation, 'start' | 'cutOff' | 'term'>,
): Explained {
  const { start, cutOff, term, countedFrom, isProvisional, steps } = due
  return {
    startedAt: formatInstant(start),
    hasRestarted: false,
    isReopened: false,
    part: null,
    term,
    countedFrom,
    cutOff,
    isProvisional,
    steps,
    pauses: [],
    movedTo: null,
    isExtended: false,
  }
}
