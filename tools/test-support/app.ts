import { randomUUID } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll } from 'vitest'
import { SettableClock } from '#kernel/clock'
import { readConfiguration } from '#platform/config'
import { listLocalities } from '#platform/db'
import { silentLog } from '#platform/log'
import { buildApp } from '../../src/app.ts'
import type { Installation } from '../../src/installation.ts'
import { aDemoDatabase, type TestDatabase } from './database.ts'

/** The whole server over a database with the demonstration, its clock standing still until it is moved. */
export interface TestApp {
  readonly app: FastifyInstance
  readonly clock: SettableClock
  readonly database: TestDatabase
  /** What the server itself works with, to act past HTTP. */
  readonly installation: Installation
  /** Calls the API as a demonstration account (signing in once), or as nobody. */
  readonly as: (username: string | null) => Caller
}

export interface Caller {
  get(url: string): Promise<Reply>
  /** With an idempotency key of its own, unless one is given (null: without any). */
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

/** A Monday morning in office hours. */
export const MONDAY_MORNING = new Date('2026-03-02T02:00:00Z')

export async function aDemoApp(
  now: Date = MONDAY_MORNING,
  arrange: (database: TestDatabase) => Promise<void> = async () => {},
): Promise<TestApp> {
  const database = await aDemoDatabase()
  await arrange(database)
  const clock = new SettableClock(now)
  const localities = await listLocalities(database.database)
  const installation: Installation = {
    configuration: readConfiguration({ DATABASE_URL: 'postgres://unused@localhost/unused' }, 0),
    connection: database.app,
    database: database.database,
    clock,
    files: database.files,
    jobs: database.jobs,
    localities,
    close: async () => {},
  }
  const app = await buildApp(installation, silentLog)
  await app.ready()
  afterAll(() => app.close())
  const tokens = new Map<string, string>()
  const tokenOf = async (username: string) => {
    const known = tokens.get(username)
    if (known !== undefined) return known
    const payload = { username, password: 'demo' }
    const reply = await app.inject({ method: 'POST', url: '/api/v1/sessions', payload })
    const { token } = reply.json<{ token: string }>()
    tokens.set(username, token)
    return token
  }
  return { app, clock, database, installation, as: (username) => callerOf(app, username, tokenOf) }
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
      headers: withoutNulls({ ...authorization, ...given.headers }),
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

function withoutNulls(headers: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )
}
