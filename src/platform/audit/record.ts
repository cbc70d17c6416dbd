import { sql, type Insertable } from 'kysely'
import type { Context } from '#platform/context'
import { fixed, json, type DB, type Write } from '#platform/db'
import type { AuditEvent, AuditKind } from './events.ts'

/** What an entry is about. Ids and codes only: no names, no free text. */
export interface AuditedObject {
  readonly kind: AuditKind
  readonly id: string
}

/** Records one happening, `noun.past-participle`, in the transaction it belongs to. */
export async function record(
  tx: Write,
  context: Context,
  event: AuditEvent,
  about: AuditedObject & { readonly details?: Readonly<Record<string, unknown>> },
): Promise<void> {
  await insertEntry(tx, {
    at: context.clock.now(),
    actor_id: context.actor.kind === 'anonymous' ? null : context.actor.accountId,
    event,
    object_kind: about.kind,
    object_id: about.id,
    correlation_id: context.correlationId,
    details: about.details === undefined ? null : json(about.details),
  })
}

const insertEntry = fixed((db, row: Insertable<DB['audit_entry']>) =>
  db.insertInto('audit_entry').values(row),
)

/** Records that the same happened to many objects of a kind: an entry for each, in one statement. */
export async function recordEach(
  tx: Write,
  context: Context,
  event: AuditEvent,
  about: { readonly kind: AuditKind; readonly ids: readonly string[] },
): Promise<void> {
  const actorId = context.actor.kind === 'anonymous' ? null : context.actor.accountId
  await sql`
    insert into audit_entry (at, actor_id, event, object_kind, object_id, correlation_id)
    select ${context.clock.now()}::timestamptz, ${actorId}::uuid, ${event}, ${about.kind}, id, ${context.correlationId}
    from unnest(${about.ids}::text[]) as happened (id)`.execute(tx)
}
