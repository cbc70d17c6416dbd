import { sql } from 'kysely'
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

/** Where the history of a dossier stands. */
export interface ChainHead {
  readonly code: string
  readonly seq: number
  readonly hash: string
}

/** Where the histories of these dossiers stand, by code; nothing of a code that no dossier has. */
export async function listChainHeads(read: Read, codes: readonly string[]): Promise<ChainHead[]> {
  const rows = await read
    .selectFrom('dossier')
    .select(['code', 'version', 'last_hash'])
    .where((row) => isOneOf(row.ref('code'), codes))
    .orderBy('code')
    .execute()
  return rows.map(({ code, version, last_hash: hash }) => ({
    code,
    seq: version,
    hash: hash.toString('hex'),
  }))
}

/** The events of these numbers with their hashes, as far as they are there. */
export async function listEventHashes(
  read: Read,
  asked: readonly { readonly code: string; readonly seq: number }[],
): Promise<ChainHead[]> {
  const { rows } = await sql<{ code: string; seq: number; hash: Buffer }>`
    select dossier.code, event.seq, event.hash
    from unnest(${asked.map(({ code }) => code)}::text[], ${asked.map(({ seq }) => seq)}::integer[])
      as asked (code, seq)
    join dossier on dossier.code = asked.code
    join dossier_event as event on event.filed_year = dossier.filed_year
      and event.dossier_id = dossier.id and event.seq = asked.seq`.execute(read)
  return rows.map(({ hash, ...event }) => ({ ...event, hash: hash.toString('hex') }))
}
