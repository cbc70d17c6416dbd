import type { FastifyInstance } from 'fastify'
import { afterAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { SYSTEM } from '#platform/access'
import { buildServer } from '#platform/http'
import { silentLog } from '#platform/log'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { demoCalendarData } from '../test-support/calendars.ts'
import { anOfficer, COMMUNE, emptyCalendar } from '../test-support/localities.ts'
import { addSpecialDay } from '../usecases/add-special-day.ts'
import { importCalendar } from '../usecases/import-calendar.ts'
import { calendarRoutes } from './calendar-routes.ts'

const database = await aDatabase()
await emptyCalendar(database)
await importCalendar(aContext(database, { actor: SYSTEM }), demoCalendarData())
await addSpecialDay(aContext(database, { actor: anOfficer('administrator') }), {
  unitId: COMMUNE,
  day: day('2026-03-16'),
  kind: 'closed-afternoon',
  name: 'Họp tiếp xúc cử tri',
  source: null,
})

/** The server as someone who is not signed in sees it. */
const app: FastifyInstance = await buildServer({
  log: silentLog,
  version: '0',
  trustedProxies: [],
  identify: async () => aContext(database),
})
await app.register(
  async (api) =>
    calendarRoutes(api, {
      unitChainOf: async (_, code) => (code === 'H37.101' ? [COMMUNE] : null),
    }),
  { prefix: '/api/v1' },
)
afterAll(() => app.close())

async function ask(body: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const reply = await app.inject({ method: 'POST', url: '/api/v1/calendars/due-date', body })
  return { status: reply.statusCode, body: reply.json() }
}

async function readYear(path: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const reply = await app.inject({ method: 'GET', url: `/api/v1/calendars/${path}` })
  return { status: reply.statusCode, body: reply.json() }
}

const TEN_DAYS = {
  start: '2026-03-02T09:00:00+07:00',
  duration: { value: 10, unit: 'working-days' },
}
const PAUSE = { from: '2026-03-05T10:00:00+07:00', to: '2026-03-17T09:00:00+07:00' }

describe('POST /calendars/due-date', () => {
  test.each([
    ['10 working days', {}, '2026-03-16T17:30:00+07:00'],
    ['with a pause from 5 to 17 March', { pauses: [PAUSE] }, '2026-03-26T17:30:00+07:00'],
    ['with reset', { pauses: [PAUSE], policy: 'reset' }, '2026-03-31T17:30:00+07:00'],
    ['received after 15:00', { start: '2026-03-02T15:00:01+07:00' }, '2026-03-17T17:30:00+07:00'],
    [
      'with another cut-off',
      { start: '2026-03-02T15:00:01+07:00', cutOff: '16:00' },
      '2026-03-16T17:30:00+07:00',
    ],
    [
      'without a cut-off',
      { start: '2026-03-02T23:00:00+07:00', cutOff: 'none' },
      '2026-03-16T17:30:00+07:00',
    ],
    ['given in another offset', { start: '2026-03-02T02:00:00Z' }, '2026-03-16T17:30:00+07:00'],
    ['at a unit that closes at noon', { unitCode: 'H37.101' }, '2026-03-16T11:30:00+07:00'],
  ])("answers the contract's example, %s", async (_, change, dueAt) => {
    const { status, body } = await ask({ ...TEN_DAYS, ...change })

    expect(status).toBe(200)
    expect(body.dueAt).toBe(dueAt)
  })

  test('tells how the date was reached, day by day', async () => {
    const { body } = await ask({
      start: '2026-11-23T17:00:00+07:00',
      duration: { value: 8, unit: 'working-hours' },
    })

    expect(body).toEqual({
      dueAt: '2026-11-25T17:00:00+07:00',
      countedFrom: '2026-11-23',
      provisional: false,
      steps: [
        { day: '2026-11-23', counted: true, hours: 0.5 },
        { day: '2026-11-24', counted: false, reason: 'holiday', name: 'Ngày Văn hóa Việt Nam' },
        { day: '2026-11-25', counted: true, hours: 7.5 },
      ],
    })
  })

  test('is provisional in a year that is only proposed', async () => {
    const { body } = await ask({ ...TEN_DAYS, start: '2030-03-04T09:00:00+07:00' })

    expect(body.provisional).toBe(true)
  })

  test.each([
    [
      'a negative term',
      { duration: { value: -1, unit: 'working-days' } },
      'invalid/duration-too-short',
      '/duration/value',
    ],
    [
      'part of a day',
      { duration: { value: 0.5, unit: 'working-days' } },
      'invalid/duration-not-in-whole-days',
      '/duration/value',
    ],
    [
      'part of a calendar day',
      { duration: { value: 1.5, unit: 'calendar-days' } },
      'invalid/duration-not-in-whole-days',
      '/duration/value',
    ],
    [
      'no calendar day',
      { duration: { value: 0, unit: 'calendar-days' } },
      'invalid/duration-too-short',
      '/duration/value',
    ],
    [
      'no hour',
      { duration: { value: 0, unit: 'working-hours' } },
      'invalid/duration-too-short',
      '/duration/value',
    ],
    [
      'a tenth of an hour',
      { duration: { value: 0.1, unit: 'working-hours' } },
      'invalid/duration-not-in-quarter-hours',
      '/duration/value',
    ],
    [
      'an unknown unit of time',
      { duration: { value: 1, unit: 'weeks' } },
      'invalid/shape',
      '/duration/unit',
    ],
    ['no term', { duration: undefined }, 'invalid/shape', '/duration'],
    ['no start', { start: undefined }, 'invalid/shape', '/start'],
    ['a start without an offset', { start: '2026-03-02T09:00:00' }, 'invalid/shape', '/start'],
    ['a start on 30 February', { start: '2026-02-30T09:00:00+07:00' }, 'invalid/shape', '/start'],
    [
      'a start before 2018',
      { start: '2017-12-29T09:00:00+07:00' },
      'invalid/outside-calendar',
      '/start',
    ],
    ['a cut-off that is no time', { cutOff: '25:00' }, 'invalid/shape', '/cutOff'],
    ['an unknown policy', { policy: 'stop' }, 'invalid/shape', '/policy'],
    ['an unknown member', { holidays: [] }, 'invalid/shape', '/holidays'],
    ['an open pause', { pauses: [{ from: PAUSE.from }] }, 'invalid/pause-open', '/pauses/0/to'],
    [
      'a pause that is said to be open',
      { pauses: [{ from: PAUSE.from, to: null }] },
      'invalid/pause-open',
      '/pauses/0/to',
    ],
    [
      'a pause backwards',
      { pauses: [{ from: PAUSE.to, to: PAUSE.from }] },
      'invalid/pause-ends-before-it-begins',
      '/pauses/0/to',
    ],
    [
      'a pause before the start',
      { pauses: [{ from: '2026-03-02T08:00:00+07:00', to: PAUSE.to }] },
      'invalid/pause-before-start',
      '/pauses/0/from',
    ],
    ['overlapping pauses', { pauses: [PAUSE, PAUSE] }, 'invalid/pauses-overlap', '/pauses/1/from'],
    [
      'more pauses than any dossier has',
      { pauses: Array.from({ length: 101 }, () => PAUSE) },
      'invalid/shape',
      '/pauses',
    ],
    ['an unknown unit', { unitCode: 'H99' }, 'invalid/unknown-unit', '/unitCode'],
  ])('refuses %s', async (_, change, code, path) => {
    const { status, body } = await ask({ ...TEN_DAYS, ...change })

    expect(status).toBe(422)
    expect(body).toMatchObject({ code, errors: [{ path }] })
  })

  test('refuses a term that ends after 2035', async () => {
    const { status, body } = await ask({
      ...TEN_DAYS,
      duration: { value: 5000, unit: 'working-days' },
    })

    expect([status, body.code]).toEqual([422, 'invalid/outside-calendar'])
  })

  test('refuses what is not JSON', async () => {
    const reply = await app.inject({
      method: 'POST',
      url: '/api/v1/calendars/due-date',
      headers: { 'content-type': 'application/json' },
      body: '{"start":',
    })

    expect([reply.statusCode, reply.json().code]).toEqual([400, 'malformed/body'])
  })
})

describe('GET /calendars/{year}', () => {
  test('gives holidays, make-up days, sessions and whether the year is confirmed', async () => {
    const { status, body } = await readYear('2026')

    expect(status).toBe(200)
    expect(body).toMatchObject({ year: 2026, confirmed: true })
    expect(body.holidays).toContainEqual({
      day: '2026-11-24',
      name: 'Ngày Văn hóa Việt Nam',
      kind: 'holiday',
      source: 'Nghị quyết 28/2026/QH16',
    })
    expect(body.makeUpDays).toEqual([
      expect.objectContaining({ day: '2026-01-10' }),
      expect.objectContaining({ day: '2026-08-22' }),
    ])
    expect(body.sessions).toHaveLength(10)
    expect(body.sessions).toContainEqual({
      from: '2026-01-01',
      to: '2026-12-31',
      weekday: 1,
      opensAt: '07:30',
      closesAt: '11:30',
    })
  })

  test.each([['2018'], ['2022'], ['2027'], ['2035']])('%s is only proposed', async (year) => {
    const { status, body } = await readYear(year)

    expect([status, body.confirmed]).toEqual([200, false])
  })

  test('gives the days of a unit to those who name it', async () => {
    const { body } = await readYear('2026?unitCode=H37.101')

    expect(body.holidays).toContainEqual(
      expect.objectContaining({ day: '2026-03-16', kind: 'closed-afternoon' }),
    )
    expect((await readYear('2026')).body.holidays).not.toContainEqual(
      expect.objectContaining({ day: '2026-03-16' }),
    )
  })

  test.each([
    ['2017', 'invalid/outside-calendar'],
    ['2036', 'invalid/outside-calendar'],
    ['26', 'invalid/shape'],
    ['2026.0', 'invalid/shape'],
    ['nay', 'invalid/shape'],
    ['2026?unit=H37', 'invalid/shape'],
    ['2026?unitCode=H99', 'invalid/unknown-unit'],
  ])('refuses %s: %s', async (path, code) => {
    const { status, body } = await readYear(path)

    expect([status, body.code]).toEqual([422, code])
  })
})

test('both routes are described whole', async () => {
  await app.ready()
  const { paths } = app.swagger() as { paths?: Record<string, Record<string, unknown>> }

  expect(paths?.['/api/v1/calendars/due-date']?.post).toMatchObject({
    operationId: 'computeDueDate',
    requestBody: {
      content: {
        'application/json': {
          schema: {
            required: ['start', 'duration'],
            additionalProperties: false,
            properties: { cutOff: { type: 'string', default: '15:00' } },
          },
        },
      },
    },
  })
  expect(paths?.['/api/v1/calendars/{year}']?.get).toMatchObject({
    operationId: 'readCalendarYear',
  })
})
