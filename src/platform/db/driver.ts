import { createHash } from 'node:crypto'
import {
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { Refused } from '#kernel/refused'
import { isOutage } from './outage.ts'
import { Wire, type Answer } from './wire.ts'

/**
 * Connects Kysely to one locality of a shared pool. Every transaction begins with the locality set for its duration, so
 * that row-level security lets it see that locality and nothing else; outside a transaction no locality is set and the
 * database refuses every read.
 *
 * `begin` and the first statement travel together, and statements that do not wait for each other share one round trip.
 */
export function localityDialect(pool: Pool, localityId: number, mayWrite: boolean): Dialect {
  return dialectWith(() => new LocalityDriver(pool, localityId, mayWrite))
}

/** PostgreSQL as Kysely writes it, over a driver. */
export function dialectWith(createDriver: () => Driver): Dialect {
  return {
    createDriver,
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  }
}

class LocalityDriver implements Driver {
  readonly #pool: Pool
  readonly #tenant: string
  readonly #mayWrite: boolean

  constructor(pool: Pool, localityId: number, mayWrite: boolean) {
    if (!Number.isSafeInteger(localityId)) throw new Error(`not a locality: ${localityId}`)
    this.#pool = pool
    this.#tenant = `set local app.locality = '${localityId}'`
    this.#mayWrite = mayWrite
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw asRefusal(error)
    })
    return new LocalityConnection(client, this.#tenant, this.#mayWrite)
  }

  async beginTransaction(): Promise<void> {
    throw new Error('transactions are begun by inTransaction and inRead')
  }

  async commitTransaction(): Promise<void> {}

  async rollbackTransaction(): Promise<void> {}

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    ;(connection as LocalityConnection).release()
  }

  async destroy(): Promise<void> {}
}

/** A connection of the pool in the hands of one transaction. */
export class LocalityConnection implements DatabaseConnection {
  readonly #client: PoolClient
  readonly #wire: Wire
  readonly #tenant: string
  readonly #mayWrite: boolean
  #isBroken = false
  #failure: unknown = null

  constructor(client: PoolClient, tenant: string, mayWrite: boolean) {
    this.#client = client
    this.#wire = Wire.of(client)
    this.#tenant = tenant
    this.#mayWrite = mayWrite
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const name = statementName(sql, parameters.length)
    const asked = this.#wire.ask({ text: sql, values: parameters, name })
    const { command, rowCount, rows } = await asked.catch((error: unknown) => this.#fail(error))
    return WRITING.has(command)
      ? { rows: rows as Row[], numAffectedRows: BigInt(rowCount ?? 0) }
      : { rows: rows as Row[] }
  }

  /**
   * Throws why the transaction failed: for statements sent after the one that failed, too, which know only that
   * one did. Refuses `malformed/characters`: whoever sent such text can mend it, and `unavailable/database`.
   */
  #fail(error: unknown): never {
    const { code = '' } = error as { readonly code?: string }
    if (code !== ABORTED || this.#failure === null)
      this.#failure = UNSTORABLE.includes(code)
        ? new Refused('malformed/characters')
        : asRefusal(error)
    throw this.#failure
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('rows are read in pages, not streamed')
  }

  /**
   * Begins a transaction of the locality. `mode` is what follows `begin`. Refuses `unavailable/no-room`
   * where there is only room to read.
   */
  begin(mode: string): void {
    if (!this.#mayWrite && !mode.endsWith('read only'))
      throw new Refused('unavailable/no-room', { retryAfterSeconds: ROOM_IN_SECONDS })
    // Not awaited: they travel with the first statement. If one fails, the connection is lost or the
    // transaction aborted, and that statement fails too.
    for (const text of [`begin${mode}`, this.#tenant]) this.#send(text).catch(() => {})
  }

  async commit(): Promise<void> {
    const { command } = await this.#send('commit')
    if (command === 'ROLLBACK')
      throw new Error('the transaction was rolled back instead of committed')
  }

  async rollback(): Promise<void> {
    try {
      await this.#send('rollback')
    } catch (error) {
      this.#isBroken = true
      throw error
    }
  }

  async #send(text: string): Promise<Answer> {
    return this.#wire.ask({ text, values: [], name: text }).catch((error: unknown) => {
      throw asRefusal(error)
    })
  }

  release(): void {
    this.#client.release(this.#isBroken)
  }
}

const WRITING: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

const COME_BACK_AFTER_SECONDS = 5
/** People must make room first. */
const ROOM_IN_SECONDS = 60

/** An outage as a refusal that keeps what happened as its cause, for the log; any other error as it is. */
function asRefusal(error: unknown): unknown {
  if (!isOutage(error)) return error
  const refused = new Refused('unavailable/database', {
    retryAfterSeconds: COME_BACK_AFTER_SECONDS,
  })
  refused.cause = error
  return refused
}

/** PostgreSQL keeps every character but one, U+0000: as text, and as an escape in JSON. */
const UNSTORABLE = ['22021', '22P05']

/** What a statement is answered after another of its transaction has failed. */
const ABORTED = '25P02'

const PREPARE_FROM_USE = 3
const MOST_PREPARED = 400
const uses = new Map<string, number>()
const names = new Map<string, string>()

/**
 * The name under which the server keeps the plan of a statement, empty for one that is not worth keeping: planning
 * costs more than running for most statements here. Texts that vary are cut off by the limits.
 */
function statementName(text: string, parameters: number): string {
  const known = names.get(text)
  if (known !== undefined) return known
  if (parameters === 0 || names.size >= MOST_PREPARED) return ''
  if (uses.size > 10 * MOST_PREPARED) uses.clear()
  const count = (uses.get(text) ?? 0) + 1
  if (count < PREPARE_FROM_USE) {
    uses.set(text, count)
    return ''
  }
  uses.delete(text)
  const name = `s${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  names.set(text, name)
  return name
}
