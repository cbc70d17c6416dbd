/** What servers tell each other: that something which each of them remembers has changed. */
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { inTransaction, type Connection, type LocalityDb } from '#platform/db'

const CHANNEL = 'mot_cua_servers'
const MILLISECONDS_BETWEEN_TRIES = 1_000

/** What a module does when another server, or this one, has changed what it remembers. */
export interface Hearer {
  /** `module.thing` */
  readonly about: string
  readonly hear: (db: LocalityDb, id: string) => void
}

/**
 * Tells all servers that something has changed, after the change is committed and before it is
 * answered. Only hastens what they would find out by themselves: whatever is remembered is asked
 * anew within a second anyway, so a notice that does not go out is no failure.
 */
export async function tellServers(db: LocalityDb, about: string, id = ''): Promise<void> {
  const notice = sql`select pg_notify(${CHANNEL}, concat_ws(' ', current_locality(), ${about}::text, ${id}::text))`
  await inTransaction(db, (tx) => notice.execute(tx)).catch(() => {})
}

/** Listens until stopped, on a connection of its own that is made again when it is lost. */
export async function hearServers(
  connection: Connection,
  hearers: readonly Hearer[],
  dbOf: (localityId: number) => LocalityDb,
): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController()
  const hear = (payload = '') => {
    const [localityId, about, id = ''] = payload.split(' ')
    hearers.find((hearer) => hearer.about === about)?.hear(dbOf(Number(localityId)), id)
  }
  let client = await listening()

  async function listening(): Promise<pg.Client> {
    const made = new pg.Client({ ...connection, application_name: 'mot-cua notices' })
    made.on('error', () => {}) // it ends, too
    made.on('notification', ({ payload }) => hear(payload))
    await made.connect()
    await made.query(`listen ${CHANNEL}`)
    made.once('end', () => void again())
    return made
  }

  async function again(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await pause(MILLISECONDS_BETWEEN_TRIES, undefined, { signal: stopping.signal })
        client = await listening()
        return
      } catch {
        // Not back yet, or stopped meanwhile.
      }
    }
  }

  return {
    async stop() {
      stopping.abort()
      await client.end()
    },
  }
}
