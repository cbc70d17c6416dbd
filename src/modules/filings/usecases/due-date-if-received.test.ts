import { describe, expect, test } from 'vitest'
import { dayOf, formatInstant } from '#kernel/instant'
import { organisationNow } from '#modules/organisations'
import { placesAmong, procedureOn } from '#modules/procedures'
import { aContext, aDemoDatabase } from '../../../../tools/test-support/database.ts'
import { dueDateIfReceivedNow } from './due-date-if-received.ts'

const demo = await aDemoDatabase()
const PROVINCE = 'H37.01.20'
const WARD = 'H37.102.01'

async function dueFor(code: string, placeCode: string, at: string): Promise<string | null> {
  const context = aContext(demo, { now: new Date(at) })
  const organisation = await organisationNow(context)
  const place = placesAmong(organisation.units).find((each) => each.code === placeCode)!
  const procedure = (await procedureOn(context, code, dayOf(context.clock.now())))!
  const due = await dueDateIfReceivedNow(context, procedure, place)
  return due === null ? null : formatInstant(due.dueAt)
}

describe('the due date of a dossier received now', () => {
  test('of two working days is at closing time two working days later', async () => {
    expect(await dueFor('1.000045', PROVINCE, '2026-03-02T09:00:00+07:00')).toBe(
      '2026-03-04T17:30:00+07:00',
    )
  })

  test('counts from the next working day after 15:00', async () => {
    expect(await dueFor('1.000045', PROVINCE, '2026-03-02T15:00:01+07:00')).toBe(
      '2026-03-05T17:30:00+07:00',
    )
  })

  test('of a same-day procedure is today, and on a Sunday the next working day', async () => {
    expect(await dueFor('1.001193', WARD, '2026-03-02T09:00:00+07:00')).toBe(
      '2026-03-02T17:30:00+07:00',
    )
    expect(await dueFor('1.001193', WARD, '2026-03-01T09:00:00+07:00')).toBe(
      '2026-03-02T17:30:00+07:00',
    )
  })

  test('is not known where no agency follows from the place', async () => {
    expect(await dueFor('1.000894', PROVINCE, '2026-03-02T09:00:00+07:00')).toBeNull()
  })

  test('is not known beyond the years for which there is a calendar', async () => {
    expect(await dueFor('1.000045', PROVINCE, '2035-12-31T09:00:00+07:00')).toBeNull()
  })
})
