import { expect, test } from 'vitest'
import { aDemoApp } from '../../../../tools/test-support/app.ts'

const { as } = await aDemoApp()

test.each([
  [null, 401],
  ['congdan', 403],
  ['kiemsoat', 403],
  ['quantri', 403],
  ['tiepnhan.xa', 200],
  ['thuly.xa', 200],
  ['lanhdao.xa', 200],
])('what %s was warned of is answered with %i', async (username, expected) => {
  expect((await as(username).get('/warnings')).status).toBe(expected)
})
