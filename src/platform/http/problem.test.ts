import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { ANONYMOUS } from '#platform/access'
import type { Context } from '#platform/context'
import { silentLog } from '#platform/log'
import { route } from './route.ts'
import { buildServer } from './server.ts'

const context = { actor: ANONYMOUS } as Context
const app = await buildServer({
  log: silentLog,
  version: '0',
  trustedProxies: [],
  identify: async () => context,
})
afterAll(() => app.close())

const Even = z.number().transform((number, issues) => {
  if (number % 2 !== 0)
    issues.addIssue({ code: 'custom', message: 'odd', params: { code: 'not-even' } })
  return number
})
route(app, 'POST', '/api/v1/numbers', {
  operation: 'sendNumbers',
  summary: 'Takes numbers',
  tag: 'numbers',
  access: { permission: 'tracking.read', scope: 'public', audit: null },
  body: z.strictObject({ even: Even, inner: z.strictObject({ size: z.number() }) }),
  replies: { 200: z.object({}) },
  handle: async () => ({}),
})

const RIGHT = { even: 2, inner: { size: 1 } }

test.each([
  ['a value of another type', { ...RIGHT, even: 'two' }, '/even', 'invalid_type'],
  ['a value that a parser of ours refuses', { ...RIGHT, even: 3 }, '/even', 'not-even'],
  ['a value that is missing', { even: 2, inner: {} }, '/inner/size', 'invalid_type'],
  ['an unknown field', { ...RIGHT, odd: 1 }, '/odd', 'unknown-field'],
  ['an unknown inner field', { even: 2, inner: { size: 1, x: 1 } }, '/inner/x', 'unknown-field'],
  ['a body of another type', [], '/', 'invalid_type'],
])('%s is named with its path and the rule it breaks', async (_, body, path, code) => {
  const reply = await app.inject({ method: 'POST', url: '/api/v1/numbers', payload: body })

  expect(reply.statusCode).toBe(422)
  expect(reply.json()).toMatchObject({ code: 'invalid/shape', errors: [{ path, code }] })
})
