import { expect, test } from 'vitest'
import { SYSTEM } from '#platform/access'
import { aDemoApp, MONDAY_MORNING } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { aFiling } from '../../../../tools/test-support/filings.ts'
import { findWarnings } from '../usecases/due-dates/find-warnings.ts'

/** Changes of land rights: 8 working days, 5 and 3. */
const LAND = '1.013831'

const world = await aDemoApp()
const { as, clock, database } = world
const at = (text: string) => clock.set(new Date(`${text}+07:00`))

interface Versioned {
  readonly code: string
  readonly version: number
}

const act = (by: string, dossier: Versioned, action: string, body = {}) =>
  as(by).post(`/dossiers/${dossier.code}/actions/${action}`, { version: dossier.version, ...body })

const formsOf = async (code: string) =>
  (await as('congdan').get(`/dossiers/${code}/letters`)).body.items.map(
    ({ form }: { form: string }) => form,
  )

test('a land dossier has two appointments, and no time is counted while the tax is waited for', async () => {
  clock.set(MONDAY_MORNING)
  const { username, filing } = await aFiling(world, LAND)
  at('2026-11-23T09:00:00')
  const filed = await as(username).post('/dossiers', filing)

  const received = await act('tiepnhan', filed.body, 'receive')
  expect(received.body).toMatchObject({
    dueAt: '2026-12-01T17:30:00+07:00', // five working days; 24 November is a holiday
    appointments: { first: { value: 5, isOver: false }, second: { value: 3, dueAt: null } },
  })

  at('2026-11-27T10:00:00')
  const asked = await act('thuly', received.body, 'complete-step', { outcome: 'qualified' })
  expect(asked.body).toMatchObject({
    state: 'awaiting-payment',
    portalStatus: 6,
    appointments: { first: { isOver: true }, waitsForTax: true },
  })
  expect(asked.body.availableActions).toContain('complete-step')

  at('2026-12-21T10:00:00')
  const proven = await act('thuly', asked.body, 'complete-step', { outcome: 'qualified' })
  expect(proven.body).toMatchObject({
    state: 'processing',
    originalDueAt: '2026-12-01T17:30:00+07:00',
    dueAt: '2026-12-24T17:30:00+07:00',
    lateness: { late: false },
    appointments: {
      first: { dueAt: '2026-12-01T17:30:00+07:00' },
      second: { dueAt: '2026-12-24T17:30:00+07:00' },
    },
  })
  expect(await formsOf(proven.body.code)).toEqual(['01', '01'])
})

test('the second appointment is near when its own time runs out, not when that of both parts does', async () => {
  const context = aContext(database, { actor: SYSTEM, now: new Date('2026-12-23T15:30:00+07:00') })
  clock.set(context.clock.now())
  const [{ code, version } = { code: '', version: 0 }] = await database.asOwner<Versioned>(
    'select code, version from dossier limit 1',
  )

  const { body: held } = await act('thuly', { code, version }, 'claim')
  const early = await findWarnings(context, { after: null, limit: 100 })
  at('2026-12-24T15:30:00')
  const { body: near } = await as('thuly').get(`/dossiers/${code}`)
  const { body: listed } = await as('thuly').get(`/dossiers?q=${code}`)

  expect(held.lateness.dueSoon).toBe(false)
  expect(early.warnings.filter(({ stepName }) => stepName === null)).toEqual([])
  expect(near.lateness.warnings).toEqual(['four-fifths-used', 'one-day-left'])
  expect(listed.items[0].lateness).toEqual(near.lateness)
})

test('the page of the receipt tells both appointments without an account', async () => {
  const [row] = await database.asOwner<{ code: string; token: string }>(
    'select code, tracking_token as token from dossier limit 1',
  )

  const { body } = await as(null).post('/tracking', { code: row?.code, secret: row?.token })

  expect(body.appointments.second.dueAt).toBe('2026-12-24T17:30:00+07:00')
  expect(body.timeline.map(({ title }: { title: string }) => title)).toEqual(
    expect.arrayContaining([
      'Chờ thực hiện nghĩa vụ tài chính',
      'Đã nhận chứng từ nộp tiền, bắt đầu phần hai',
    ]),
  )
})
