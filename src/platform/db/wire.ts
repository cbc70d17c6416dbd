import pg, { type Connection, type FieldDef, type PoolClient, type Submittable } from 'pg'
import { serialize } from 'pg-protocol'

/** A statement as it is sent. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
  /** Under which the server keeps its plan; empty for one that is not worth keeping. */
  readonly name: string
}

/** What the server said to a statement. */
export interface Answer {
  /** Its first word, for instance `INSERT`. */
  readonly command: string
  readonly rowCount: number | null
  readonly rows: readonly unknown[]
}

/**
 * A connection on which statements that are asked for before the process turns to something else travel as one batch: one
 * packet there and, as the server answers when it has read the end of a batch, one back. Waking each other costs both
 * sides more than most statements take to run; the driver's own pipeline has every statement answered by itself.
 *
 * Statements run in the order in which they were asked for. After one that fails the server passes over the rest of
 * its batch; they fail for the same reason.
 */
export class Wire {
  static readonly #wires = new WeakMap<PoolClient, Wire>()
  readonly #client: PoolClient
  /** What comes back from the statements that the server keeps. */
  readonly #kept = new Map<string, Columns>()
  #asked: Asked[] = []
  #isBusy = false

  private constructor(client: PoolClient) {
    this.#client = client
  }

  /** That of a connection; the same as long as the connection lives. */
  static of(client: PoolClient): Wire {
    const wire = Wire.#wires.get(client) ?? new Wire(client)
    Wire.#wires.set(client, wire)
    return wire
  }

  /** Throws for values that cannot be sent. */
  ask({ text, name, values }: Statement): Promise<Answer> {
    const bound = serialize.bind({ statement: name, values: [...values], valueMapper: toWire })
    return new Promise((resolve, reject) => {
      this.#asked.push({ text, name, bound, resolve, reject })
      if (this.#asked.length === 1 && !this.#isBusy) process.nextTick(() => this.#send())
    })
  }

  #send(): void {
    if (this.#isBusy || this.#asked.length === 0) return
    const asked = this.#asked
    this.#asked = []
    this.#isBusy = true
    const onEnd = () => {
      this.#isBusy = false
      this.#send()
    }
    this.#client.query(new Batch(asked, this.#kept, onEnd))
  }
}

interface Asked {
  readonly text: string
  readonly name: string
  readonly bound: Buffer
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/** The driver has no type for this function, which its own queries use. */
const toWire = (pg as unknown as { utils: { prepareValue: (value: unknown) => unknown } }).utils
  .prepareValue

/** Statements with one end, in the driver's queue; the driver tells it what the server says while it is its turn. */
class Batch implements Submittable {
  /** Set by the driver where it watches the time. */
  callback?: () => void
  readonly #asked: readonly Asked[]
  readonly #kept: Map<string, Columns>
  readonly #onEnd: () => void
  #answered = 0
  #columns = NO_COLUMNS
  #rows: unknown[] = []
  #isOver = false

  constructor(asked: readonly Asked[], kept: Map<string, Columns>, onEnd: () => void) {
    this.#asked = asked
    this.#kept = kept
    this.#onEnd = onEnd
  }

  submit({ stream }: Connection): void {
    const messages = this.#asked.flatMap(({ text, name, bound }) =>
      name !== '' && this.#kept.has(name)
        ? [bound, serialize.execute()]
        : [
            // A statement of this name may have been kept and then have failed, which nothing tells apart from one that was not.
            ...(name === '' ? [] : [serialize.close({ type: 'S', name })]),
            serialize.parse({ text, name }),
            bound,
            serialize.describe({ type: 'P' }),
            serialize.execute(),
          ],
    )
    stream.write(Buffer.concat([...messages, serialize.sync()]))
    this.#next()
  }

  handleRowDescription({ fields }: { readonly fields: readonly FieldDef[] }): void {
    this.#columns = columnsOf(fields)
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    this.#rows.push(rowOf(this.#columns, fields))
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const [command = '', ...counts] = text.split(' ')
    const asked = this.#asked[this.#answered]
    if (asked === undefined) return
    if (asked.name !== '') this.#kept.set(asked.name, this.#columns)
    const rowCount = counts.length === 0 ? null : Number(counts.at(-1))
    asked.resolve({ command, rowCount, rows: this.#rows })
    this.#answered += 1
    this.#next()
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' })
  }

  /** The server refused a statement, or is heard of no more: then nothing that it still says can be told apart. */
  handleError(error: unknown, connection: Connection): void {
    if (!(error instanceof pg.DatabaseError)) connection.stream.destroy()
    for (const { reject } of this.#asked.slice(this.#answered)) reject(error)
    this.#answered = this.#asked.length
    this.#end()
  }

  handleReadyForQuery(): void {
    this.#end()
  }

  #next(): void {
    const next = this.#asked[this.#answered]
    this.#rows = []
    this.#columns = (next === undefined ? null : this.#kept.get(next.name)) ?? NO_COLUMNS
  }

  #end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.callback?.()
    this.#onEnd()
  }
}

type Columns = readonly { readonly name: string; readonly parse: (text: string) => unknown }[]

const NO_COLUMNS: Columns = []

function columnsOf(fields: readonly FieldDef[]): Columns {
  return fields.map(({ name, dataTypeID }) => ({
    name,
    parse: pg.types.getTypeParser(dataTypeID, 'text'),
  }))
}

function rowOf(columns: Columns, values: readonly (string | null)[]): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  let at = 0
  for (const { name, parse } of columns) {
    const value = values[at] ?? null
    row[name] = value === null ? null : parse(value)
    at += 1
  }
  return row
}
