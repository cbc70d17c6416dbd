import { beforeEach, expect, test } from 'vitest'
import { SYSTEM } from '#platform/access'
import { aDemoApp } from '../../../../../tools/test-support/app.ts'
import { aContext } from '../../../../../tools/test-support/database.ts'
import { act, aDossierAt } from '../../../../../tools/test-support/dossiers.ts'
import { advance } from '../../../../../tools/test-support/filings.ts'
import { calendarKeeper, closedOn } from '../../test-support/calendar-keeper.ts'
import { stopUnansweredDossiers } from '../by-itself/stop-unanswered.ts'
import { countSilence } from './count-silence.ts'

const server = await aDemoApp()
const { as, clock, database } = server
const keeper = calendarKeeper(server)
const [TUESDAY, THURSDAY] = ['2026-03-10', '2026-03-12']

/** Each test is the first in a week of its own, whose days off nobody has entered yet. */
let weeks = 0
beforeEach(() => {
  weeks += 1
  clock.set(new Date(`${inWeek('2026-03-09')}T08:00:00+07:00`))
})

/** A day of the second week of March 2026, so many weeks later. */
function inWeek(day: string): string {
  const at = new Date(`${day}T00:00:00Z`).getTime() + (weeks - 1) * 7 * 86_400_000
  return new Date(at).toISOString().slice(0, 10)
}

const onDay = (day: string, time: string) => `${inWeek(day)}T${time}:00+07:00`

async function stateAt(at: string, code: string) {
  clock.set(new Date(at))
  const context = aContext(database, { actor: SYSTEM, now: clock.now() })
  await stopUnansweredDossiers(context)
  await countSilence(context)
  const { body } = await as('thuly.xa').get(`/dossiers/${code}`)
  return body
}

async function closed(...days: readonly string[]): Promise<void> {
  for (const day of days) await keeper.change(closedOn(inWeek(day)))
}

test('papers due on a day that was declared off since may be brought until the end of the next working day', async () => {
  const received = await aDossierAt(server, 'received')
  const body = { items: [{ text: 'Bản rõ hơn' }], respondBy: inWeek(THURSDAY) }
  const asked = await act(server, { by: 'thuly.xa', action: 'request-supplement', body }, received)
  await closed('2026-03-11', THURSDAY, '2026-03-13')

  const states = []
  for (const at of [
    onDay('2026-03-13', '01:00'),
    onDay('2026-03-16', '01:00'),
    onDay('2026-03-16', '17:30'),
    onDay('2026-03-17', '01:00'),
  ])
    states.push((await stateAt(at, received.code)).state)

  expect(asked.body.openRequest.respondBy).toBe(onDay(THURSDAY, '17:30'))
  expect(states).toEqual([
    'awaiting-supplement',
    'awaiting-supplement',
    'awaiting-supplement',
    'stopped',
  ])
})

test('an opinion due on such a day is awaited until the end of the next working day, and lapses then', async () => {
  const received = await aDossierAt(server, 'received')
  const body = { unitCode: 'H37.101.02', question: 'Hồ sơ gốc còn lưu không?', workingHours: 12 }
  const asked = await act(server, { by: 'thuly.xa', action: 'consult', body }, received)
  await closed(TUESDAY)

  const still = await stateAt(onDay('2026-03-11', '09:00'), received.code)
  const refused = await advance(server, still)
  const lapsed = await stateAt(onDay('2026-03-12', '07:00'), received.code)

  expect(asked.body.consultations[0].dueAt.slice(0, 10)).toBe(inWeek(TUESDAY))
  expect(still.consultations[0].lapsedAt).toBeNull()
  expect(refused.body.code).toBe('conflict/opinion-awaited')
  expect(lapsed.consultations[0].lapsedAt).toBe(onDay('2026-03-11', '17:30'))
})

test('a day to answer by that is a day off means the next working day', async () => {
  const received = await aDossierAt(server, 'received')
  const body = { items: [{ text: 'Bản rõ hơn' }], respondBy: inWeek('2026-03-14') }
  const asked = await act(server, { by: 'thuly.xa', action: 'request-supplement', body }, received)

  expect(asked.body.openRequest.respondBy).toBe(onDay('2026-03-16', '17:30'))
})

test('a due date that is past, put off to a day off, means the end of the next working day', async () => {
  const received = await aDossierAt(server, 'received')
  clock.set(new Date(onDay('2026-03-12', '09:00')))
  const body = { reason: 'Chờ giám định', dueAt: inWeek('2026-03-14') }
  const extended = await act(server, { by: 'lanhdao.xa', action: 'extend', body }, received)

  expect(extended.body.dueAt).toBe(onDay('2026-03-16', '17:30'))
})
