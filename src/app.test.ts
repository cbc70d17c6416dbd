import { expect, test } from 'vitest'
import { silentLog } from '#platform/log'
import { aDemoApp } from '../tools/test-support/app.ts'
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
