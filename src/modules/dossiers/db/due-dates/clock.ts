import { sql } from 'kysely'

/** Whether time is counted: nothing waits for the person, and some open step lies inside the clock. */
export const clockRuns = sql<boolean>`not dossier.pauses @> '[{"to": null}]'`

/**
 * Whether a dossier is late, as `lateness` of the domain says of one: by when handling ended, when the
 * clock was stopped, or now.
 */
export function isLateAt(now: Date) {
  return sql<boolean>`dossier.due_at < coalesce(
    dossier.closed_at,
    case when dossier.pauses -> -1 ->> 'to' is null
      then (dossier.pauses -> -1 ->> 'from')::timestamptz end,
    ${now})`
}
