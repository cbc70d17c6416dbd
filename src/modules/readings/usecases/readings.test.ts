import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { officerByUsername } from '#modules/identity'
import { heldRolesOf } from '#modules/organisations'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { LANG_SON } from '../../../../tools/test-support/database.ts'
import { aDossierAt } from '../../../../tools/test-support/dossiers.ts'
import { systemContext } from '../../../installation.ts'
import { noticeReadings } from './notice-readings.ts'
import { listReadingExcesses, readingLimits, setReadingLimits } from './watch-readings.ts'

const server = await aDemoApp()
const { as, clock } = server
const { asOwner } = server.database
const system = systemContext(server.installation, LANG_SON, 'a-timer')
const actor = await officerByUsername(system, 'quantri', heldRolesOf)
if (actor === null) throw new Error('the demonstration has an administrator')
const context = { ...system, actor }
const WHOLE = { after: null, limit: 100 }

const listed = async () =>
  (await listReadingExcesses(context, WHOLE)).items.map(({ username, read }) => [username, read])

test('until somebody says otherwise the usual limits hold', async () => {
  expect(await readingLimits(context)).toEqual({ dossiers: 200, files: 400 })
})

describe('an officer who reads', () => {
  const codes: string[] = []
  beforeAll(async () => {
    for (let at = 0; at < 3; at += 1) codes.push((await aDossierAt(server, 'claimed')).code)
    await asOwner(`delete from audit_entry where event in ('dossier.read', 'file.read')`)
    await setReadingLimits(context, { dossiers: 2, files: 1 })
  })
  const reads = async (username: string, ...some: string[]) => {
    for (const code of some)
      expect((await as(username).get(`/dossiers/${code}`)).status, code).toBe(200)
  }

  test('as much as is usual is not noticed, however often they come back to it', async () => {
    const [one = '', two = ''] = codes
    await reads('thuly.xa', one, two, one, two, one)

    await noticeReadings(system)

    expect(await listed()).toEqual([])
  })

  test('more is noticed once, with what they read since, and recorded', async () => {
    const [, , three = ''] = codes
    await reads('thuly.xa', three)
    await reads('congdan', ...codes)

    await noticeReadings(system)
    await noticeReadings(system)

    expect(await listed()).toEqual([['thuly.xa', { dossiers: 3, files: 0 }]])
    expect(
      await asOwner(`select details from audit_entry where event = 'reading-excess.noticed'`),
    ).toEqual([
      {
        details: {
          on: '2026-03-02',
          read: { dossiers: 3, files: 0 },
          limits: { dossiers: 2, files: 1 },
        },
      },
    ])
  })

  test('late in the evening is noticed the day after, on the day it was', async () => {
    const before = await listed()
    clock.set(new Date('2026-03-03T16:59:00Z'))
    await reads('tiepnhan.xa', ...codes)
    clock.set(new Date('2026-03-03T17:20:00Z'))

    await noticeReadings(system)

    const { items } = await listReadingExcesses(context, WHOLE)
    expect(items).toHaveLength(before.length + 1)
    expect(items[0]).toMatchObject({ username: 'tiepnhan.xa', on: day('2026-03-03') })
  })

  test('more under higher limits than hold now stays noticed by those of then', async () => {
    await setReadingLimits(context, { dossiers: 50, files: 50 })

    await noticeReadings(system)

    const { items } = await listReadingExcesses(context, WHOLE)
    expect(items.map(({ limits }) => limits.dossiers)).toEqual([2, 2])
    expect(await readingLimits(context)).toEqual({ dossiers: 50, files: 50 })
  })

  test('is listed page after page, the latest day first', async () => {
    const first = await listReadingExcesses(context, { after: null, limit: 1 })
    const second = await listReadingExcesses(context, { after: first.next, limit: 1 })

    expect([...first.items, ...second.items].map(({ on }) => on)).toEqual([
      '2026-03-03',
      '2026-03-02',
    ])
    expect(second.next).toBeNull()
  })
})
