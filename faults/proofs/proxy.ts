import { connect, createServer, type AddressInfo, type NetConnectOpts, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** What a network does to the connections that lead through it. */
export type Weather =
  | 'fair'
  /** Nobody answers at the address, and who was connected is cut off. */
  | 'refusing'
  /** Whatever is sent disappears, and nobody is told: also later on the same connections. */
  | 'hanging'
  /** Connections break at any moment. */
  | 'resetting'
  /** What was sent arrives; the connection breaks when it is answered. */
  | 'losing-answers'
  /** Everything comes in small pieces, with pauses between. */
  | 'trickling'
  /** Whatever is sent arrives twice. */
  | 'doubling'

/** A network between two programs, under control. */
export interface Proxy {
  readonly port: number
  /** How often it did harm. */
  readonly harmed: () => number
  turn(weather: Weather): void
  close(): Promise<void>
}

const RESETS_ONE_IN = 10
const LOSES_ONE_IN = 3
const PIECE_BYTES = 100
const PIECE_PAUSE = 2

/** Opens a network that leads to `target`; `random` decides what the weather strikes. */
export async function aProxy(target: NetConnectOpts, random: () => number): Promise<Proxy> {
  let weather: Weather = 'fair'
  let harm = 0
  const links = new Set<Link>()
  const server = createServer((client) => {
    if (weather === 'refusing') {
      harm += 1
      client.resetAndDestroy()
      return
    }
    const link = new Link(client, target, { weather: () => weather, random, harmed: () => harm++ })
    links.add(link)
    client.once('close', () => links.delete(link))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    harmed: () => harm,
    turn(next) {
      weather = next
      // Connections that stay open for long would not notice these.
      if (next === 'refusing' || next === 'doubling') for (const link of links) link.cut()
    },
    async close() {
      for (const link of links) link.cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Sky {
  readonly weather: () => Weather
  readonly random: () => number
  readonly harmed: () => void
}

/** One connection and where it leads. */
class Link {
  readonly #client: Socket
  readonly #server: Socket
  readonly #shadow: Socket | null
  readonly #sky: Sky
  #isDead = false

  constructor(client: Socket, target: NetConnectOpts, sky: Sky) {
    this.#client = client
    this.#sky = sky
    this.#server = connect(target)
    this.#shadow = sky.weather() === 'doubling' ? connect(target) : null
    if (this.#shadow !== null) sky.harmed()
    for (const socket of [client, this.#server, this.#shadow]) socket?.on('error', () => {})
    this.#shadow?.resume()
    client.once('close', () => this.cut())
    this.#server.once('close', () => {
      if (!this.#isDead) client.end()
    })
    void this.#carry(client, this.#server, false)
    void this.#carry(this.#server, client, true)
  }

  cut(): void {
    this.#client.destroy()
    this.#server.destroy()
    this.#shadow?.end()
  }

  /** Takes what comes from one side to the other, as the weather of the moment allows. */
  async #carry(from: Socket, to: Socket, isAnswer: boolean): Promise<void> {
    try {
      for await (const bytes of from as AsyncIterable<Buffer>) {
        if (this.#isStruck(isAnswer)) continue
        if (!isAnswer) this.#shadow?.write(bytes)
        if (this.#sky.weather() === 'trickling') await trickle(bytes, to)
        else to.write(bytes)
      }
      to.end()
    } catch {
      to.destroy()
    }
  }

  #isStruck(isAnswer: boolean): boolean {
    if (this.#isDead) return true
    const { weather, random, harmed } = this.#sky
    const now = weather()
    const isCut =
      (now === 'resetting' && random() * RESETS_ONE_IN < 1) ||
      (now === 'losing-answers' && isAnswer && random() * LOSES_ONE_IN < 1)
    if (isCut) this.#client.resetAndDestroy()
    else if (now === 'hanging') this.#isDead = true
    if (isCut || now === 'hanging') harmed()
    return isCut || now === 'hanging'
  }
}

async function trickle(bytes: Buffer, to: Socket): Promise<void> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    to.write(bytes.subarray(at, at + PIECE_BYTES))
    await pause(PIECE_PAUSE)
  }
}
