import type { Day } from '#kernel/day'
import type { AccountId, UnitId } from '#kernel/id'
import { isOneOf, type Read, type Write } from '#platform/db'
import type { Delegation, DelegationId } from '../domain/delegation.ts'

const COLUMNS = [
  'id',
  'unit_id as unitId',
  'given_by as givenBy',
  'given_to as givenTo',
  'decision',
  'includes_seal as includesSeal',
  'valid_from as validFrom',
  'valid_to as validTo',
] as const

/** Those that an agency has given and not taken back, the newest first. */
export function listDelegations(
  read: Read,
  unitIds: readonly UnitId[],
  limit: number,
): Promise<Delegation[]> {
  return read
    .selectFrom('delegation')
    .select(COLUMNS)
    .where((row) => isOneOf(row.ref('unit_id'), unitIds))
    .where('ended_at', 'is', null)
    .orderBy('given_at', 'desc')
    .limit(limit)
    .execute()
}

/** What an officer holds from an agency on a day; the one with the seal first. */
export async function findDelegation(
  read: Read,
  to: AccountId,
  unitId: UnitId,
  on: Day,
): Promise<Delegation | null> {
  const found = await read
    .selectFrom('delegation')
    .select(COLUMNS)
    .where('given_to', '=', to)
    .where('unit_id', '=', unitId)
    .where('ended_at', 'is', null)
    .where('valid_from', '<=', on)
    .where('valid_to', '>=', on)
    .orderBy('includes_seal', 'desc')
    .orderBy('valid_to', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}

export async function insertDelegation(
  tx: Write,
  delegation: Delegation,
  givenAt: Date,
): Promise<void> {
  await tx
    .insertInto('delegation')
    .values({
      id: delegation.id,
      unit_id: delegation.unitId,
      given_by: delegation.givenBy,
      given_to: delegation.givenTo,
      decision: delegation.decision,
      includes_seal: delegation.includesSeal,
      valid_from: delegation.validFrom,
      valid_to: delegation.validTo,
      given_at: givenAt,
    })
    .execute()
}

/** Locks one that still holds. */
export async function findDelegationForUpdate(
  tx: Write,
  id: DelegationId,
): Promise<Delegation | null> {
  const found = await tx
    .selectFrom('delegation')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return found ?? null
}

export async function endDelegation(tx: Write, id: DelegationId, at: Date): Promise<void> {
  await tx.updateTable('delegation').set({ ended_at: at }).where('id', '=', id).execute()
}

/** How many of some agencies hold on a day or later. */
export async function countDelegationsAfter(
  read: Read,
  unitIds: readonly UnitId[],
  from: Day,
): Promise<number> {
  const { count } = await read
    .selectFrom('delegation')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where((row) => isOneOf(row.ref('unit_id'), unitIds))
    .where('ended_at', 'is', null)
    .where('valid_to', '>=', from)
    .executeTakeFirstOrThrow()
  return count
}
