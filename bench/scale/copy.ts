import type pg from 'pg'

/** Rows on their way into tables, as PostgreSQL's COPY takes them. */
export class Tables {
  #lines = new Map<string, { readonly columns: string; lines: string[] }>()
  #rows = 0

  get rows(): number {
    return this.#rows
  }

  /** Adds a row; every row of a table has the same columns in the same order. */
  add(table: string, row: Readonly<Record<string, unknown>>): void {
    let held = this.#lines.get(table)
    if (held === undefined) {
      held = { columns: Object.keys(row).join(', '), lines: [] }
      this.#lines.set(table, held)
    }
    held.lines.push(Object.values(row).map(copied).join('\t'))
    this.#rows += 1
  }

  /** Sends what was added, in one transaction, and is empty again. */
  async send(client: pg.Client): Promise<void> {
    const held = this.#lines
    this.#lines = new Map()
    this.#rows = 0
    await client.query('begin')
    for (const [table, { columns, lines }] of held)
      await copyIn(client, `copy ${table} (${columns}) from stdin`, `${lines.join('\n')}\n`)
    await client.query('commit')
  }
}

/** A value in the text format of COPY. */
export function copied(value: unknown): string {
  if (value === null || value === undefined) return String.raw`\N`
  if (typeof value === 'string') return NEEDS_ESCAPE.test(value) ? escaped(value) : value
  if (Buffer.isBuffer(value)) return String.raw`\\x` + value.toString('hex')
  if (Array.isArray(value)) return `{${value.join(',')}}` // of ids, which need no marks
  return value instanceof Date ? value.toISOString() : `${value as number | boolean}`
}

const NEEDS_ESCAPE = /[\\\t\n\r]/
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': String.raw`\\`,
  '\t': String.raw`\t`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
}

function escaped(text: string): string {
  return text.replaceAll(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)
}

/** What the driver's connection can do while a COPY runs; its types leave it out. */
interface CopyConnection {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** Runs one COPY … FROM STDIN with everything it takes. */
function copyIn(client: pg.Client, text: string, data: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let fault: Error | null = null
    const statement = {
      submit: (connection: unknown) => (connection as CopyConnection).query(text),
      handleCopyInResponse(connection: CopyConnection) {
        connection.sendCopyFromChunk(Buffer.from(data))
        connection.endCopyFrom()
      },
      handleCommandComplete() {},
      handleError: (error: Error) => {
        fault = error
        reject(error)
      },
      handleReadyForQuery: () => {
        if (fault === null) resolve()
      },
    }
    client.query(statement)
  })
}
