import { beforeEach, describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { ANONYMOUS, STAFF_ROLES, SYSTEM, type Actor } from '#platform/access'
import type { Context } from '#platform/context'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { at, demoCalendarData, time, week } from '../test-support/calendars.ts'
import {
  anOfficer,
  audited,
  COMMUNE,
  emptyCalendar,
  OTHER_COMMUNE,
} from '../test-support/localities.ts'
import { addSpecialDay } from './add-special-day.ts'
import { changeSpecialDay } from './change-special-day.ts'
import { computeDueDate } from './compute-due-date.ts'
import { confirmCalendarYear } from './confirm-calendar-year.ts'
import { importCalendar } from './import-calendar.ts'
import { proposeCalendarYear } from './propose-calendar-year.ts'
import { readCalendarYear } from './read-calendar-year.ts'
import { removeSpecialDay } from './remove-special-day.ts'
import { setSchedule } from './set-schedule.ts'

const database = await aDatabase()
beforeEach(() => emptyCalendar(database))

const CITIZEN: Actor = { ...ANONYMOUS, kind: 'citizen' }
const BUSINESS: Actor = { ...ANONYMOUS, kind: 'business' }
const CLOSED = { day: day('2026-03-03'), kind: 'closed' as const, name: 'Mất điện', source: null }
const SESSIONS = week('08:00-11:00')

/** Everything that changes the calendar of a unit, or (null) of the locality. */
const CHANGES: Readonly<
  Record<string, (context: Context, unitId: UnitId | null) => Promise<unknown>>
> = {
  'add a special day': (context, unitId) => addSpecialDay(context, { ...CLOSED, unitId }),
  'change a special day': async (context, unitId) =>
    changeSpecialDay(context, await aDayOf(unitId), { ...CLOSED, name: 'Sửa chữa' }),
  'remove a special day': async (context, unitId) =>
    removeSpecialDay(context, await aDayOf(unitId)),
  'set office hours': (context, unitId) =>
    setSchedule(context, { unitId, validFrom: day('2026-03-03'), sessions: SESSIONS }),
}

/** What concerns the whole locality. */
const CHANGES_OF_ALL: Readonly<Record<string, (context: Context) => Promise<unknown>>> = {
  'propose a year': (context) => proposeCalendarYear(context, 2027),
  'confirm a year': async (context) => {
    await proposeCalendarYear(aContext(database, { actor: anOfficer('administrator') }), 2028)
    await confirmCalendarYear(context, 2028)
  },
  'import a calendar': (context) => importCalendar(context, demoCalendarData()),
}

/** An entry that the province's administrator has made. */
async function aDayOf(unitId: UnitId | null) {
  const actor = anOfficer('administrator')
  return addSpecialDay(aContext(database, { actor }), { ...CLOSED, unitId, day: day('2026-03-04') })
}

async function outcomeOf(change: Promise<unknown>): Promise<string> {
  return change.then(
    () => 'done',
    (error: { code: string }) => error.code,
  )
}

const everyone: [string, Actor, string][] = [
  ['nobody in particular', ANONYMOUS, 'unauthenticated/no-session'],
  ['a citizen', CITIZEN, 'forbidden/role'],
  ['a business', BUSINESS, 'forbidden/role'],
  ...STAFF_ROLES.map((role): [string, Actor, string] => [
    `${role} of the province`,
    anOfficer(role),
    role === 'administrator' ? 'done' : 'forbidden/role',
  ]),
]

describe.each([...Object.entries(CHANGES), ...Object.entries(CHANGES_OF_ALL)])(
  'to %s for the locality',
  (_, change) => {
    test.each([
      ...everyone,
      [
        'the administrator of a commune',
        anOfficer('administrator', COMMUNE),
        'forbidden/unit-outside-reach',
      ] as const,
    ])('%s', async (_, actor, expected) => {
      expect(await outcomeOf(change(aContext(database, { actor }), null))).toBe(expected)
    })
  },
)

describe.each(Object.entries(CHANGES))('to %s for a commune', (_, change) => {
  test.each([
    ...everyone,
    ['the administrator of that commune', anOfficer('administrator', COMMUNE), 'done'] as const,
    [
      'the administrator of another commune',
      anOfficer('administrator', OTHER_COMMUNE),
      'forbidden/unit-outside-reach',
    ] as const,
    [
      'the reception officer of that commune',
      anOfficer('reception', COMMUNE),
      'forbidden/role',
    ] as const,
  ])('%s', async (_, actor, expected) => {
    expect(await outcomeOf(change(aContext(database, { actor }), COMMUNE))).toBe(expected)
  })
})

test('a refused change leaves no trace', async () => {
  const context = aContext(database, { actor: anOfficer('administrator', COMMUNE) })

  await outcomeOf(addSpecialDay(context, { ...CLOSED, unitId: null }))

  expect((await readCalendarYear(context, 2026, [])).specialDays).toEqual([])
  expect(await audited(database)).toEqual([])
})

describe('anyone', () => {
  const everyActor: [string, Actor][] = everyone.map(([who, actor]) => [who, actor])

  test.each(everyActor)('may compute a due date and read a calendar: %s', async (_, actor) => {
    await importCalendar(aContext(database, { actor: SYSTEM }), demoCalendarData())
    const context = aContext(database, { actor })

    const { dueAt } = await computeDueDate(context, {
      start: at('2026-03-02 09:00'),
      duration: { value: 10, unit: 'working-days' },
      cutOff: time('15:00'),
      policy: 'pause',
      pauses: [],
      unitChain: [],
    })
    const { isConfirmed } = await readCalendarYear(context, 2026, [])

    expect(dueAt).toEqual(at('2026-03-16 17:30'))
    expect(isConfirmed).toBe(true)
  })
})
