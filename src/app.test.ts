import { expect, test } from 'vitest'
import { silentLog } from '#platform/log'
import type { Rooms } from '#platform/room'
import { aDemoApp } from '../tools/test-support/app.ts'
import { callersOf } from '../tools/test-support/callers.ts'
import { buildApp } from './app.ts'

test('an installation in which no province is set up says so, and what its operator does', async () => {
  const { installation } = await aDemoApp()
  const app = await buildApp({ ...installation, localities: [] }, silentLog)

  const reply = await app.inject({ url: '/api/v1/procedures' })

  expect(reply.statusCode).toBe(503)
  expect(reply.json()).toMatchObject({ code: 'unavailable/not-set-up' })
  expect(reply.body).toContain('make-administrator')
  await app.close()
})

test('when the disk of the database is almost full people sign in and read, what changes something is refused with when to come back, and health says why', async () => {
  const SPENT: Rooms = { files: 'ample', database: 'spent', log: 'ample' }
  const { installation } = await aDemoApp()
  const app = await buildApp(installation, silentLog, undefined, async () => SPENT)
  const as = callersOf(app, installation.clock)

  const list = await as('tiepnhan.xa').get('/dossiers')
  const changed = await as('thuly.xa').post('/substitutions', {
    absent: 'thuly.xa',
    substitute: 'lanhdaophong.xa',
    from: '2026-03-03T08:00:00+07:00',
    until: '2026-03-04T08:00:00+07:00',
  })
  const health = await app.inject({ url: '/health' })
  await app.close()

  expect(list.status).toBe(200)
  expect(changed).toMatchObject({ status: 503, body: { code: 'unavailable/no-room' } })
  expect(changed.headers['retry-after']).toBe('60')
  expect(health.json()).toMatchObject({ status: 'ok', storage: SPENT })
})
