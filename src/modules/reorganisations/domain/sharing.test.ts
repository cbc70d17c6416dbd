import { expect, test } from 'vitest'
import { sharesOf } from './sharing.ts'

const PROCEDURES = [
  { code: '1', sector: 'Dược' },
  { code: '2', sector: 'Dược' },
  { code: '3', sector: 'Y tế' },
]

test('the procedures of a sector come to its unit, and one that was decided by hand to another', () => {
  const shares = sharesOf(PROCEDURES, {
    bySector: { Dược: 'a' },
    byHand: { '2': 'b', officer: 'b' },
  })

  expect(shares).toEqual({ '1': 'a', '2': 'b', officer: 'b' })
})

test('a procedure of which nobody decided comes to nobody', () => {
  expect(sharesOf(PROCEDURES, { bySector: { Dược: 'a' }, byHand: {} })).not.toHaveProperty('3')
})
