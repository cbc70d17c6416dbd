import { sql } from 'kysely'
import { fromKysely, type PgBoss } from 'pg-boss'
import type { Read, Write } from '#platform/db'

/** The queue that keeps what was tried in vain, until a person has it done anew. */
export const GIVEN_UP = 'given-up'

/** A piece of work that was tried as often as its kind is, in vain. */
export interface GivenUpJob {
  readonly id: string
  /** The kind of work it is. */
  readonly name: string
  /** What the log calls it. */
  readonly correlationId: string
  readonly putInAt: Date
  readonly givenUpAt: Date
  readonly tries: number
}

/** Some of what was given up: these or, of all, the oldest. */
export interface Which {
  readonly ids: readonly string[] | null
  readonly most: number
}

/** The piece a page ended with. */
export interface GivenUpPosition {
  readonly givenUpAt: Date
  readonly id: string
}

/** What was given up in a locality, the latest first. */
export async function listGivenUp(
  read: Read,
  localityId: number,
  page: { readonly after: GivenUpPosition | null; readonly limit: number },
): Promise<GivenUpJob[]> {
  const { after, limit } = page
  const beyond =
    after === null
      ? sql``
      : sql`and (date_trunc('milliseconds', created_on), id) < (${after.givenUpAt}, ${after.id}::uuid)`
  const { rows } = await sql<GivenUpJob>`
    select id, source_name as name, source_id as "correlationId",
      coalesce(source_created_on, created_on) as "putInAt",
      date_trunc('milliseconds', created_on) as "givenUpAt",
      coalesce(source_retry_count, 0) + 1 as tries
    from pgboss.job
    where name = ${GIVEN_UP} and state < 'active' and data @> ${of(localityId)}::jsonb ${beyond}
    order by date_trunc('milliseconds', created_on) desc, id desc
    limit ${limit}`.execute(read)
  return rows
}

/** Puts what was given up in a locality in anew, the oldest first, as often tried as new work; how much it was. */
export function redrive(
  boss: PgBoss,
  tx: Write,
  localityId: number,
  which: Which,
): Promise<number> {
  return boss.redrive(GIVEN_UP, {
    db: fromKysely(tx),
    data: { localityId },
    limit: which.most,
    ...(which.ids === null ? {} : { ids: [...which.ids] }),
  })
}

function of(localityId: number): string {
  return JSON.stringify({ localityId })
}
