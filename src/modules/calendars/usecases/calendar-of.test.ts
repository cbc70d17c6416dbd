import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { day } from '#kernel/day'
import { SYSTEM } from '#platform/access'
import type { Context } from '#platform/context'
import { inTransaction, openDatabase } from '#platform/db'
import { newId } from '#platform/ids'
import { aContext, aDatabase, BAC_KAN } from '../../../../tools/test-support/database.ts'
import type { WorkingCalendar } from '../domain/working-calendar.ts'
import { workingHoursBetween } from '../domain/working-time.ts'
import { at, demoCalendar, demoCalendarData } from '../test-support/calendars.ts'
import { anOfficer, audited, COMMUNE, emptyCalendar, PROVINCE } from '../test-support/localities.ts'
import { addSpecialDay } from './add-special-day.ts'
import { parseCalendarData } from './calendar-data.ts'
import { calendarOf } from './calendar-of.ts'
import { importCalendar } from './import-calendar.ts'

const database = await aDatabase()
beforeEach(() => emptyCalendar(database))
afterEach(() => vi.useRealTimers())

const administrator = aContext(database, { actor: anOfficer('administrator') })
const CLOSED = { day: day('2026-03-03'), kind: 'closed' as const, name: 'Mất điện', source: null }

/** The province with the demonstration's calendar. */
async function aProvince(): Promise<Context> {
  const context = aContext(database, { actor: SYSTEM })
  await importCalendar(context, demoCalendarData())
  return context
}

/** The hours worked on the day that the tests close. */
function hoursOn(calendar: WorkingCalendar): number {
  return workingHoursBetween(calendar, at('2026-03-03 00:00'), at('2026-03-04 00:00'))
}

describe('an imported calendar', () => {
  test('is the one that the pack states', async () => {
    const context = await aProvince()

    const calendar = await calendarOf(context, [])

    const span = [at('2018-01-01 00:00'), at('2035-12-31 23:00')] as const
    expect(workingHoursBetween(calendar, ...span)).toBe(workingHoursBetween(demoCalendar, ...span))
    expect(
      Array.from({ length: 18 * 365 }, (_, position) => calendar.isWorkingDay(position)),
    ).toEqual(
      Array.from({ length: 18 * 365 }, (_, position) => demoCalendar.isWorkingDay(position)),
    )
  })

  test('is audited once, and imported again changes nothing', async () => {
    const context = await aProvince()
    const countDays = () => database.asOwner('select count(*)::int as days from calendar_day')
    const before = await countDays()

    await importCalendar(context, demoCalendarData())

    expect(await countDays()).toEqual(before)
    expect(await audited(database)).toEqual([
      { event: 'calendar.imported', object_id: 'H37', details: expect.anything() },
    ])
  })

  test('imported again adds a year that is missing, and leaves what people have changed', async () => {
    const context = await aProvince()
    await database.asOwner('delete from calendar_year where year = 2035')
    await database.asOwner(`delete from calendar_day where day in ('2026-11-24', '2035-11-24')`)

    await importCalendar(context, demoCalendarData())

    const rows = await database.asOwner<{ day: string }>(
      `select day from calendar_day where day in ('2026-11-24', '2035-11-24')`,
    )
    expect(rows).toEqual([{ day: '2035-11-24' }])
  })

  test('adds to days that were entered before, without touching them', async () => {
    await addSpecialDay(administrator, { ...CLOSED, day: day('2026-11-24'), unitId: null })

    const context = await aProvince()

    const rows = await database.asOwner(`select kind from calendar_day where day = '2026-11-24'`)
    expect(rows).toEqual([{ kind: 'closed' }])
    expect((await calendarOf(context, [])).hasWorkingDays()).toBe(true)
  })
})

