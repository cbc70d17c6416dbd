import pg from 'pg'
import { connectionOfUrl } from '#platform/db'
import type { Acknowledged } from './writers.ts'

interface Kept {
  readonly code: string
  readonly seq: number
  readonly type: string
}

/** Compares what was acknowledged with what the database holds; every difference is a fault. */
export async function whatIsNotKept(
  url: string,
  acknowledged: readonly Acknowledged[],
): Promise<string[]> {
  const client = new pg.Client(connectionOfUrl(url))
  await client.connect()
  try {
    const events = await client.query<Kept>(
      `select d.code, e.seq, e.type from dossier_event e join dossier d on d.id = e.dossier_id`,
    )
    const keys = await client.query<{ key: string; times: number }>(
      'select key, count(*)::int as times from idempotency_key group by key',
    )
    const codes = await client.query<{ place: string; count: number; highest: number }>(
      `select substring(code from '^(.+)-') as place, count(distinct code)::int as count,
         max(substring(code from '[0-9]+$')::int) as highest from dossier group by 1`,
    )
    return [
      ...lost(events.rows, acknowledged),
      ...doubled(events.rows, keys.rows),
      ...codes.rows
        .filter(({ count, highest }) => count !== highest)
        .map(({ place, count, highest }) => `${place} has ${count} codes up to ${highest}`),
    ]
  } finally {
    await client.end()
  }
}

/** Acknowledged actions that left no event, or another one than was answered. */
function lost(events: readonly Kept[], acknowledged: readonly Acknowledged[]): string[] {
  const times = new Map<string, number>()
  for (const { code, seq, type } of events) {
    const name = `${code} ${seq} ${type}`
    times.set(name, (times.get(name) ?? 0) + 1)
  }
  return acknowledged.flatMap(({ code, seq, type }) => {
    const name = `${code} ${seq} ${type}`
    return times.get(name) === 1 ? [] : [`${name} is there ${times.get(name) ?? 0} times`]
  })
}

/** Every event comes from one key, and every key made one event, acknowledged or not. */
function doubled(
  events: readonly Kept[],
  keys: readonly { readonly key: string; readonly times: number }[],
): string[] {
  return [
    ...keys
      .filter(({ times }) => times !== 1)
      .map(({ key, times }) => `${key} is there ${times} times`),
    ...(events.length === keys.length
      ? []
      : [`${keys.length} keys have made ${events.length} events`]),
  ]
}
