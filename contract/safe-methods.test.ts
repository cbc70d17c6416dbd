import { expect, test } from 'vitest'
import { aDemoApp } from '../tools/test-support/app.ts'
import { aDossierAt } from '../tools/test-support/dossiers.ts'
import { uploaded } from '../tools/test-support/uploads.ts'
import { sampleFor } from './access/calls.ts'
import { fingerprints } from './access/fingerprints.ts'

const server = await aDemoApp()
const { code } = await aDossierAt(server, 'returned')
const [row] = await server.database.asOwner<{
  letter_id: string
  tracking_token: string
  verification_token: string
}>(
  `select letter.id as letter_id, tracking_token, verification_token from dossier
   join letter on letter.dossier_id = dossier.id where code = $1 limit 1`,
  [code],
)
const things = {
  code,
  fileId: await uploaded(server.app, 'congdan'),
  letterId: row?.letter_id ?? '',
  trackingToken: row?.tracking_token ?? '',
  verificationToken: row?.verification_token ?? '',
}

/**
 * What a look leaves behind: that somebody looked, when they were last seen, how often they asked,
 * and the PDF of a letter, which is made when it is first wanted.
 */
const TRACES = ['audit_entry', 'session', 'rate_counter', 'letter']

test('a question changes nothing but the record that it was asked', async () => {
  const questions = server.app.declaredRoutes.filter(({ method }) => method === 'GET')
  for (const username of ['congdan', 'tiepnhan.xa', 'thuly.xa', 'quantri'])
    await server.as(username).get('/sessions/current')
  const before = await fingerprints(server.database)

  const answers: number[] = []
  for (const { method, url } of questions) {
    const sample = sampleFor(method, url, things)
    if (sample === null) throw new Error(`${method} ${url}: add a sample to calls.ts`)
    for (const username of [null, 'congdan', 'tiepnhan.xa', 'thuly.xa', 'quantri'])
      answers.push((await server.as(username).get(sample.url)).status)
  }

  const after = await fingerprints(server.database)
  const changed = Object.keys(after).filter((name) => after[name] !== before[name])
  expect(changed.filter((name) => !TRACES.includes(name))).toEqual([])
  expect(answers.filter((status) => status === 200).length).toBeGreaterThan(questions.length)
})
