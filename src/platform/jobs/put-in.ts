import { sql } from 'kysely'
import { fixed } from '#platform/db'

/**
 * Puts one piece of work in, as the queue's own `send` does (the same row, a test sees to it) and with all that the
 * kind of work says of it. A kind that there is no queue for is refused by the database. In one plain statement, as
 * receipts wait for it; and without the queue's own notice, for which all transactions that give one wait in line
 * until each is on disk.
 */
export const putIn = fixed(
  (db, job: { readonly name: string; readonly data: string; readonly afterSeconds: number }) => ({
    compile: () =>
      sql<never>`
        insert into pgboss.job (name, data, start_after, keep_until, expire_seconds, deletion_seconds,
          retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
        select asked.name, ${job.data}::jsonb, begins, begins + retention_seconds * interval '1 s', expire_seconds, deletion_seconds,
          retry_limit, retry_delay, coalesce(retry_backoff, false), retry_delay_max, policy, dead_letter, heartbeat_seconds
        from (values (${job.name}::text, now() + ${job.afterSeconds}::integer * interval '1 s')) as asked (name, begins)
        left join pgboss.queue on queue.name = asked.name`.compile(db),
  }),
)
