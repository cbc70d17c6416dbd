import type { AccountId, DossierId, UnitId } from '#kernel/id'
import { isOneOf, type Read } from '#platform/db'

/** One line of a dossier's history as it is stored. */
export interface StoredEvent {
  readonly seq: number
  readonly at: Date
  readonly actorId: AccountId
  readonly actorName: string
  readonly actorUnitId: UnitId | null
  readonly actorRole: string
  readonly type: string
  readonly data: unknown
  readonly hash: string
}

/** The whole history of a dossier, oldest first. One partition is read. */
export async function listEvents(
  read: Read,
  dossier: { readonly id: DossierId; readonly filedYear: number },
): Promise<StoredEvent[]> {
  const rows = await read
    .selectFrom('dossier_event')
    .select([
      'seq',
      'at',
      'actor_id',
      'actor_name',
      'actor_unit_id',
      'actor_role',
      'type',
      'data',
      'hash',
    ])
    .where('filed_year', '=', dossier.filedYear)
    .where('dossier_id', '=', dossier.id)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    actorId: row.actor_id,
    actorName: row.actor_name,
    actorUnitId: row.actor_unit_id,
    actorRole: row.actor_role,
    type: row.type,
    data: row.data,
    hash: row.hash.toString('hex'),
  }))
}

/** What a page of a list shows beside the dossiers' own rows. */
export async function listOpenSteps(read: Read, ids: readonly DossierId[]) {
  return read
    .selectFrom('dossier_step')
    .select([
      'dossier_id',
      'ordinal',
      'step_id',
      'name',
      'role',
      'unit_id',
      'opened_at',
      'due_at',
      'assignee_id',
    ])
    .where((row) => isOneOf(row.ref('dossier_id'), ids))
    .where('closed_at', 'is', null)
    .orderBy('ordinal')
    .execute()
}

/** The names of those who filed the dossiers of a page. */
export async function listApplicantNames(read: Read, ids: readonly DossierId[]) {
  return read
    .selectFrom('dossier_party')
    .select(['dossier_id', 'part', 'name'])
    .where((row) => isOneOf(row.ref('dossier_id'), ids))
    .execute()
}

/**
 * A dossier with the same content that was filed since an instant: the same applicant, procedure,
 * answers and papers.
 */
export async function findTwin(
  read: Read,
  contentHash: Buffer,
  since: Date,
): Promise<string | null> {
  const row = await read
    .selectFrom('dossier')
    .select('code')
    .where('content_hash', '=', contentHash)
    .where('submitted_at', '>=', since)
    .where('state', 'not in', ['refused', 'withdrawn'])
    .orderBy('submitted_at')
    .limit(1)
    .executeTakeFirst()
  return row?.code ?? null
}
