import type { AccountId, DossierId, UnitId } from '#kernel/id'
import { isOneOf, type Read } from '#platform/db'

/** An event with everything that is kept of it. */
export interface KeptEvent {
  readonly filedYear: number
  readonly seq: number
  readonly at: Date
  readonly actorId: AccountId
  readonly actorName: string
  readonly actorUnitId: UnitId | null
  readonly actorRole: string
  readonly type: string
  readonly data: unknown
  readonly hash: string
  readonly signatureHash: string
}

/** The events of these dossiers, whatever the partition they stand in, each dossier's oldest first. */
export async function listKeptEvents(
  read: Read,
  ids: readonly DossierId[],
): Promise<ReadonlyMap<DossierId, readonly KeptEvent[]>> {
  const rows = await read
    .selectFrom('dossier_event')
    .select(['dossier_id', 'filed_year as filedYear', 'seq', 'at', 'actor_id as actorId'])
    .select(['actor_name as actorName', 'actor_unit_id as actorUnitId', 'actor_role as actorRole'])
    .select(['type', 'data', 'hash', 'signature_hash'])
    .where((row) => isOneOf(row.ref('dossier_id'), ids))
    .orderBy('dossier_id')
    .orderBy('seq')
    .execute()
  const kept = rows.map(({ dossier_id: dossierId, hash, signature_hash: signed, ...row }) => ({
    dossierId,
    event: { ...row, hash: hash.toString('hex'), signatureHash: signed.toString('hex') },
  }))
  const grouped = Map.groupBy(kept, ({ dossierId }) => dossierId)
  return new Map([...grouped].map(([id, rows]) => [id, rows.map(({ event }) => event)]))
}
