import type { AccountId, DossierId } from '#kernel/id'
import type { Read } from '#platform/db'
import { listStepsHeldBy } from '../../db/held-steps.queries.ts'

/** A due instant towards which an officer works: of a step, or of the whole dossier where no step is named. */
export interface HeldEnd {
  readonly dossierId: DossierId
  readonly stepName: string | null
  readonly dueAt: Date
}

/**
 * The due instants of what an officer holds now, as `findWarnings` warns of them. What was handled,
 * given to another or waits is not among them; neither is a date that has been moved since.
 */
export async function heldEndsOf(read: Read, accountId: AccountId): Promise<readonly HeldEnd[]> {
  const steps = await listStepsHeldBy(read, accountId)
  return steps.flatMap(({ id: dossierId, due_at, step_name, step_due_at }) => [
    ...(due_at === null ? [] : [{ dossierId, stepName: null, dueAt: due_at }]),
    ...(step_due_at === null ? [] : [{ dossierId, stepName: step_name, dueAt: step_due_at }]),
  ])
}
