import { beforeEach, describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { dueDate, type DueDate } from '../domain/due-date.ts'
import { workingDays } from '../domain/duration.ts'
import { at, time, week } from '../test-support/calendars.ts'
import {
  anOfficer,
  audited,
  COMMUNE,
  emptyCalendar,
  OTHER_COMMUNE,
} from '../test-support/localities.ts'
import { addSpecialDay } from './add-special-day.ts'
import { calendarOf } from './calendar-of.ts'
import { changeSpecialDay } from './change-special-day.ts'
import { confirmCalendarYear } from './confirm-calendar-year.ts'
import { proposeCalendarYear } from './propose-calendar-year.ts'
import { readCalendarYear } from './read-calendar-year.ts'
import { removeSpecialDay } from './remove-special-day.ts'
import { setSchedule } from './set-schedule.ts'

const database = await aDatabase()
beforeEach(() => emptyCalendar(database))

const OFFICE = {
  unitId: null,
  validFrom: day('2018-01-01'),
  sessions: week('07:30-11:30', '13:30-17:30'),
}
const CLOSED = {
  unitId: null,
  day: day('2026-03-03'),
  kind: 'closed' as const,
  name: 'Mất điện',
  source: 'Thông báo 12/TB-TTPVHCC',
}

/** The province's administrator, where office hours are set. */
async function anAdministrator(): Promise<Context> {
  const context = aContext(database, { actor: anOfficer('administrator') })
  await setSchedule(context, OFFICE)
  return context
}

/** One working day from Monday 2 March 2026, in a unit. */
async function dueOn(context: Context, ...unitChain: UnitId[]): Promise<DueDate> {
  const counting = { cutOff: time('15:00'), pauses: [], policy: 'pause' as const }
  const calendar = await calendarOf(context, unitChain)
  return dueDate(calendar, at('2026-03-02 09:00'), workingDays(1), counting)
}

async function dueAfterMonday(context: Context, ...unitChain: UnitId[]): Promise<string> {
  const { dueAt } = await dueOn(context, ...unitChain)
  return formatInstant(dueAt).slice(0, 16)
}

describe('a special day', () => {
  test('that is added counts at once, and is audited with its source kept', async () => {
    const context = await anAdministrator()

    const id = await addSpecialDay(context, CLOSED)

    expect(await dueAfterMonday(context)).toBe('2026-03-04T17:30')
    const { unitId: _, ...shown } = CLOSED
    expect((await readCalendarYear(context, 2026, [])).specialDays).toEqual([
      expect.objectContaining(shown),
    ])
    expect((await audited(database)).at(-1)).toEqual({
      event: 'special-day.added',
      object_id: id,
      details: { unitId: null, day: '2026-03-03', kind: 'closed' },
    })
  })

  test('of a unit counts for the unit and those below it only', async () => {
    const context = await anAdministrator()

    await addSpecialDay(context, { ...CLOSED, unitId: COMMUNE })

    const below = newId<'unit'>()
    expect(await dueAfterMonday(context, COMMUNE)).toBe('2026-03-04T17:30')
    expect(await dueAfterMonday(context, below, COMMUNE)).toBe('2026-03-04T17:30')
    expect(await dueAfterMonday(context, OTHER_COMMUNE)).toBe('2026-03-03T17:30')
    expect(await dueAfterMonday(context)).toBe('2026-03-03T17:30')
  })

  test('of a unit may stand beside one of the locality on the same day', async () => {
    const context = await anAdministrator()
    await addSpecialDay(context, CLOSED)

    await addSpecialDay(context, { ...CLOSED, unitId: COMMUNE, kind: 'closed-afternoon' })

    expect(await dueAfterMonday(context)).toBe('2026-03-04T17:30')
    expect(await dueAfterMonday(context, COMMUNE)).toBe('2026-03-03T11:30')
  })

  test('is entered once only', async () => {
    const context = await anAdministrator()
    await addSpecialDay(context, CLOSED)

    await expect(addSpecialDay(context, { ...CLOSED, kind: 'holiday' })).rejects.toThrow(
      'conflict/special-day-exists',
    )
    expect(await audited(database)).toHaveLength(2)
  })

  test.each([
    ['2026-03-03', 'make-up', 'invalid/make-up-day-on-weekday'],
    ['2026-03-07', 'substitute', 'invalid/substitute-day-on-weekend'],
    ['2036-03-03', 'holiday', 'invalid/outside-calendar'],
  ] as const)('on %s as %s is refused: %s', async (on, kind, code) => {
    const context = await anAdministrator()

    await expect(addSpecialDay(context, { ...CLOSED, day: day(on), kind })).rejects.toThrow(code)
  })

  test('that is changed counts as changed, and what it was is audited', async () => {
    const context = await anAdministrator()
    const id = await addSpecialDay(context, CLOSED)

    await changeSpecialDay(context, id, { ...CLOSED, day: day('2026-03-04') })

    expect(await dueAfterMonday(context)).toBe('2026-03-03T17:30')
    expect((await audited(database)).at(-1)).toEqual({
      event: 'special-day.changed',
      object_id: id,
      details: {
        from: { day: '2026-03-03', kind: 'closed' },
        to: { day: '2026-03-04', kind: 'closed' },
      },
    })
  })

  test('may be changed on its own day, but not to the day of another or to a wrong one', async () => {
    const context = await anAdministrator()
    const id = await addSpecialDay(context, CLOSED)
    await addSpecialDay(context, { ...CLOSED, day: day('2026-03-04') })

    await changeSpecialDay(context, id, { ...CLOSED, name: 'Sửa chữa trụ sở' })

    await expect(
      changeSpecialDay(context, id, { ...CLOSED, day: day('2026-03-04') }),
    ).rejects.toThrow('conflict/special-day-exists')
    await expect(changeSpecialDay(context, id, { ...CLOSED, kind: 'make-up' })).rejects.toThrow(
      'invalid/make-up-day-on-weekday',
    )
  })

  test('that is removed counts as its weekday again, and what it was is audited', async () => {
    const context = await anAdministrator()
    const id = await addSpecialDay(context, CLOSED)

    await removeSpecialDay(context, id)

    expect(await dueAfterMonday(context)).toBe('2026-03-03T17:30')
    expect((await audited(database)).at(-1)).toEqual({
      event: 'special-day.removed',
      object_id: id,
      details: { unitId: null, day: '2026-03-03', kind: 'closed' },
    })
  })

  test('that is not there can be neither changed nor removed', async () => {
    const context = await anAdministrator()

    await expect(changeSpecialDay(context, newId(), CLOSED)).rejects.toThrow(
      'not-found/special-day',
    )
    await expect(removeSpecialDay(context, newId())).rejects.toThrow('not-found/special-day')
  })
})

describe('office hours', () => {
  test('set from a day on end those before them, and are audited', async () => {
    const context = await anAdministrator()

    const id = await setSchedule(context, {
      unitId: null,
      validFrom: day('2026-03-03'),
      sessions: week('07:00-11:30', '13:30-17:00'),
    })

    expect(await dueAfterMonday(context)).toBe('2026-03-03T17:00')
    const { officeHours } = await readCalendarYear(context, 2026, [])
    expect(officeHours.map(({ from, to }) => [from, to])).toEqual([
      ['2026-01-01', '2026-03-02'],
      ['2026-03-03', '2026-12-31'],
    ])
    expect((await audited(database)).at(-1)).toEqual({
      event: 'schedule.set',
      object_id: id,
      details: { unitId: null, validFrom: '2026-03-03', validTo: null },
    })
  })

  test('set between others reach to the next', async () => {
    const context = await anAdministrator()
    const winter = { ...OFFICE, validFrom: day('2026-10-15') }
    await setSchedule(context, winter)

    await setSchedule(context, {
      unitId: null,
      validFrom: day('2026-04-15'),
      sessions: week('07:00-15:00'),
    })

    const { officeHours } = await readCalendarYear(context, 2026, [])
    expect(officeHours.map(({ from, to, sessions }) => [from, to, sessions.length])).toEqual([
      ['2026-01-01', '2026-04-14', 10],
      ['2026-04-15', '2026-10-14', 5],
      ['2026-10-15', '2026-12-31', 10],
    ])
  })

  test('set again from the same day replace what was set', async () => {
    const context = await anAdministrator()

    await setSchedule(context, { ...OFFICE, sessions: week('08:00-12:00') })

    expect(await dueAfterMonday(context)).toBe('2026-03-03T12:00')
  })

  test('of a unit count in it from their day, those of the locality before', async () => {
    const context = await anAdministrator()

    await setSchedule(context, {
      unitId: COMMUNE,
      validFrom: day('2026-03-03'),
      sessions: week('08:00-11:00'),
    })

    expect(await dueAfterMonday(context, COMMUNE)).toBe('2026-03-03T11:00')
    expect(await dueAfterMonday(context)).toBe('2026-03-03T17:30')
    const { officeHours } = await readCalendarYear(context, 2026, [COMMUNE])
    expect(officeHours.map(({ from, to }) => [from, to])).toEqual([
      ['2026-01-01', '2026-03-02'],
      ['2026-03-03', '2026-12-31'],
    ])
  })

  test.each([
    ['2026-03-03', [], 'invalid/schedule-without-sessions'],
    ['2026-03-03', week('09:00-08:00'), 'invalid/session-ends-before-it-begins'],
    ['2026-03-03', week('07:30-11:30', '11:00-12:00'), 'invalid/sessions-overlap'],
    ['2036-01-01', week('07:30-11:30'), 'invalid/outside-calendar'],
  ])('from %s with %o are refused: %s', async (from, sessions, code) => {
    const context = await anAdministrator()

    const set = setSchedule(context, { unitId: null, validFrom: day(from), sessions })

    await expect(set).rejects.toThrow(code)
  })
})

describe('a year', () => {
  test('that is proposed has the days of the law and is not confirmed', async () => {
    const context = await anAdministrator()

    const added = await proposeCalendarYear(context, 2027)

    const year = await readCalendarYear(context, 2027, [])
    expect(added).toBe(15)
    expect(year.specialDays).toHaveLength(15)
    expect(year.isConfirmed).toBe(false)
    expect((await audited(database)).at(-1)).toEqual({
      event: 'calendar-year.proposed',
      object_id: '2027',
      details: { days: 15 },
    })
  })

  test('that is proposed again keeps what people entered, and gains what is missing', async () => {
    const context = await anAdministrator()
    const newYear = { ...CLOSED, day: day('2027-01-01'), kind: 'holiday' as const, name: 'Năm mới' }
    await addSpecialDay(context, newYear)

    expect(await proposeCalendarYear(context, 2027)).toBe(14)
    expect(await proposeCalendarYear(context, 2027)).toBe(0)

    const [first] = (await readCalendarYear(context, 2027, [])).specialDays
    expect(first).toMatchObject({ day: '2027-01-01', name: 'Năm mới' })
  })

  test('that is confirmed makes its due dates certain, and is not proposed over', async () => {
    const context = await anAdministrator()
    await proposeCalendarYear(context, 2026)
    const before = await dueOn(context)

    await confirmCalendarYear(context, 2026)

    expect([before.isProvisional, (await dueOn(context)).isProvisional]).toEqual([true, false])
    expect((await readCalendarYear(context, 2026, [])).isConfirmed).toBe(true)
    expect((await audited(database)).at(-1)).toMatchObject({
      event: 'calendar-year.confirmed',
      object_id: '2026',
    })
    await expect(confirmCalendarYear(context, 2026)).rejects.toThrow(
      'conflict/calendar-year-confirmed',
    )
    await expect(proposeCalendarYear(context, 2026)).rejects.toThrow(
      'conflict/calendar-year-confirmed',
    )
  })

  test('that is not entered cannot be confirmed', async () => {
    const context = await anAdministrator()

    await expect(confirmCalendarYear(context, 2026)).rejects.toThrow(
      'conflict/calendar-year-not-entered',
    )
  })

  test('outside 2018 to 2035 is neither proposed nor read', async () => {
    const context = await anAdministrator()

    await expect(proposeCalendarYear(context, 2036)).rejects.toThrow('invalid/outside-calendar')
    await expect(readCalendarYear(context, 2017, [])).rejects.toThrow('invalid/outside-calendar')
  })
})

test('of two who add the same day at the same time one is refused', async () => {
  const context = await anAdministrator()

  const outcomes = await Promise.allSettled([
    addSpecialDay(context, CLOSED),
    addSpecialDay(context, CLOSED),
    addSpecialDay(context, CLOSED),
  ])

  const refusals = outcomes.filter(({ status }) => status === 'rejected')
  expect(refusals).toHaveLength(2)
  expect(refusals).toEqual(
    refusals.map(() =>
      expect.objectContaining({
        reason: expect.objectContaining({ code: 'conflict/special-day-exists' }),
      }),
    ),
  )
})
