import type { FilingId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead, type Write } from '#platform/db'
import { findFiling, findFilingForUpdate } from '../db/filing.queries.ts'
import type { Filing } from '../domain/filing.ts'

/** A filing of the one who asks, handed in or not. Refuses: `not-found/filing`. */
export async function ownFiling(context: Context, id: FilingId): Promise<Filing> {
  authorise(context.actor, 'filings.prepare')
  const filing = await inRead(context.db, (read) => findFiling(read, context.actor.accountId, id))
  if (filing === null) throw new Refused('not-found/filing')
  return filing
}

/**
 * A filing of the one who asks, still in preparation and locked.
 *
 * Refuses: `not-found/filing`, `conflict/filing-submitted` (with the code it became).
 */
export async function ownFilingToChange(
  tx: Write,
  context: Context,
  id: FilingId,
): Promise<Filing> {
  const filing = await findFilingForUpdate(tx, context.actor.accountId, id)
  if (filing === null) throw new Refused('not-found/filing')
  if (filing.submittedAs === null) return filing
  throw new Refused('conflict/filing-submitted', { members: { dossierCode: filing.submittedAs } })
}

/** Refuses what is older than what is saved, and tells what that is. */
export function changedElsewhere({ version, savedAt }: Filing): Refused {
  return new Refused('conflict/filing-changed-elsewhere', {
    members: { version, changedAt: formatInstant(savedAt) },
  })
}
