import type { UnitId } from '#kernel/id'
import { isOneOf, type Read } from '#platform/db'
import { clockRuns } from './due-dates/clock.ts'
import { isAfter, type ListPosition } from './worklist-order.ts'
import { LISTED_COLUMNS } from './worklist.queries.ts'

/**
 * Dossiers in the handling of those agencies, their clock running, that are due by an instant, the one longest past its date
 * first. Walks the open dossiers by due date, as the worklist does.
 */
export async function listDueBy(
  read: Read,
  due: { readonly by: Date; readonly agencies: readonly UnitId[] },
  page: { readonly after: ListPosition | null; readonly limit: number },
) {
  let query = read
    .selectFrom('dossier')
    .select([
      ...LISTED_COLUMNS,
      'dossier.original_due_at',
      'dossier.extensions',
      'dossier.rulebook',
    ])
    .where('dossier.state', 'in', ['received', 'processing'])
    .where('dossier.due_at', '<=', due.by)
    .where(clockRuns)
    .where((row) => isOneOf(row.ref('dossier.competent_unit_id'), due.agencies))
  const { after } = page
  if (after !== null) query = query.where(isAfter(after))
  return query.orderBy('dossier.due_at').orderBy('dossier.id').limit(page.limit).execute()
}
