import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { ANONYMOUS } from '#platform/access'
import type { Context } from '#platform/context'
import { silentLog } from '#platform/log'
import { SLOW_BODY, SLOW_HEADERS, SlowClient } from '../../../faults/proofs/clients/slow-clients.ts'
import { route } from './route.ts'
import { buildServer } from './server.ts'

const PATIENCE = { headers: 400, request: 800 }

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
afterAll(() => app.close())

test('clients that send byte by byte are sent away in time, and others are served beside them', async () => {
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
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
