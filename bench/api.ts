import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

/** An answer of the installation, and how long it took to come whole. */
export interface Answer {
  readonly status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- answers are looked into as they come
  readonly body: any
  readonly ms: number
}

export interface Call {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly token?: string
  readonly body?: unknown
}

/**
 * Only an agent with a limit of its own heeds how long the server keeps idle connections, and closes them a second
 * sooner; another one now and then asks on one that the server has just closed.
 */
export const IDLE_MILLISECONDS = 5_000

/** Calls the HTTP API over connections that stay open, as other systems do. */
export class Api {
  readonly #agent: Agent
  readonly #home: URL
  readonly #tokens = new Map<string, Promise<string>>()

  constructor(home: string, connections: number) {
    this.#home = new URL(home)
    this.#agent = new Agent({
      keepAlive: true,
      maxSockets: connections,
      timeout: IDLE_MILLISECONDS,
    })
  }

  /** Calls as a demonstration account; whatever is not a success ends the measurement. */
  async as(username: string | null, call: Call): Promise<Answer> {
    const token = username === null ? {} : { token: await this.tokenOf(username) }
    const answer = await this.call({ ...call, ...token })
    if (answer.status < 400) return answer
    throw new Error(`${call.path} as ${username}: ${answer.status} ${JSON.stringify(answer.body)}`)
  }

  tokenOf(username: string): Promise<string> {
    const known = this.#tokens.get(username) ?? this.#signIn(username)
    this.#tokens.set(username, known)
    return known
  }

  async #signIn(username: string): Promise<string> {
    const body = { username, password: 'demo' }
    const answer = await this.call({ method: 'POST', path: '/sessions', body })
    if (answer.status !== 201) throw new Error(`${username} cannot sign in: ${answer.status}`)
    return answer.body.token as string
  }

  /** Uploads a file as an account; its id. */
  async upload(username: string, file: Blob, name: string): Promise<string> {
    const form = new FormData()
    form.set('file', file, name)
    const reply = await fetch(new URL('/api/v1/files', this.#home), {
      method: 'POST',
      headers: { authorization: `Bearer ${await this.tokenOf(username)}` },
      body: form,
    })
    if (reply.status !== 201) throw new Error(`upload: ${await reply.text()}`)
    return ((await reply.json()) as { readonly id: string }).id
  }

  call({ method = 'GET', path, token, body }: Call): Promise<Answer> {
    const payload = body === undefined ? undefined : JSON.stringify(body)
    const headers = {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(payload === undefined
        ? {}
        : {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(payload),
            'idempotency-key': randomUUID(),
          }),
    }
    const began = performance.now()
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          agent: this.#agent,
          host: this.#home.hostname,
          port: this.#home.port,
          method,
          path: `/api/v1${path}`,
          headers,
        },
        (reply) => {
          const parts: Buffer[] = []
          reply.on('data', (part: Buffer) => parts.push(part))
          reply.on('error', reject)
          reply.on('end', () => {
            const ms = performance.now() - began
            const text = Buffer.concat(parts).toString()
            const isJson = /json/.test(String(reply.headers['content-type']))
            resolve({
              status: reply.statusCode ?? 0,
              body: isJson && text !== '' ? JSON.parse(text) : null,
              ms,
            })
          })
        },
      )
      sent.on('error', reject)
      sent.end(payload)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}
