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
  type TransactionSettings,
} from 'kysely'
import type { Pool, PoolClient } from 'pg'

/**
 * Connects Kysely to one locality of a shared pool. Every transaction begins with the locality set for its duration, so
 * that row-level security lets it see that locality and nothing else; outside a transaction no locality is set and the
 * database refuses every read.
 *
 * Connections are pipelined: `begin` and the first statement travel together, and statements that do not wait for each
 * other share one round trip.
 */
export function localityDialect(pool: Pool, localityId: number): Dialect {
  return {
    createDriver: () => new LocalityDriver(pool, localityId),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  }
}

class LocalityDriver implements Driver {
  readonly #pool: Pool
  readonly #tenant: string

  constructor(pool: Pool, localityId: number) {
    if (!Number.isSafeInteger(localityId)) throw new Error(`not a locality: ${localityId}`)
    this.#pool = pool
    this.#tenant = `set local app.locality = '${localityId}'`
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return new PooledConnection(await this.#pool.connect())
  }

  async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    const isolation = settings.isolationLevel ? ` isolation level ${settings.isolationLevel}` : ''
    const access = settings.accessMode ? ` ${settings.accessMode}` : ''
    const begun = (connection as PooledConnection).send(
      `begin${isolation}${access}; ${this.#tenant}`,
    )
    // Not awaited: it shares a round trip with the first statement. If it fails, the connection is lost or the
    // transaction aborted, and that statement fails too.
    begun.catch(() => {})
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const { command } = await (connection as PooledConnection).send('commit')
    if (command === 'ROLLBACK')
      throw new Error('the transaction was rolled back instead of committed')
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const pooled = connection as PooledConnection
    try {
      await pooled.send('rollback')
    } catch (error) {
      pooled.discard()
      throw error
    }
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    ;(connection as PooledConnection).release()
  }

  async destroy(): Promise<void> {}
}

class PooledConnection implements DatabaseConnection {
  readonly #client: PoolClient
  #isBroken = false

  constructor(client: PoolClient) {
    this.#client = client
  }

  async executeQuery<Row>(compiled: CompiledQuery): Promise<QueryResult<Row>> {
    const name = statementName(compiled.sql, compiled.parameters.length)
    const { command, rowCount, rows } = await this.#client.query({
      text: compiled.sql,
      values: compiled.parameters as unknown[],
      ...(name === null ? {} : { name }),
    })
    return command === 'INSERT' ||
      command === 'UPDATE' ||
      command === 'DELETE' ||
      command === 'MERGE'
      ? { rows, numAffectedRows: BigInt(rowCount ?? 0) }
      : { rows }
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('rows are read in pages, not streamed')
  }

  async send(statements: string): Promise<{ command: string }> {
    const answer: unknown = await this.#client.query(statements)
    return (Array.isArray(answer) ? answer.at(-1) : answer) as { command: string }
  }

  discard(): void {
    this.#isBroken = true
  }

  release(): void {
    this.#client.release(this.#isBroken)
  }
}

const PREPARE_FROM_USE = 3
const MOST_PREPARED = 400
const uses = new Map<string, number>()
const names = new Map<string, string>()

/**
 * The name under which the server keeps the plan of a statement, or null for one that is not worth keeping: planning
 * costs more than running for most statements here. Texts that vary are cut off by the limits.
 */
function statementName(text: string, parameters: number): string | null {
  const known = names.get(text)
  if (known !== undefined) return known
  if (parameters === 0 || names.size >= MOST_PREPARED) return null
  if (uses.size > 10 * MOST_PREPARED) uses.clear()
  const count = (uses.get(text) ?? 0) + 1
  if (count < PREPARE_FROM_USE) {
    uses.set(text, count)
    return null
  }
  uses.delete(text)
  const name = `s${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  names.set(text, name)
  return name
}
