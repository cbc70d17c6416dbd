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
  const query = read
    .selectFrom('dossier')
    .select(['id', 'code', 'version'])
    .where('id', 'in', (of) => of.selectFrom(inHand(read, units).as('held')).select('held.id'))
    .orderBy('code')
    .limit(page.limit)
  return (page.after === null ? query : query.where('code', '>', page.after)).execute()
}

/** The same counted: how many of which procedure in which state each unit has. */
export function countHeld(read: Read, units: readonly UnitId[]) {
  return read
    .selectFrom(inHand(read, units).as('held'))
    .innerJoin('dossier', 'dossier.id', 'held.id')
    .select(['held.unitId', 'dossier.procedure_code as procedureCode', 'dossier.state'])
    .select((row) => row.fn.countAll<number>().as('count'))
    .groupBy(['held.unitId', 'dossier.procedure_code', 'dossier.state'])
    .orderBy('dossier.state')
    .execute()
}

/** Which unit has which dossier in hand; each pair once. */
function inHand(read: Read, units: readonly UnitId[]) {
  const heads = (['competent_unit_id', 'receiving_unit_id', 'return_unit_id'] as const).map(
    (unit) =>
      read
        .selectFrom('dossier')
        .select((row) => ['id', row.ref(unit).as('unitId')])
        .where((row) => isOneOf(row.ref(unit), units))
        .where('state', 'in', unit === 'return_unit_id' ? [...RUNNING, 'finished'] : RUNNING),
  )
  const steps = read
    .selectFrom('dossier_step')
    .select(['dossier_id as id', 'unit_id as unitId'])
    .where((row) => isOneOf(row.ref('unit_id'), units))
    .where('closed_at', 'is', null)
  const opinions = read
    .selectFrom('dossier_unit')
    .select(['dossier_id as id', 'unit_id as unitId'])
    .where((row) => isOneOf(row.ref('unit_id'), units))
    .where('consulted_due_at', 'is not', null)
  return [...heads, opinions].reduce((all, some) => all.union(some), steps)
}
