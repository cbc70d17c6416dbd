import { addDays, type Day } from '#kernel/day'
import type { AccountId } from '#kernel/id'
import { instantOn } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead, isOneOf, type Read } from '#platform/db'

/** One happening as it was recorded. Ids and codes only. */
export interface AuditEntry {
  readonly id: number
  readonly at: Date
  /** Null for someone who was not signed in. */
  readonly actorId: AccountId | null
  readonly event: string
  readonly objectKind: string
  readonly objectId: string
  readonly details: Readonly<Record<string, unknown>> | null
}

/** The entry a page ended with. */
export type AuditPosition = Pick<AuditEntry, 'at' | 'id'>

/** What the trail is narrowed to. */
export interface AuditQuestion {
  /** The last day to be told, in Vietnam; the list goes back in time from its end. */
  readonly until?: Day | undefined
  readonly since?: Day | undefined
  readonly actorId?: AccountId | undefined
  readonly objectId?: string | undefined
}

/**
 * A page of what happened in the locality, the latest first, for the administrators of its highest
 * unit: the trail tells of every unit.
 *
 * Legal basis: Decree 85/2016/NĐ-CP (keeping and looking through system logs). Refuses:
 * `forbidden/role`, `forbidden/unit-outside-reach`.
 */
export async function readAuditTrail(
  context: Context,
  question: AuditQuestion,
  page: { readonly after: AuditPosition | null; readonly limit: number },
): Promise<{ readonly items: readonly AuditEntry[]; readonly next: AuditPosition | null }> {
  authorise(context.actor, 'audit.read')
  requireOverAll(context)
  const found = await inRead(context.db, (read) =>
    listAuditEntries(read, { ...question, after: page.after, limit: page.limit + 1 }),
  )
  const items = found.slice(0, page.limit)
  return { items, next: found.length > page.limit ? (items.at(-1) ?? null) : null }
}

/**
 * Lets those through who administer the locality's highest unit, so all of it. Refuses:
 * `forbidden/unit-outside-reach`.
 */
export function requireOverAll({ actor, locality }: Pick<Context, 'actor' | 'locality'>): void {
  const isOverAll = actor.roles.some(
    ({ role, unitCode }) => role === 'administrator' && unitCode === locality.code,
  )
  if (!isOverAll) throw new Refused('forbidden/unit-outside-reach')
}

/**
 * Entries, the latest first, for use cases that have authorised the question. By time, actor or
 * object an index serves it; kinds alone are for those with few entries.
 */
export async function listAuditEntries(
  read: Read,
  asked: AuditQuestion & {
    readonly objectKinds?: readonly string[]
    readonly after?: AuditPosition | null
    readonly limit: number
  },
): Promise<AuditEntry[]> {
  let query = read
    .selectFrom('audit_entry')
    .select(['id', 'at', 'actor_id as actorId', 'event'])
    .select(['object_kind as objectKind', 'object_id as objectId', 'details'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit)
  const { since, until, actorId, objectId, objectKinds, after } = asked
  if (since !== undefined) query = query.where('at', '>=', instantOn(since, 0))
  if (until !== undefined) query = query.where('at', '<', instantOn(addDays(until, 1), 0))
  if (actorId !== undefined) query = query.where('actor_id', '=', actorId)
  if (objectId !== undefined) query = query.where('object_id', '=', objectId)
  if (objectKinds !== undefined)
    query = query.where((where) => isOneOf(where.ref('object_kind'), objectKinds))
  if (after != null) {
    query = query.where((where) =>
      where.or([
        where('at', '<', after.at),
        where.and([where('at', '=', after.at), where('id', '<', after.id)]),
      ]),
    )
  }
  const rows = await query.execute()
  return rows.map((row) => ({ ...row, details: row.details as AuditEntry['details'] }))
}

/** How often these events were recorded of each of these objects; nothing for one of which none was. */
export async function countAuditEntries(
  read: Read,
  objectKind: string,
  objectIds: readonly string[],
  events: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await read
    .selectFrom('audit_entry')
    .select((row) => ['object_id', row.fn.countAll<string | number>().as('times')])
    .where('object_kind', '=', objectKind)
    .where((row) => isOneOf(row.ref('object_id'), objectIds))
    .where((row) => isOneOf(row.ref('event'), events))
    .groupBy('object_id')
    .execute()
  return new Map(rows.map(({ object_id: id, times }) => [id, Number(times)]))
}
