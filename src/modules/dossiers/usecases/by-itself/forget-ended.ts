import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { forgetEnded } from '../../db/dossier-writes.queries.ts'
import { doneSince } from '../../db/worklist-done.ts'

/** Keeps the table of what ended lately as short as the lists that are read from it. The dossiers stay. */
export async function forgetLatelyEnded(context: Context): Promise<void> {
  await inTransaction(context.db, (tx) => forgetEnded(tx, doneSince(context.clock.now())))
}
