import { connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { ANONYMOUS } from '#platform/access'
import type { Context } from '#platform/context'
import { silentLog } from '#platform/log'
import { SLOW_BODY, SLOW_HEADERS, SlowClient } from '../../../faults/proofs/clients/slow-clients.ts'
import { route } from './route.ts'
import { buildServer } from './server.ts'

const PATIENCE = { headers: 400, request: 800, answer: 1_000 }

const app = await buildServer({
  log: silentLog,
  version: '1',
  trustedProxies: [],
  identify: async () => ({ actor: ANONYMOUS }) as Context,
  patience: PATIENCE,
})
route(app, 'POST', '/api/v1/sessions', {
  operation: 'beginSession',
  summary: 'Begins a session',
  tag: 'sessions',
  access: { permission: 'sessions.create', scope: 'public', audit: null },
  body: z.strictObject({ name: z.string() }),
  replies: { 200: z.strictObject({ name: z.string() }) },
  handle: async (_, { body }) => body,
})
route(app, 'GET', '/api/v1/health', {
  operation: 'readHealth',
  summary: 'A long answer',
  tag: 'sessions',
  access: { permission: 'sessions.create', scope: 'public', audit: null },
  replies: { 200: z.strictObject({ text: z.string() }) },
  handle: async () => ({ text: 'x'.repeat(LONG) }),
})
afterAll(() => app.close())
await app.listen({ host: '127.0.0.1', port: 0 })
const { port } = app.server.address() as AddressInfo

/** More than lies between the two on the way. */
const LONG = 32 * 1024 ** 2

test('a client that does not read its answer is sent away; one that reads slowly gets it whole', async () => {
  const asked = (reads: (socket: Socket) => void) =>
    new Promise<number>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
        reads(socket)
      })
      socket.on('error', () => {}).on('close', () => resolve(socket.bytesRead))
    })

  const unread = asked((socket) => {
    socket.pause()
    setTimeout(() => socket.resume(), 3 * PATIENCE.answer)
  })
  const slow = asked((socket) => {
    socket.on('data', () => {
      socket.pause()
      setTimeout(() => socket.resume(), 5)
    })
  })

  expect(await unread).toBeLessThan(LONG)
  expect(await slow).toBeGreaterThan(LONG)
}, 60_000)

test('clients that send byte by byte are sent away in time, and others are served beside them', async () => {
  const slow = [SLOW_HEADERS, SLOW_BODY].flatMap((slowness) =>
    Array.from({ length: 25 }, () => new SlowClient(port, slowness, 50)),
  )
  await pause(200)
  const stillThere = slow.filter(({ lasted }) => lasted === null).length
  const other = await fetch(`http://127.0.0.1:${port}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"Lan"}',
  })

  while (slow.some(({ lasted }) => lasted === null)) await pause(50)

  expect(stillThere).toBe(50)
  expect([other.status, await other.json()]).toEqual([200, { name: 'Lan' }])
}, 20_000)
