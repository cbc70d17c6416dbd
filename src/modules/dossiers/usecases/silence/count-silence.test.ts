import { expect, test } from 'vitest'
import { SYSTEM } from '#platform/access'
import { aDemoApp } from '../../../../../tools/test-support/app.ts'
import { aContext } from '../../../../../tools/test-support/database.ts'
import { aDossierAt } from '../../../../../tools/test-support/dossiers.ts'
import { advance, aFiling } from '../../../../../tools/test-support/filings.ts'
import { countSilence } from './count-silence.ts'

/** Announcing a festival in a commune: without an answer in time it may be held. */
const FESTIVAL = '1.003622'
const DAY = 86_400_000

const server = await aDemoApp()
const { as, clock, database } = server

async function counted(): Promise<void> {
  await countSilence(aContext(database, { actor: SYSTEM, now: clock.now() }))
}

async function lastEvent(code: string, by: string) {
  const { body } = await as(by).get(`/dossiers/${code}/events`)
  return body.items.at(-1)
}

test('an opinion that did not come is recorded once, by the system, with the instant it was due', async () => {
  const dossier = await aDossierAt(server, 'consulting')
  const [{ dueAt }] = dossier.consultations
  clock.set(new Date(Date.parse(dueAt) + 60_000))

  await counted()
  await counted()

  const { body } = await as('thuly.xa').get(`/dossiers/${dossier.code}`)
  expect(body.consultations[0].lapsedAt).toBe(dueAt)
  expect(body.version).toBe(dossier.version + 1)
  expect(await lastEvent(dossier.code, 'thuly.xa')).toMatchObject({
    type: 'consultation.lapsed',
    data: { dueAt, effect: 'agreed' },
  })
})

test('a festival that was announced may be held when the commune lets the time pass in silence', async () => {
  const { username, filing } = await aFiling(server, FESTIVAL)
  const filed = await as(username).post('/dossiers', filing)
  const received = await as('tiepnhan.xa').post(`/dossiers/${filed.body.code}/actions/receive`, {
    version: 1,
  })
  const { dueAt, code } = received.body

  clock.set(new Date(Date.parse(dueAt)))
  await counted()
  expect((await as(username).get(`/dossiers/${code}`)).body.silence).toBeNull()

  clock.set(new Date(Date.parse(dueAt) + 60_000))
  await counted()
  const { body } = await as(username).get(`/dossiers/${code}`)
  expect(body.silence).toMatchObject({ effect: 'may-proceed', since: dueAt })
  expect(await lastEvent(code, username)).toMatchObject({ type: 'silence.counted' })
})

test('what was decided in time is not silence', async () => {
  const { username, filing } = await aFiling(server, FESTIVAL)
  const filed = await as(username).post('/dossiers', filing)
  let reply = await as('tiepnhan.xa').post(`/dossiers/${filed.body.code}/actions/receive`, {
    version: 1,
  })
  while (reply.body.state !== 'finished') reply = await advance(server, reply.body)
  clock.set(new Date(clock.now().getTime() + 60 * DAY))

  await counted()

  expect((await as(username).get(`/dossiers/${filed.body.code}`)).body.silence).toBeNull()
})
