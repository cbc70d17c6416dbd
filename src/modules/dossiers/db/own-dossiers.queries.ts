import type { DossierId } from '#kernel/id'
import type { Read } from '#platform/db'
import type { DossierState } from '../domain/dossier.ts'
import { visibleTo, type Sight } from './visibility.ts'
import { LISTED_COLUMNS } from './worklist.queries.ts'

/** Where a page of a person's dossiers begins: after the last row of the page before. */
export interface OwnPosition {
  readonly submittedAt: Date
  readonly id: DossierId
}

/** A person's dossiers in some of the states, the last filed first. Found by the parties' numbers. */
export function listOwn(
  read: Read,
  wanted: { readonly sight: Sight; readonly states: readonly DossierState[] },
  page: { readonly after: OwnPosition | null; readonly limit: number },
) {
  const { after } = page
  let query = read
    .selectFrom('dossier')
    .select(LISTED_COLUMNS)
    .where(visibleTo(wanted.sight))
    .where('dossier.state', 'in', wanted.states)
  if (after !== null) {
    query = query.where((row) =>
      row.or([
        row('dossier.submitted_at', '<', after.submittedAt),
        row.and([
          row('dossier.submitted_at', '=', after.submittedAt),
          row('dossier.id', '<', after.id),
        ]),
      ]),
    )
  }
  return query
    .orderBy('dossier.submitted_at', 'desc')
    .orderBy('dossier.id', 'desc')
    .limit(page.limit)
    .execute()
}
