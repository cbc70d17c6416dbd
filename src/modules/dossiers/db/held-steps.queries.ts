import type { AccountId, DossierId } from '#kernel/id'
import { isOneOf, type Read } from '#platform/db'
import { clockRuns } from './due-dates/clock.ts'

/** Where a walk over dossiers in handling goes on: after this one. */
export interface HandledPosition {
  readonly dueAt: Date
  readonly id: DossierId
}

/**
 * Dossiers in handling whose clock runs and whose due instant has not come, the nearest first; walks
 * `dossier_by_due_date`, which holds no others.
 */
export async function listHandled(
  read: Read,
  since: Date,
  page: { readonly after: HandledPosition | null; readonly limit: number },
) {
  const { after, limit } = page
  let handled = read
    .selectFrom('dossier')
    .select([
      'id',
      'code',
      'competent_unit_id',
      'calendar_unit_id',
      'received_at',
      'reopened_at',
      'second_part',
      'due_at',
      'pauses',
    ])
    .where('state', 'in', ['received', 'processing'])
    .where('due_at', '>=', after?.dueAt ?? since)
    .where(clockRuns)
  if (after !== null) {
    handled = handled.where((row) =>
      row.or([
        row('due_at', '>', after.dueAt),
        row.and([row('due_at', '=', after.dueAt), row('id', '>', after.id)]),
      ]),
    )
  }
  return handled.orderBy('due_at').orderBy('id').limit(limit).execute()
}

/** The open steps of these dossiers that somebody holds. */
export function listHeldSteps(read: Read, ids: readonly DossierId[]) {
  return read
    .selectFrom('dossier_step')
    .select(['dossier_id', 'name', 'opened_at', 'due_at', 'assignee_id'])
    .where((row) => isOneOf(row.ref('dossier_id'), ids))
    .where('closed_at', 'is', null)
    .where('assignee_id', 'is not', null)
    .execute()
}

/** The open steps that an officer holds of dossiers whose clock runs, with what they and their dossiers are due. */
export function listStepsHeldBy(read: Read, accountId: AccountId) {
  return read
    .selectFrom('dossier_step')
    .innerJoin('dossier', 'dossier.id', 'dossier_step.dossier_id')
    .select([
      'dossier.id',
      'dossier.due_at',
      'dossier_step.name as step_name',
      'dossier_step.due_at as step_due_at',
    ])
    .where('dossier_step.assignee_id', '=', accountId)
    .where('dossier_step.closed_at', 'is', null)
    .where('dossier.state', 'in', ['received', 'processing'])
    .where(clockRuns)
    .execute()
}
