import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acceptanceKey, faultsOfList, linesInForce, stillSpeaking, whyNotAt } from './acceptance.ts'

const aLine = fc.record({
  code: fc.constantFrom('9.000001', '9.000002', '9.000003'),
  level: fc.constantFrom('province', 'district', 'commune'),
  reason: fc.constantFrom(null, 'Phải kiểm tra thực địa.'),
})

test('the last list that names a procedure at a level decides on it', () => {
  fc.assert(
    fc.property(fc.array(fc.array(aLine)), (lists) => {
      const held = linesInForce(lists)

      for (const line of held.values()) {
        const naming = lists.flat().filter((each) => acceptanceKey(each) === acceptanceKey(line))
        expect(line).toBe(naming.at(-1))
      }
      expect(held.size).toBe(new Set(lists.flat().map(acceptanceKey)).size)
    }),
  )
})

test('a decision that replaces the lists before it silences them, and no later one', () => {
  const decisions = [
    { id: 1, replacesEarlier: false },
    { id: 2, replacesEarlier: true },
    { id: 3, replacesEarlier: false },
  ]

  expect(stillSpeaking(decisions).map(({ id }) => id)).toEqual([2, 3])
  expect(stillSpeaking(decisions.slice(0, 1)).map(({ id }) => id)).toEqual([1])
  expect(stillSpeaking([])).toEqual([])
})

test('a list names a procedure once at a level, and only where it is settled', () => {
  const line = { code: '9.000001', level: 'commune', reason: null } as const
  const elsewhere = { ...line, level: 'province' } as const

  const faults = faultsOfList([line, elsewhere, line, { ...line, code: '?' }], (code) =>
    code === '?' ? null : ['commune'],
  )

  expect(faults).toEqual([
    { at: 1, code: 'level-not-of-procedure' },
    { at: 2, code: 'line-repeated' },
    { at: 3, code: 'procedure-unknown' },
  ])
})

test('a place receives what no list refuses at its level, nor wherever it is settled', () => {
  const at = (level: 'province' | 'commune', reason: string | null) =>
    ({ code: '9.000001', level, reason }) as const
  const reason = 'Phải họp hội đồng.'

  expect(whyNotAt([], ['commune'], 'commune')).toBeNull()
  expect(whyNotAt([at('commune', null)], ['commune'], 'commune')).toBeNull()
  expect(whyNotAt([at('commune', reason)], ['commune'], 'commune')).toBe(reason)
  expect(whyNotAt([at('commune', reason)], ['province', 'commune'], 'province')).toBeNull()
  expect(whyNotAt([at('province', reason)], ['province'], 'commune')).toBe(reason)
  expect(
    whyNotAt([at('province', reason), at('commune', null)], ['province', 'commune'], 'district'),
  ).toBeNull()
})
