import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { acting, anAccount, answerOf, aRole } from '../../../../tools/test-support/accounts.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { aContent } from '../../../../tools/test-support/procedures.ts'
import { NO_DETAILS } from '../domain/localisation.ts'
import { localisationsNow, localiseProcedure, viewLocalisation } from './localise-procedure.ts'
import { publishProcedure } from './publish-procedure.ts'

const CODE = '1.000001'
const database = await aDatabase()
const control = aContext(database, {
  actor: acting(await anAccount(database), aRole('procedure-control', 'van-phong')),
})
const handler = aContext(database, {
  actor: acting(await anAccount(database), aRole('handler', 'van-phong')),
})
await publishProcedure(control, {
  code: CODE,
  effectiveFrom: day('2026-01-01'),
  content: aContent(),
})

const NO_UNITS = { unit: () => null }
const localise = (seen: number, details: Partial<typeof NO_DETAILS> = {}, code = CODE) =>
  localiseProcedure(control, { code, seen }, { ...NO_DETAILS, ...details }, NO_UNITS)

describe('what the locality adds to a procedure', () => {
  test('holds as it was left last, and what was there before is its history', async () => {
    await localise(0, { phone: '0205 3812 345' })
    await localise(1, { phone: '0205 3812 346', ownParts: ['fees'], basis: 'NQ 01' })

    const { now, history } = await viewLocalisation(control, CODE)
    expect(now).toMatchObject({ revision: 2, phone: '0205 3812 346', ownParts: ['fees'] })
    expect(history.map(({ phone }) => phone)).toEqual(['0205 3812 346', '0205 3812 345'])
    expect((await localisationsNow(control)).get(CODE)?.revision).toBe(2)
  })

  test('is refused to who has not seen the latest, and for what is not there', async () => {
    expect(await answerOf(localise(0))).toBe('conflict/localisation-changed-elsewhere')
    expect(await answerOf(localise(0, {}, '9.999999'))).toBe('not-found/procedure')
    expect(await answerOf(localise(2, { unitId: 'x' as UnitId }))).toBe('invalid/unknown-unit')
    expect(await answerOf(localise(2, { ownParts: ['fees'] }))).toBe(
      'invalid/own-part-without-basis',
    )
  })

  test('is for procedure control to write', async () => {
    const act = localiseProcedure(handler, { code: CODE, seen: 2 }, NO_DETAILS, NO_UNITS)

    expect(await answerOf(act)).toBe('forbidden/role')
    expect(await answerOf(viewLocalisation(handler, CODE))).toBe('forbidden/role')
  })
})
