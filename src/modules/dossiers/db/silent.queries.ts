import { sql } from 'kysely'
import type { Read } from '#platform/db'
import { clockRuns } from './due-dates/clock.ts'

export interface Silent {
  readonly code: string
  readonly version: number
}

/**
 * Dossiers in which something has passed in silence and is not recorded yet: an opinion, or the due date of a
 * procedure whose silence has an effect. Two partial indexes hold the few that can be among them.
 */
export function listSilent(read: Read, now: Date, limit: number): Promise<Silent[]> {
  return read
    .selectFrom('dossier')
    .select(['code', 'version'])
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
    .execute()
}
