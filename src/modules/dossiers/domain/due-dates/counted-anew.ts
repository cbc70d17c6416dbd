import { formatInstantOrNull } from '#kernel/instant'
import { runningPart } from '../clock.ts'
import type { Dossier, DossierStep } from '../dossier.ts'
import type { NewDueDates } from '../events.ts'
import type { EndedPause, Facts } from '../facts.ts'
import { runningTerm } from './running-term.ts'

/** What a count asks of a dossier. */
export type Counted = Pick<
  Dossier,
  | 'receivedAt'
  | 'reopenedAt'
  | 'closedAt'
  | 'finishedAt'
  | 'pauses'
  | 'term'
  | 'secondPart'
  | 'extension'
  | 'dueAt'
> & { readonly steps: readonly Pick<DossierStep, StepField>[] }

type StepField = 'ordinal' | 'openedAt' | 'closedAt' | 'hours' | 'dueAt'

/** From when the dates are counted, and which date that gives before any pause. */
interface Beginning {
  readonly at: Date
  readonly dueAt: Date
  readonly pauses: readonly EndedPause[]
}

/**
 * What is due when, counted from the beginning: the term and its pauses by the calendar as it is
 * now. As long as the calendar stays the same, that is what is due already. A date that the approver
 * promised is not counted, only what came after it.
 */
export function countedAnew(
  dossier: Counted,
  { law, terms }: Pick<Facts, 'law' | 'terms'>,
): NewDueDates {
  const begun = beginningOf(dossier, { law, terms })
  if (begun === null) return { dueAt: formatInstantOrNull(dossier.dueAt), stepsDue: [] }
  const dues = [begun.dueAt]
  for (const pause of begun.pauses) {
    dues.push(terms.movedByPause(lastOf(dues), dossier.term.unit, pause))
  }
  return {
    dueAt: formatInstantOrNull(lastOf(dues)),
    stepsDue: dossier.steps
      .filter(({ closedAt }) => closedAt === null)
      .map((step) => ({
        ordinal: step.ordinal,
        dueAt: formatInstantOrNull(stepDue(step, { begun, dues, terms })),
      })),
  }
}

/** The later of the term's own start and the promise of the approver. */
function beginningOf(
  dossier: Counted,
  { law, terms }: Pick<Facts, 'law' | 'terms'>,
): Beginning | null {
  const running = runningTerm(dossier, law)
  if (running === null) return null
  const { extension } = dossier
  const { start, pauses } = running
  if (extension === null || extension.at < start) {
    return { at: start, dueAt: terms.dossierDueAt(start, runningPart(dossier)), pauses }
  }
  return { ...extension, pauses: pauses.filter(({ from }) => from >= extension.at) }
}

/** A step has its hours from when it opened or began anew, without the pauses since, up to the date of the dossier. */
function stepDue(
  step: Pick<DossierStep, StepField>,
  about: {
    readonly begun: Beginning
    readonly dues: readonly Date[]
    readonly terms: Facts['terms']
  },
): Date | null {
  const { begun, dues, terms } = about
  const from = step.openedAt > begun.at ? step.openedAt : begun.at
  const before = begun.pauses.filter((pause) => pause.from < from).length
  let due = terms.stepDueAt(from, step.hours, dues[before] ?? null)
  for (const [at, pause] of begun.pauses.entries()) {
    if (at < before || due === null) continue
    due = earlier(terms.movedByPause(due, 'working-hours', pause), dues[at + 1] ?? null)
  }
  return due
}

function earlier(one: Date, other: Date | null): Date {
  return other !== null && other < one ? other : one
}

function lastOf(dues: readonly Date[]): Date {
  const last = dues.at(-1)
  if (last === undefined) throw new Error('a count begins with a date')
  return last
}
