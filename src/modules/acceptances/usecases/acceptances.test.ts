import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { inRead } from '#platform/db'
import { acting, anAccount, answerOf, aRole } from '../../../../tools/test-support/accounts.ts'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aContext, aDatabase, BAC_KAN } from '../../../../tools/test-support/database.ts'
import { aContent } from '../../../../tools/test-support/procedures.ts'
import { publishProcedure } from '../../procedures/usecases/publish-procedure.ts'
import { acceptanceOn } from './read-acceptance.ts'
import { recordAcceptance, SignedAcceptance } from './record-acceptance.ts'

const database = await aDatabase()
const officer = await anAccount(database)
const context = aContext(database, { actor: acting(officer, aRole('procedure-control', 'vp')) })
for (const code of ['9.000001', '9.000002']) {
  await publishProcedure(context, {
    code,
    effectiveFrom: day('2026-01-01'),
    content: aContent({ levels: ['province', 'commune'] }),
  })
}

let numbers = 0
const aList = (given: Partial<SignedAcceptance> = {}): SignedAcceptance => ({
  number: `${++numbers}/QĐ-UBND`,
  decidedOn: day('2026-02-01'),
  signer: 'Chủ tịch Ủy ban nhân dân tỉnh',
  effectiveFrom: day('2026-02-10'),
  replacesEarlier: false,
  lines: [{ code: '9.000001', level: 'province', reason: null }],
  ...given,
})
const heldOn = async (on: string, locality = context) =>
  [...(await inRead(locality.db, (read) => acceptanceOn(read, day(on)))).values()].map(
    ({ code, level, reason }) => [code, level, reason],
  )

test('a list holds from its day, beside those before it, until one takes their place', async () => {
  const reason = 'Phải họp hội đồng.'
  await recordAcceptance(context, aList())
  await recordAcceptance(
    context,
    aList({
      effectiveFrom: day('2026-02-20'),
      lines: [{ code: '9.000002', level: 'commune', reason }],
    }),
  )
  await recordAcceptance(
    context,
    aList({
      effectiveFrom: day('2026-03-01'),
      replacesEarlier: true,
      lines: [{ code: '9.000001', level: 'commune', reason: null }],
    }),
  )

  expect(await heldOn('2026-02-09')).toEqual([])
  expect(await heldOn('2026-02-10')).toEqual([['9.000001', 'province', null]])
  expect(await heldOn('2026-02-28')).toEqual([
    ['9.000001', 'province', null],
    ['9.000002', 'commune', reason],
  ])
  expect(await heldOn('2026-03-01')).toEqual([['9.000001', 'commune', null]])
})

test('another province sees none of it', async () => {
  expect(await heldOn('2026-02-28', aContext(database, { locality: BAC_KAN }))).toEqual([])
})

test('it is recorded who entered it', async () => {
  const id = await recordAcceptance(context, aList())

  const entries = await database.asOwner<{ details: object }>(
    "select details from audit_entry where event = 'acceptance.recorded' and object_id = $1",
    [id],
  )
  expect(entries.map(({ details }) => details)).toEqual([
    { number: expect.any(String), effectiveFrom: '2026-02-10', lines: 1 },
  ])
})

describe('is refused', () => {
  const answer = (list: SignedAcceptance, by = context) => answerOf(recordAcceptance(by, list))

  test('to whoever does not control procedures', async () => {
    const other = aContext(database, { actor: anOfficer('administrator') })

    expect(await answer(aList(), other)).toBe('forbidden/role')
  })

  test('when it was signed after it takes effect', async () => {
    expect(await answer(aList({ decidedOn: day('2026-02-11') }))).toBe(
      'invalid/decision-after-effect',
    )
  })

  test('when a line names a level that does not settle the procedure, or no procedure', async () => {
    const lines = [
      { code: '9.000001', level: 'district', reason: null },
      { code: '9.999999', level: 'commune', reason: null },
    ] as const

    await expect(recordAcceptance(context, aList({ lines: [...lines] }))).rejects.toMatchObject({
      code: 'invalid/acceptance-list',
      details: { errors: [{ path: '/lines/0' }, { path: '/lines/1' }] },
    })
  })

  test('when a decision of that number and day is there already', async () => {
    const list = aList()
    await recordAcceptance(context, list)

    expect(await answer(list)).toBe('conflict/acceptance-recorded')
  })

  test('as wire data, when a procedure is not received without a reason', () => {
    const lines = [{ code: '9.000001', level: 'province', reason: ' ' }]

    expect(SignedAcceptance.safeParse({ ...aList(), lines }).success).toBe(false)
  })
})
