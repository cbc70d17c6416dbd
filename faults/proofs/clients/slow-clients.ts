import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** A slow client: what it sends at once, and then byte by byte. */
interface Slowness {
  readonly atOnce: string
  readonly dribble: string
}

export const SLOW_HEADERS: Slowness = {
  atOnce: 'GET / HTTP/1.1\r\nhost: slow.example\r\n',
  dribble: 'x-slow: 1\r\n',
}

export const SLOW_BODY: Slowness = {
  atOnce:
    'POST /api/v1/sessions HTTP/1.1\r\nhost: slow.example\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n',
  dribble: '{"username": "',
}

/** A client that sends a byte now and then; it reads, for otherwise it would never learn that it was sent away. */
export class SlowClient {
  readonly #socket: Socket
  readonly #begun = performance.now()
  /** How long it was let be, in milliseconds; null while it still is. */
  lasted: number | null = null

  constructor(port: number, { atOnce, dribble }: Slowness, everyMilliseconds: number) {
    this.#socket = connect(port, '127.0.0.1')
    this.#socket.on('error', () => {})
    this.#socket.resume()
    this.#socket.write(atOnce)
    let at = 0
    const dribbling = setInterval(() => {
      this.#socket.write(dribble.charAt(at % dribble.length))
      at += 1
    }, everyMilliseconds)
    for (const end of ['end', 'close'] as const)
      this.#socket.once(end, () => {
        clearInterval(dribbling)
        this.lasted ??= performance.now() - this.#begun
      })
  }

  end(): void {
    this.#socket.destroy()
  }
}

/** So many of a kind, until told to end: who is sent away comes again. */
export class Slowcoaches {
  readonly #ended: SlowClient[] = []
  #now: SlowClient[]
  readonly #make: () => SlowClient

  constructor(count: number, make: () => SlowClient) {
    this.#make = make
    this.#now = Array.from({ length: count }, make)
  }

  /** Sends those anew who were sent away, until `over`. */
  async keepOn(over: () => boolean): Promise<void> {
    while (!over()) {
      await pause(250)
      const gone = this.#now.filter(({ lasted }) => lasted !== null)
      this.#ended.push(...gone)
      this.#now = [...this.#now.filter(({ lasted }) => lasted === null), ...gone.map(this.#make)]
    }
    for (const client of this.#now) client.end()
  }

  /** How long each was let be that was sent away. */
  lasted(): number[] {
    return this.#ended.map(({ lasted }) => lasted ?? 0)
  }
}
