import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { aDatabase, BAC_KAN, LANG_SON } from '../../../tools/test-support/database.ts'
import { hearServers, tellServers } from './index.ts'

const database = await aDatabase()
const heard: string[] = []
const hearers = ['tests.weather', 'tests.tides'].map((about) => ({
  about,
  hear: (db: unknown, id: string) => {
    const where = db === database.database.of(BAC_KAN.id) ? BAC_KAN : LANG_SON
    heard.push(`${where.code} ${about} ${id}`)
  },
}))
const hearing = await hearServers(database.app, hearers, (id) => database.database.of(id))
afterAll(() => hearing.stop())

async function untilHeard(count: number): Promise<void> {
  while (heard.length < count) await pause(5)
}

test('what one server tells, all hear, each for its locality and its subject', async () => {
  heard.length = 0

  await tellServers(database.database.of(LANG_SON.id), 'tests.weather', 'rain')
  await tellServers(database.database.of(BAC_KAN.id), 'tests.tides')
  await tellServers(database.database.of(LANG_SON.id), 'tests.unheard-of')
  await tellServers(database.database.of(LANG_SON.id), 'tests.weather', 'sun')
  await untilHeard(3)

  expect(heard).toEqual([
    `${LANG_SON.code} tests.weather rain`,
    `${BAC_KAN.code} tests.tides `,
    `${LANG_SON.code} tests.weather sun`,
  ])
})

test('a server that lost its connection hears again', async () => {
  heard.length = 0
  await database.asOwner(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mot-cua notices'`,
  )

  while (heard.length === 0) {
    await tellServers(database.database.of(LANG_SON.id), 'tests.weather', 'snow')
    await pause(100)
  }

  expect(heard[0]).toBe(`${LANG_SON.code} tests.weather snow`)
})
