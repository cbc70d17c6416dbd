import { randomUUID } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { SettableClock, type Clock } from '#kernel/clock'

export interface Caller {
  get(url: string): Promise<Reply>
  /** Sends a key of its own; a header that is null is left out. */
  post(url: string, body?: unknown, headers?: Record<string, string | null>): Promise<Reply>
  delete(url: string): Promise<Reply>
}

export interface Reply {
  readonly status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers as they come
  readonly body: any
  readonly headers: LightMyRequestResponse['headers']
  readonly bytes: Buffer
}

const HOUR = 3_600_000

/**
 * Calls the API of a server as a demonstration account, or as nobody. Each signs in once an hour of
 * the clock: sessions end when nothing is done with them, and tests move the clock by days.
 */
export function callersOf(
  app: FastifyInstance,
  clock: Clock = new SettableClock(new Date(0)),
): (username: string | null) => Caller {
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (username: string): Promise<string> => {
    const visit = `${username} ${Math.floor(clock.now().getTime() / HOUR)}`
    const token = tokens.get(visit) ?? signIn(app, username)
    tokens.set(visit, token)
    return token
  }
  return (username) => callerOf(app, username, tokenOf)
}

async function signIn(app: FastifyInstance, username: string): Promise<string> {
  const payload = { username, password: 'demo' }
  const reply = await app.inject({ method: 'POST', url: '/api/v1/sessions', payload })
  return reply.json<{ token: string }>().token
}

function callerOf(
  app: FastifyInstance,
  username: string | null,
  tokenOf: (username: string) => Promise<string>,
): Caller {
  const call = async (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    given: { readonly payload?: unknown; readonly headers?: Record<string, string | null> } = {},
  ): Promise<Reply> => {
    const authorization =
      username === null ? {} : { authorization: `Bearer ${await tokenOf(username)}` }
    const reply = await app.inject({
      method,
      url: url.startsWith('/api') ? url : `/api/v1${url}`,
      headers: { ...authorization, ...present(given.headers) },
      ...(given.payload === undefined ? {} : { payload: given.payload as object }),
    })
    const isJson = /json/.test(String(reply.headers['content-type']))
    return {
      status: reply.statusCode,
      body: isJson && reply.body !== '' ? reply.json() : null,
      headers: reply.headers,
      bytes: reply.rawPayload,
    }
  }
  return {
    get: (url) => call('GET', url),
    post: (url, body, headers) =>
      call('POST', url, {
        payload: body,
        headers: { 'idempotency-key': randomUUID(), ...headers },
      }),
    delete: (url) => call('DELETE', url),
  }
}

function present(headers: Record<string, string | null> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )
}
