import type { Dossier, Pause } from './dossier.ts'
import type { NewDueDates } from './events.ts'

/** The dossier with other due dates for itself and its open steps. */
export function withDueDates(dossier: Dossier, { dueAt, stepsDue }: NewDueDates): Dossier {
  const due = new Map(stepsDue.map((step) => [step.ordinal, instantOf(step.dueAt)]))
  return {
    ...dossier,
    dueAt: instantOf(dueAt),
    steps: dossier.steps.map((step) => {
      const moved = due.get(step.ordinal)
      return moved === undefined ? step : { ...step, dueAt: moved }
    }),
  }
}

/** An instant as events and columns keep it. */
export function instantOf(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}

/** The pauses when the last one ends. */
export function pausesEnded(pauses: readonly Pause[], at: Date): Pause[] {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause))
}
