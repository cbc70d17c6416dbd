import { sql } from 'kysely'

/** Whether time is counted: nothing waits for the person, and some open step lies inside the clock. */
export const clockRuns = sql<boolean>`not dossier.pauses @> '[{"to": null}]'`

/** Whether a dossier is late, as `lateness` of the domain says of one: by `countedUntil`. */
export function isLateAt(now: Date) {
  return sql<boolean>`dossier.due_at < coalesce(
    case when dossier.pauses -> -1 ->> 'to' is null
        or dossier.finished_at is null and (dossier.pauses -> -1 ->> 'to')::timestamptz = dossier.closed_at
      then (dossier.pauses -> -1 ->> 'from')::timestamptz end,
    dossier.closed_at,
    ${now})`
}
