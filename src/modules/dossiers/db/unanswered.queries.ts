import { sql } from 'kysely'
import type { DossierId } from '#kernel/id'
import type { Read } from '#platform/db'

export interface Unanswered {
  readonly id: DossierId
  readonly code: string
  readonly version: number
}

/** Dossiers that wait for papers whose day is past, behind one of them; the partial index holds only those that wait. */
export function listUnanswered(
  read: Read,
  now: Date,
  { after, limit }: { readonly after: Unanswered | null; readonly limit: number },
): Promise<Unanswered[]> {
  const query = read
    .selectFrom('dossier')
    .select(['id', 'code', 'version'])
    .where('state', '=', 'awaiting-supplement')
    .where(sql<boolean>`(open_request ->> 'respondBy')::timestamptz < ${now}`)
    .orderBy('id')
    .limit(limit)
  return (after === null ? query : query.where('id', '>', after.id)).execute()
}
