import {
  durationOf,
  explainDueDate,
  parseTimeOfDay,
  type ExplainedDueDate,
} from '#modules/calendars'
import { organisationNow } from '#modules/organisations'
import type { Context } from '#platform/context'
import { runningPart } from '../../domain/clock.ts'
import { openPause, type Dossier, type Pause, type Term } from '../../domain/dossier.ts'
import { runningTerm, type RunningTerm } from '../../domain/due-dates/running-term.ts'
import { sceneOf, type Scene } from '../scene.ts'
import { seenDossier } from '../view-dossier.ts'

/** How the due date of a dossier was reached, day by day, and what besides the term has moved it. */
export interface DueDateExplanation extends ExplainedDueDate, Omit<RunningTerm, 'pauses'> {
  /** Of a term in two parts the one that runs. */
  readonly term: Term
  /** Which of two; null when there is one. */
  readonly part: 1 | 2 | null
  /** After this time of day receipt counts for the next working day. */
  readonly cutOff: string
  readonly pauses: readonly Pause[]
  /** The date that holds now; another than the term's own when it was put off. */
  readonly promisedAt: Date
  readonly isExtended: boolean
}

/**
 * Why a dossier is due when it is, for whoever may see it, in the steps of the due-date engine. Null
 * before receipt.
 *
 * Refuses: `not-found/dossier`.
 */
export async function explainDossierDueDate(
  context: Context,
  code: string,
): Promise<DueDateExplanation | null> {
  const [{ dossier }, organisation] = await Promise.all([
    seenDossier(context, code),
    organisationNow(context),
  ])
  return explanationOf(dossier, await sceneOf(context, dossier, organisation))
}

/** The same for a dossier at hand. */
export function explanationOf(
  dossier: Dossier,
  { calendar, rulebook, facts }: Pick<Scene, 'calendar' | 'rulebook' | 'facts'>,
): DueDateExplanation | null {
  const { dueAt: promisedAt } = dossier
  const term = runningPart(dossier)
  const running = runningTerm(dossier, facts.law)
  if (running === null || promisedAt === null) return null
  const { start, pauses } = running
  const lasting = openPause(dossier)
  return {
    ...running,
    ...explainDueDate(calendar, start, durationOf(term), {
      cutOff: parseTimeOfDay(rulebook.cutOff) ?? 'none',
      pauses,
      policy: 'pause',
    }),
    term,
    part: dossier.term.parts === undefined ? null : dossier.secondPart === null ? 1 : 2,
    cutOff: rulebook.cutOff,
    pauses: lasting === null ? pauses : [...pauses, lasting],
    promisedAt,
    isExtended: dossier.extensions > 0,
  }
}
