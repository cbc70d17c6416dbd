import type { DossierId } from '#kernel/id'
import { isOneOf, type Read } from '#platform/db'

/** The end of a dossier's history as its current state tells it. */
export interface ChainHead {
  readonly id: DossierId
  readonly code: string
  readonly version: number
  readonly lastHash: string
}

/** The next dossiers in the order of their ids. */
export async function listChainHeads(
  read: Read,
  after: DossierId | null,
  limit: number,
): Promise<ChainHead[]> {
  let query = read
    .selectFrom('dossier')
    .select(['id', 'code', 'version', 'last_hash'])
    .orderBy('id')
    .limit(limit)
  if (after !== null) query = query.where('id', '>', after)
  const rows = await query.execute()
  return rows.map(({ id, code, version, last_hash: lastHash }) => ({
    id,
    code,
    version,
    lastHash: lastHash.toString('hex'),
  }))
}

/** The events of these dossiers, whatever the partition they stand in, each dossier's oldest first. */
export async function listSealedEvents(read: Read, ids: readonly DossierId[]) {
  return read
    .selectFrom('dossier_event')
    .select(['dossier_id', 'seq', 'at', 'actor_id', 'type', 'data', 'hash'])
    .where((row) => isOneOf(row.ref('dossier_id'), ids))
    .orderBy('dossier_id')
    .orderBy('seq')
    .execute()
}
