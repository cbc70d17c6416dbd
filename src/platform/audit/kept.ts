import { sql } from 'kysely'
import type { Read } from '#platform/db'

/** An entry with everything that is kept of it, to the microsecond, as seals are taken over it. */
export interface KeptEntry {
  readonly id: number
  readonly at: string
  readonly actorId: string | null
  readonly event: string
  readonly objectKind: string
  readonly objectId: string
  readonly correlationId: string | null
  readonly details: unknown
}

/** Ids as PostgreSQL writes a multirange, for instance `{[1,5),[7,8)}`. */
export type IdRanges = string

/** Entries beyond an id and outside some ranges, the lowest id first. */
export async function listEntriesOutside(
  read: Read,
  asked: { readonly beyond: number; readonly outside: IdRanges; readonly limit: number },
): Promise<KeptEntry[]> {
  return kept(read)
    .where('id', '>', asked.beyond)
    .where((where) => where.not(isWithin(asked.outside)))
    .limit(asked.limit)
    .execute()
}

/** The entries of some ranges that are there, the lowest id first. */
export async function listEntriesWithin(read: Read, ranges: IdRanges): Promise<KeptEntry[]> {
  return kept(read)
    .where('id', '>=', sql<number>`lower(${ranges}::int8multirange)`)
    .where('id', '<', sql<number>`upper(${ranges}::int8multirange)`)
    .where(isWithin(ranges))
    .execute()
}

/** So many entries were recorded since the last that has an id up to this one. */
export async function countEntriesBeyond(read: Read, id: number): Promise<number> {
  const { count } = await read
    .selectFrom('audit_entry')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('id', '>', id)
    .executeTakeFirstOrThrow()
  return count
}

function kept(read: Read) {
  return read
    .selectFrom('audit_entry')
    .select(['id', sql<string>`to_char(at at time zone 'UTC', ${INSTANT})`.as('at')])
    .select(['actor_id as actorId', 'event', 'object_kind as objectKind', 'object_id as objectId'])
    .select(['correlation_id as correlationId', 'details'])
    .orderBy('id')
}

const INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'

function isWithin(ranges: IdRanges) {
  return sql<boolean>`id <@ ${ranges}::int8multirange`
}
