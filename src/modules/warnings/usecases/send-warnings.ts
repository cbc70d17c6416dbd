import { findWarnings, type HandledPosition } from '#modules/dossiers'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { insertWarnings } from '../db/warning.queries.ts'

/** So many dossiers are looked at in one go. */
const AT_A_TIME = 500

/**
 * Tells every officer who holds a step that four fifths of its or its dossier's time are used, or
 * that one working day is left; each of it once for a due instant.
 *
 * Safe to run twice and to be cut short: what was sent stands in `due_warning`, whose key refuses a
 * second one.
 */
export async function sendWarnings(context: Context): Promise<void> {
  let after: HandledPosition | null = null
  do {
    const { warnings, next } = await findWarnings(context, { after, limit: AT_A_TIME })
    await inTransaction(context.db, (tx) => insertWarnings(tx, warnings, context.clock.now()))
    after = next
  } while (after !== null)
}
