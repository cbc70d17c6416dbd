import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { mergeUnits, organisationNow } from '#modules/organisations'
import { STAFF_ROLES, SYSTEM } from '#platform/access'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aCounterFiling, COMMUNE_COUNTER } from '../../../../tools/test-support/counter.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { takingsOf } from './at-counter.ts'

const { as, database } = await aDemoApp()
const asked = { unitCode: COMMUNE_COUNTER, on: day('2026-03-02') }
const page = { after: null, limit: 2 }

async function at(role: (typeof STAFF_ROLES)[number], unitCode: string) {
  const unit = (await organisationNow(aContext(database))).byCode(unitCode)
  if (unit === null) throw new Error(unitCode)
  return aContext(database, { actor: anOfficer(role, unit.id) })
}

describe('the takings of a day', () => {
  test('list what holds and what was declared void, sum what holds, and are paged by number', async () => {
    for (const amount of [8_000, 20_000, 50_000]) {
      const { body } = await as('tiepnhan.xa').post('/dossiers', aCounterFiling())
      const paid = await as('tiepnhan.xa').post(`/dossiers/${body.code}/actions/record-payment`, {
        version: body.version,
        method: 'cash',
        amount,
      })
      if (amount === 50_000) {
        await as('tiepnhan.xa').post(`/dossiers/${body.code}/actions/void-payment`, {
          version: paid.body.version,
          receiptNumber: paid.body.payments[0].receiptNumber,
          reason: 'Ghi nhầm hồ sơ',
        })
      }
    }
    const context = await at('reception', COMMUNE_COUNTER)

    const first = await takingsOf(context, asked, page)
    const second = await takingsOf(context, asked, { ...page, after: first.next })

    expect(first.sums).toEqual({ cash: 28_000, transfer: 0, held: 2, voided: 1 })
    expect(first.receipts.map(({ amount }) => amount)).toEqual([8_000, 20_000])
    expect(first.receipts[0]).toMatchObject({ officer: 'Nông Thị Hoa' })
    expect(second.receipts).toMatchObject([{ amount: 50_000, voidReason: 'Ghi nhầm hồ sơ' }])
    expect(second.next).toBeNull()
  })

  test('of a day without any are empty', async () => {
    const context = await at('reception', COMMUNE_COUNTER)

    const takings = await takingsOf(context, { ...asked, on: day('2026-03-01') }, page)

    expect(takings).toMatchObject({ receipts: [], sums: { cash: 0, held: 0 } })
  })

  test.each(STAFF_ROLES.filter((role) => role !== 'reception'))(
    'are not for the role %s',
    async (role) => {
      const context = await at(role, COMMUNE_COUNTER)

      await expect(takingsOf(context, asked, page)).rejects.toThrow('forbidden/role')
    },
  )

  test('of a place that has ended stay with reception of who took over', async () => {
    const organisation = await organisationNow(aContext(database))
    const ended = organisation.byCode(COMMUNE_COUNTER)!
    const heir = organisation.byCode('H37.103.01')!
    const tomorrow = new Date('2026-03-03T02:00:00Z')
    await mergeUnits(aContext(database, { actor: SYSTEM }), [ended.id], heir.id, day('2026-03-03'))
    const actor = anOfficer('reception', heir.id)
    const reach = (await organisationNow(aContext(database, { now: tomorrow }))).reachOf(heir.id)
    const roles = actor.roles.map((role) => ({ ...role, reach }))
    const context = aContext(database, { actor: { ...actor, roles }, now: tomorrow })

    expect((await takingsOf(context, asked, page)).sums).toMatchObject({ cash: 28_000, voided: 1 })
  })

  test('are not for reception of another place, nor of a place that is not there', async () => {
    const elsewhere = await at('reception', 'H37.103.01')
    const here = await at('reception', COMMUNE_COUNTER)

    await expect(takingsOf(elsewhere, asked, page)).rejects.toThrow('forbidden/not-your-unit')
    await expect(takingsOf(here, { ...asked, unitCode: 'H99' }, page)).rejects.toThrow(
      'not-found/unit',
    )
  })
})
