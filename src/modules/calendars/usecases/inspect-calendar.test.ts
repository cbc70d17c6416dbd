import { beforeEach, describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { ANONYMOUS, STAFF_ROLES } from '#platform/access'
import { answerOf } from '../../../../tools/test-support/accounts.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { demoCalendarData, week } from '../test-support/calendars.ts'
import {
  anOfficer,
  COMMUNE,
  emptyCalendar,
  OTHER_COMMUNE,
  PROVINCE,
} from '../test-support/localities.ts'
import { addSpecialDay } from './add-special-day.ts'
import { importCalendar } from './import-calendar.ts'
import { inspectCalendar, inspectSpecialDay, listCalendarChanges } from './inspect-calendar.ts'
import { setSchedule } from './set-schedule.ts'

const database = await aDatabase()
const context = aContext(database, { actor: anOfficer('administrator') })
const ofCommune = aContext(database, { actor: anOfficer('administrator', COMMUNE) })
const CLOSED = { day: day('2026-03-03'), kind: 'closed' as const, name: 'Mất điện', source: null }

beforeEach(async () => {
  await emptyCalendar(database)
  await importCalendar(context, demoCalendarData())
})

describe('the sheet of a year', () => {
  test('has every day with the working time that counts', async () => {
    const { days, isEntered } = await inspectCalendar(context, 2028, [])

    const worked = new Map(days.map((each) => [each.day, each.worked / 3_600_000]))
    expect([days.length, isEntered]).toEqual([366, true])
    expect(['2028-01-01', '2028-03-01', '2028-03-04'].map((on) => worked.get(day(on)))).toEqual([
      0, 8, 0,
    ])
  })

  test('of a commune holds its own days and hours before those of the province', async () => {
    await addSpecialDay(ofCommune, { ...CLOSED, unitId: COMMUNE })
    const sessions = week('08:00-11:00')
    await setSchedule(ofCommune, { unitId: COMMUNE, validFrom: day('2026-07-01'), sessions })

    const own = await inspectCalendar(ofCommune, 2026, [COMMUNE, PROVINCE])
    const other = await inspectCalendar(context, 2026, [OTHER_COMMUNE, PROVINCE])

    const onThird = ({ days }: typeof own) => days.find((each) => each.day === CLOSED.day)
    expect(onThird(own)).toMatchObject({ worked: 0, special: { unitId: COMMUNE } })
    expect(onThird(other)).toMatchObject({ worked: 8 * 3_600_000, special: null })
    expect(own.schedules.map(({ unitId }) => unitId)).toEqual([null, COMMUNE])
    expect(own.unitsWithOwn).toEqual([COMMUNE])
  })

  test('tells who may not change it', async () => {
    const province = await inspectCalendar(ofCommune, 2026, [])
    const own = await inspectCalendar(ofCommune, 2026, [COMMUNE])

    expect([province.whyNotChange, own.whyNotChange]).toEqual([
      'forbidden/unit-outside-reach',
      null,
    ])
  })

  test('ends with the years in which due dates are computed', async () => {
    expect(await answerOf(inspectCalendar(context, 2036, []))).toBe('invalid/outside-calendar')
  })
})

test('an entered day is opened by those who may change it', async () => {
  const id = await addSpecialDay(context, { ...CLOSED, unitId: null })

  expect(await inspectSpecialDay(context, id)).toMatchObject({ name: 'Mất điện' })
  expect(await answerOf(inspectSpecialDay(ofCommune, id))).toBe('forbidden/unit-outside-reach')
  const unknown = '00000000-0000-7000-8000-000000000999' as typeof id
  expect(await answerOf(inspectSpecialDay(context, unknown))).toBe('not-found/special-day')
})

test('the last changes are told with who made them, the latest first', async () => {
  await addSpecialDay(context, { ...CLOSED, unitId: null })
  await addSpecialDay(ofCommune, { ...CLOSED, unitId: COMMUNE })

  const [last, before] = await listCalendarChanges(context, 2)

  expect([last?.details?.unitId, before?.details?.unitId]).toEqual([COMMUNE, null])
  expect(last?.actorId).toBe(ofCommune.actor.accountId)
})

test.each(STAFF_ROLES.map((role) => [role]))(
  'calendars are inspected by administrators: %s',
  async (role) => {
    const asking = aContext(database, { actor: anOfficer(role) })

    const answers = [
      await answerOf(inspectCalendar(asking, 2026, [])),
      await answerOf(listCalendarChanges(asking, 10)),
    ]

    const expected = role === 'administrator' ? 'done' : 'forbidden/role'
    expect(answers).toEqual([expected, expected])
  },
)

test('nobody inspects a calendar without signing in', async () => {
  const stranger = aContext(database, { actor: ANONYMOUS })

  expect(await answerOf(inspectCalendar(stranger, 2026, []))).toBe('unauthenticated/no-session')
})
