import { connect, createServer, type AddressInfo, type NetConnectOpts, type Socket } from 'node:net'

/** How the end of a program looks from inside: it is not there any more, or it lives on without its connections. */
export type Manner = 'dies' | 'is cut off'

/** A way to a database that lets statements through one at a time and may end after any of them. */
export interface Steps {
  readonly port: number
  /** How many statements were carried out. */
  readonly taken: () => number
  /** Resolves when the end has come, where one was asked for. */
  readonly ended: Promise<void>
  close(): Promise<void>
}

/**
 * Counts what the database has carried out for a program, over all its connections. After the statement `after` it
 * answers nothing any more: the database has done that and knows of nothing later, the program never hears of it.
 */
export async function stepsTo(
  target: NetConnectOpts,
  end: { readonly after: number; readonly manner: Manner } | null,
): Promise<Steps> {
  const links = new Set<SteppedLink>()
  const ending = Promise.withResolvers<void>()
  let taken = 0
  let isOver = false
  const step = (): boolean => {
    if (isOver) return false
    taken += 1
    if (taken !== end?.after) return true
    isOver = true
    for (const link of links) link.end(end.manner)
    ending.resolve()
    return false
  }
  const server = createServer((client) => {
    if (isOver) {
      if (end?.manner === 'is cut off') client.resetAndDestroy()
      return
    }
    const link = new SteppedLink(client, target, step)
    links.add(link)
    client.once('close', () => links.delete(link))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    taken: () => taken,
    ended: ending.promise,
    async close() {
      isOver = true
      for (const link of links) link.end('is cut off')
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What goes there by itself, as PostgreSQL's protocol has it: a statement of a batch, the end of one, or text. */
const EXECUTE = 'E'.charCodeAt(0)
const SYNC = 'S'.charCodeAt(0)
const QUERY = 'Q'.charCodeAt(0)
const BYE = 'X'.charCodeAt(0)

/** Has the server answer before the end of a batch. */
const FLUSH = Buffer.from([...Buffer.from('H'), 0, 0, 0, 4])

/** What ends a statement of a batch on its way back, and what ends a batch or text. */
const ENDS_OF_STATEMENT = new Set(['C', 'I', 'E'].map((type) => type.charCodeAt(0)))
const FAILED = 'E'.charCodeAt(0)
const READY = 'Z'.charCodeAt(0)

interface Unit {
  readonly type: number
  readonly bytes: Buffer
}

/** One connection: until the server is ready for the first time everything goes through, as it is signing in. */
class SteppedLink {
  readonly #client: Socket
  readonly #server: Socket
  readonly #asked: Unit[] = []
  readonly #step: () => boolean
  #isReady = false
  #awaited: number | null = null
  /** Until the end of the batch the server passes over everything. */
  #isPassedOver = false
  #isOver = false
  #unit: Buffer[] = []

  constructor(client: Socket, target: NetConnectOpts, step: () => boolean) {
    this.#client = client
    this.#server = connect(target)
    this.#step = step
    const fromClient = new Messages((message) => this.#ask(message))
    const fromServer = new Messages((message) => this.#answer(message))
    for (const socket of [client, this.#server]) socket.on('error', () => {})
    client.on('data', (bytes: Buffer) => {
      if (this.#isReady) fromClient.push(bytes)
      else this.#server.write(bytes)
    })
    this.#server.on('data', (bytes: Buffer) => fromServer.push(bytes))
    client.once('close', () => this.#server.destroy())
    this.#server.once('close', () => {
      if (!this.#isOver) client.end()
    })
  }

  /** What the database was told is undone or done; what the client is told depends on whether it still lives. */
  end(manner: Manner): void {
    this.#isOver = true
    this.#server.destroy()
    if (manner === 'is cut off') this.#client.destroy()
  }

  #ask(message: Buffer): void {
    if (this.#isOver) return
    this.#unit.push(message)
    const type = message[0] ?? BYE
    if (type !== EXECUTE && type !== SYNC && type !== QUERY && type !== BYE) return
    if (type === EXECUTE) this.#unit.push(FLUSH)
    this.#asked.push({ type, bytes: Buffer.concat(this.#unit) })
    this.#unit = []
    this.#next()
  }

  #next(): void {
    while (this.#awaited === null) {
      const unit = this.#asked.shift()
      if (unit === undefined) return
      this.#server.write(unit.bytes)
      if (unit.type !== EXECUTE) this.#isPassedOver = false
      if (!this.#isPassedOver) this.#awaited = unit.type
    }
  }

  #answer(message: Buffer): void {
    const type = message[0] ?? FAILED
    const isEnd = type === READY || (this.#awaited === EXECUTE && ENDS_OF_STATEMENT.has(type))
    const isOfStatement = this.#awaited === EXECUTE || this.#awaited === QUERY
    if (isEnd && this.#isReady && isOfStatement && !this.#step()) return
    if (this.#isOver) return
    this.#client.write(message)
    if (!isEnd) return
    this.#isPassedOver = type === FAILED
    this.#isReady = true
    this.#awaited = null
    this.#next()
  }
}

const HEAD = 5

/** Takes a stream apart: a letter, the length of the rest, the rest. */
class Messages {
  readonly #take: (message: Buffer) => void
  #rest = Buffer.alloc(0)

  constructor(take: (message: Buffer) => void) {
    this.#take = take
  }

  push(bytes: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, bytes])
    while (this.#rest.length >= HEAD) {
      const length = 1 + this.#rest.readUInt32BE(1)
      if (this.#rest.length < length) return
      const message = this.#rest.subarray(0, length)
      this.#rest = this.#rest.subarray(length)
      this.#take(message)
    }
  }
}