describe('a pack', () => {
  const schedule = {
    validFrom: '2018-01-01',
    validTo: null,
    weekdays: [1, 2, 3, 4, 5],
    sessions: [{ opensAt: '07:30', closesAt: '11:30' }],
  }
  const holiday = { day: '2026-01-01', kind: 'holiday', name: 'Tết Dương lịch', source: null }
  const year = { year: 2026, confirmed: true, days: [holiday] }
  const pack = { schedules: [schedule], years: [year], proposedYears: [2027] }

  test('is read with the proposals for the years that it leaves open', () => {
    const { specialDays, years } = parseCalendarData(pack)

    expect(specialDays).toHaveLength(16)
    expect(years).toEqual([
      { year: 2026, isConfirmed: true },
      { year: 2027, isConfirmed: false },
    ])
  })

  const withSession = (opensAt: string, closesAt: string) => ({
    schedules: [{ ...schedule, sessions: [{ opensAt, closesAt }] }],
  })
  const withDay = (change: object) => ({ years: [{ ...year, days: [{ ...holiday, ...change }] }] })

  test.each([
    ['a time that is none', withSession('7h', '11:30'), 'is no time of the day'],
    ['a session backwards', withSession('12:00', '11:30'), 'invalid/session-ends-before-it-begins'],
    ['a Saturday', { schedules: [{ ...schedule, weekdays: [6] }] }, 'weekdays'],
    ['a day that is none', withDay({ day: '2026-02-30' }), 'is no day'],
    ['a day of another year', withDay({ day: '2025-01-01' }), 'has a foreign day'],
    ['a make-up Thursday', withDay({ kind: 'make-up' }), 'invalid/make-up-day-on-weekday'],
    ['an unknown kind of day', withDay({ kind: 'party' }), 'kind'],
    ['a year outside the calendar', { proposedYears: [2036] }, 'is outside the calendar'],
    ['an unknown member', { holidays: [] }, 'holidays'],
  ])('with %s is refused', (_, wrong, fault) => {
    expect(() => parseCalendarData({ ...pack, ...wrong })).toThrow(fault)
  })
})

describe('the calendar of a unit', () => {
  test('is the very one of the province while the unit has entered nothing', async () => {
    const context = await aProvince()

    const ofProvince = await calendarOf(context, [])

    expect(await calendarOf(context, [newId(), COMMUNE, PROVINCE])).toBe(ofProvince)
  })

  test('cannot be had before office hours are set', async () => {
    await expect(calendarOf(aContext(database), [])).rejects.toThrow('conflict/calendar-not-set-up')
  })

  test('of another locality is not touched', async () => {
    await aProvince()

    const elsewhere = calendarOf(aContext(database, { locality: BAC_KAN }), [])

    await expect(elsewhere).rejects.toThrow('conflict/calendar-not-set-up')
  })
})

describe('a change', () => {
  test('counts in the process that made it at once, in another within a second', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const context = await aProvince()
    const otherProcess = openDatabase(database.app, { max: 2 })
    const elsewhere = { ...context, db: otherProcess.of(context.locality.id) }
    expect(hoursOn(await calendarOf(elsewhere, []))).toBe(8)

    await addSpecialDay(administrator, { ...CLOSED, unitId: null })

    expect(hoursOn(await calendarOf(context, []))).toBe(0)
    vi.advanceTimersByTime(999)
    expect(hoursOn(await calendarOf(elsewhere, []))).toBe(8)
    vi.advanceTimersByTime(1)
    expect(hoursOn(await calendarOf(elsewhere, []))).toBe(0)
    await otherProcess.close()
  })

  test('is the only reason to read the calendar again', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const context = await aProvince()
    const before = await calendarOf(context, [])

    vi.advanceTimersByTime(60_000)

    expect(await calendarOf(context, [])).toBe(before)
  })
})

describe('inside transactions', () => {
  test('the calendar needs no second connection, however many ask', async () => {
    const context = await aProvince()
    const narrow = openDatabase(database.app, { max: 2 })
    const db = narrow.of(context.locality.id)

    const calendars = await Promise.all(
      [1, 2, 3, 4].map(() => inTransaction(db, (tx) => calendarOf({ ...context, db }, [], tx))),
    )

    expect(new Set(calendars).size).toBe(1)
    await narrow.close()
  })
})

test('a failure to read is told to the one who asked, and not kept', async () => {
  const context = await aProvince()

  const failed = inTransaction(context.db, async (tx) => {
    await sql`select 1 / 0`.execute(tx).catch(() => {})
    return calendarOf(context, [], tx)
  })

  await expect(failed).rejects.toThrow('division by zero')
  expect(hoursOn(await calendarOf(context, []))).toBe(8)
})
