import { sql } from 'kysely'
import type { Day } from '#kernel/day'
import type { AccountId } from '#kernel/id'
import type { Read, Write } from '#platform/db'
import type { Readings } from '../domain/limits.ts'

/** An officer who read more in a day than is usual. */
export interface Excess {
  readonly on: Day
  readonly accountId: AccountId
  readonly read: Readings
  /** The limits by which it was noticed. */
  readonly limits: Readings
  readonly noticedAt: Date
}

/** Where a page of excesses ended: the latest day first. */
export type ExcessPosition = Pick<Excess, 'on' | 'accountId'>

/** The limits in force and their number; null while nobody has set any. */
export async function findLimits(
  read: Read,
): Promise<(Readings & { readonly revision: number }) | null> {
  const row = await read
    .selectFrom('reading_limit')
    .select(['revision', 'dossiers', 'files'])
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function insertLimits(
  tx: Write,
  revision: number,
  limits: Readings,
  by: { readonly accountId: AccountId; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto('reading_limit')
    .values({ revision, ...limits, set_by: by.accountId, set_at: by.at })
    .execute()
}

/** Keeps an excess; of one that is known, what was read since. Tells whether it was not known. */
export async function keepExcess(tx: Write, excess: Excess): Promise<boolean> {
  const known = await tx
    .insertInto('reading_excess')
    .values({
      on_day: excess.on,
      account_id: excess.accountId,
      ...excess.read,
      most_dossiers: excess.limits.dossiers,
      most_files: excess.limits.files,
      noticed_at: excess.noticedAt,
    })
    .onConflict((conflict) =>
      conflict.columns(['locality_id', 'on_day', 'account_id']).doUpdateSet(excess.read),
    )
    .returning(sql<boolean>`xmax = 0`.as('isNew'))
    .executeTakeFirstOrThrow()
  return known.isNew
}

/** A page of excesses, the latest day first. */
export async function listExcesses(
  read: Read,
  page: { readonly after: ExcessPosition | null; readonly limit: number },
): Promise<Excess[]> {
  let query = read
    .selectFrom('reading_excess')
    .select(['on_day as on', 'account_id as accountId', 'dossiers', 'files'])
    .select(['most_dossiers', 'most_files', 'noticed_at as noticedAt'])
    .orderBy('on_day', 'desc')
    .orderBy('account_id', 'desc')
    .limit(page.limit)
  const { after } = page
  if (after !== null) {
    query = query.where(
      sql<boolean>`(on_day, account_id) < (${after.on}::date, ${after.accountId}::uuid)`,
    )
  }
  const rows = await query.execute()
  return rows.map(({ dossiers, files, most_dossiers, most_files, ...row }) => ({
    ...row,
    read: { dossiers, files },
    limits: { dossiers: most_dossiers, files: most_files },
  }))
}
