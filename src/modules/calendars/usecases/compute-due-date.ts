import type { UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import type { Counting } from '../domain/due-date.ts'
import { durationOf, type DurationUnit } from '../domain/duration.ts'
import { explainDueDate, type ExplainedDueDate } from '../domain/explain-due-date.ts'
import type { Pause } from '../domain/working-time.ts'
import { calendarOf } from './calendar-of.ts'

/** A question to the calculator. A pause without an end is one that someone forgot to end. */
export interface DueDateQuestion extends Pick<Counting, 'cutOff' | 'policy'> {
  readonly start: Date
  readonly duration: { readonly value: number; readonly unit: DurationUnit }
  readonly pauses: readonly { readonly from: Date; readonly to: Date | null }[]
  readonly unitChain: readonly UnitId[]
}

/**
 * When a term ends and how that was reached, for anyone who asks. A neutral calculator: which cut-off and policy apply
 * to a dossier is the rulebook's.
 *
 * Refuses: `invalid/duration-…`, `invalid/pause-…`, `invalid/pauses-overlap`, `invalid/outside-calendar`,
 * `conflict/calendar-not-set-up`.
 */
export async function computeDueDate(
  context: Context,
  question: DueDateQuestion,
): Promise<ExplainedDueDate> {
  authorise(context.actor, 'due-dates.compute')
  const { start, cutOff, policy } = question
  const duration = durationOf(question.duration)
  const pauses = question.pauses.map(closed)
  const calendar = await calendarOf(context, question.unitChain)
  return explainDueDate(calendar, start, duration, { cutOff, policy, pauses })
}

function closed({ from, to }: DueDateQuestion['pauses'][number], index: number): Pause {
  if (to !== null) return { from, to }
  const code = 'invalid/pause-open'
  throw new Refused(code, { errors: [{ path: `/pauses/${index}/to`, code }] })
}
