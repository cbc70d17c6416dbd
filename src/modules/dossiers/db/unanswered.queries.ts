import { sql } from 'kysely'
import type { Read } from '#platform/db'

export interface Unanswered {
  readonly code: string
  readonly version: number
}

/** Dossiers that wait for papers whose day is past; the partial index holds only those that wait. */
export function listUnanswered(read: Read, now: Date, limit: number): Promise<Unanswered[]> {
  return read
    .selectFrom('dossier')
    .select(['code', 'version'])
    .where('state', '=', 'awaiting-supplement')
    .where(sql<boolean>`(open_request ->> 'respondBy')::timestamptz < ${now}`)
    .orderBy('id')
    .limit(limit)
    .execute()
}
