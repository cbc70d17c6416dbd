import { sql } from 'kysely'
import type { AccountId } from '#kernel/id'
import { isOneOf, type Read, type Write } from '#platform/db'
import type { Substitution, SubstitutionId } from '../domain/substitution.ts'

const MOST_LISTED = 500

/**
 * Lets one substitution be named at a time: whether it makes a chain is a question about rows that
 * do not touch.
 */
export async function lockNaming(tx: Write, localityId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${localityId}, hashtext('substitution'))`.execute(tx)
}

/** Those that concern any of the officers and have not ended by an instant, the next to begin first. */
export function listConcerning(
  db: Read,
  accountIds: readonly AccountId[],
  now: Date,
): Promise<Substitution[]> {
  return substitutions(db)
    .where((row) =>
      row.or([
        isOneOf(row.ref('absent_id'), accountIds),
        isOneOf(row.ref('substitute_id'), accountIds),
      ]),
    )
    .where('runs_until', '>', now)
    .orderBy('runs_from')
    .orderBy('id')
    .limit(MOST_LISTED)
    .execute()
}

/** For whom an officer stands in at an instant, by the index on the substitute. */
export function listRunning(db: Read, substituteId: AccountId, now: Date): Promise<Substitution[]> {
  return substitutions(db)
    .where('substitute_id', '=', substituteId)
    .where('runs_from', '<=', now)
    .where('runs_until', '>', now)
    .orderBy('id')
    .limit(MOST_LISTED)
    .execute()
}

export function findSubstitution(db: Read, id: SubstitutionId): Promise<Substitution | undefined> {
  return substitutions(db).where('id', '=', id).executeTakeFirst()
}

/** The same, locked until the transaction ends. */
export function findForUpdate(tx: Write, id: SubstitutionId): Promise<Substitution | undefined> {
  return substitutions(tx).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function insertSubstitution(
  tx: Write,
  named: Substitution & { readonly namedBy: AccountId; readonly namedAt: Date },
): Promise<void> {
  await tx
    .insertInto('substitution')
    .values({
      id: named.id,
      absent_id: named.absentId,
      substitute_id: named.substituteId,
      runs_from: named.from,
      runs_until: named.until,
      named_by: named.namedBy,
      named_at: named.namedAt,
    })
    .execute()
}

export async function setEnd(tx: Write, id: SubstitutionId, until: Date): Promise<void> {
  await tx.updateTable('substitution').set({ runs_until: until }).where('id', '=', id).execute()
}

function substitutions(db: Read) {
  return db
    .selectFrom('substitution')
    .select(['id', 'absent_id as absentId', 'substitute_id as substituteId'])
    .select(['runs_from as from', 'runs_until as until'])
}
