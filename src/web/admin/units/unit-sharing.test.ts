import { describe, expect, test } from 'vitest'
import { aUnit } from '../../../../tools/test-support/units.ts'
import { changeSchema } from './unit-change-form.ts'
import { isSharing, sharingIn } from './unit-sharing.ts'

const HEALTH = aUnit('so-y-te', { code: 'H37.16', kind: 'department', parent: 'ubnd' })
const part = (at: number) => ({
  [`code${at}`]: `H37.9${at}`,
  [`name${at}`]: `Sở ${at}`,
  [`shortName${at}`]: `Sở ${at}`,
})
const decision = { number: 'Nghị quyết 1/NQ-HĐND', decidedOn: '2026-03-20', issuer: 'HĐND tỉnh' }
const SPLIT = changeSchema('tach', HEALTH).parse({
  ...part(1),
  ...part(2),
  ...decision,
  from: '2026-04-01',
})

describe('the shares of a split unit as a form gives them', () => {
  test('are by sector and by hand', () => {
    const sharing = sharingIn(
      { 'sector:Dược': 'so-1.h37.91', 'to:1.001': 'so-2.h37.92', name1: 'so-2.h37.92' },
      SPLIT,
    )

    expect(sharing).toEqual({
      bySector: { Dược: 'so-1.h37.91' },
      byHand: { '1.001': 'so-2.h37.92' },
    })
  })

  test('name no unit but those that begin', () => {
    expect(sharingIn({ 'sector:Dược': '', 'to:1.001': 'so-y-te' }, SPLIT)).toEqual({
      bySector: {},
      byHand: {},
    })
  })

  test('are told from the other fields by their names', () => {
    expect(['sector:Dược', 'to:1.001', 'name1', 'from'].map(isSharing)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
