import type { AccountId } from '#kernel/id'
import { ANONYMOUS, type Actor } from '#platform/access'
import { inTransaction, type LocalityDb } from '#platform/db'
import { newId } from '#platform/ids'

let made = 0

/** A citizen with an account of their own. */
export async function aCitizen(db: LocalityDb): Promise<Actor> {
  made += 1
  const accountId: AccountId = newId<'account'>()
  const personalId = `0202000${String(made).padStart(5, '0')}`
  const displayName = `Công dân ${made}`
  await inTransaction(db, (tx) =>
    tx
      .insertInto('account')
      .values({
        id: accountId,
        kind: 'citizen',
        display_name: displayName,
        personal_id: personalId,
        created_at: new Date('2026-01-01T00:00:00Z'),
      })
      .execute(),
  )
  return { ...ANONYMOUS, kind: 'citizen', accountId, displayName, personalId }
}
