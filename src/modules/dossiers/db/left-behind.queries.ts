import type { UnitId } from '#kernel/id'
import { isOneOf, type Read } from '#platform/db'
import type { Silent } from './silent.queries.ts'

const RUNNING = [
  'submitted',
  'received',
  'processing',
  'awaiting-supplement',
  'awaiting-payment',
] as const

/**
 * Dossiers that are not over and of which one of these units receives, decides, gives back, holds an
 * open step or owes an opinion; and the finished ones that wait there to be handed over. In the order
 * of their codes, behind one of them. Each branch walks an index by unit.
 */
export function listLeftBehind(
  read: Read,
  units: readonly UnitId[],
  page: { readonly after: string | null; readonly limit: number },
): Promise<Silent[]> {
  const heads = (['competent_unit_id', 'receiving_unit_id', 'return_unit_id'] as const).map(
    (unit) =>
      read
        .selectFrom('dossier')
        .select('id')
        .where((row) => isOneOf(row.ref(unit), units))
        .where('state', 'in', unit === 'return_unit_id' ? [...RUNNING, 'finished'] : RUNNING),
  )
  const steps = read
    .selectFrom('dossier_step')
    .select('dossier_id as id')
    .where((row) => isOneOf(row.ref('unit_id'), units))
    .where('closed_at', 'is', null)
  const opinions = read
    .selectFrom('dossier_unit')
    .select('dossier_id as id')
    .where((row) => isOneOf(row.ref('unit_id'), units))
    .where('consulted_due_at', 'is not', null)
  const ids = [...heads, opinions].reduce((all, some) => all.union(some), steps)
  const query = read
    .selectFrom('dossier')
    .select(['code', 'version'])
    .where('id', 'in', ids)
    .orderBy('code')
    .limit(page.limit)
  return (page.after === null ? query : query.where('code', '>', page.after)).execute()
}
