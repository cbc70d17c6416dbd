import { sql } from 'kysely'
import type { DossierId } from '#kernel/id'
import type { Read } from '#platform/db'
import { clockRuns } from './due-dates/clock.ts'

export interface Silent {
  readonly id: DossierId
  readonly code: string
  readonly version: number
}

/**
 * Dossiers in which something has passed in silence and is not recorded yet: an opinion, or the due date of a
 * procedure whose silence has an effect. In the order of their ids, behind one of them. Two partial indexes hold the
 * few that can be among them.
 */
export function listSilent(
  read: Read,
  now: Date,
  { after, limit }: { readonly after: Silent | null; readonly limit: number },
): Promise<Silent[]> {
  const query = read
    .selectFrom('dossier')
    .select(['id', 'code', 'version'])
    .where((row) =>
      row.or([
        sql<boolean>`dossier.closed_at is null and dossier.consultations <> '[]' and exists (
          select from jsonb_array_elements(dossier.consultations) asked
          where asked ->> 'answeredAt' is null and asked ->> 'lapsedAt' is null
            and (asked ->> 'dueAt')::timestamptz < ${now})`,
        sql<boolean>`dossier.term -> 'silence' is not null and dossier.silent_since is null
          and dossier.state in ('received', 'processing') and dossier.result is null
          and dossier.due_at < ${now} and ${clockRuns}`,
      ]),
    )
    .orderBy('id')
    .limit(limit)
  return (after === null ? query : query.where('id', '>', after.id)).execute()
}
