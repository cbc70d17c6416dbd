import { describe, expect, test } from 'vitest'
import { linesOf, waysOf } from './process-layout.ts'

const step = (id: string, ...next: string[][]) => ({
  id,
  outcomes: next.map((ids, at) => ({ code: String(at), next: ids })),
})

describe('the ways of a diagram', () => {
  test('lead to the next step, past steps, back, and to the end', () => {
    const ways = waysOf([step('b1', ['b2'], ['b3']), step('b2', ['b3'], ['b1']), step('b3', [])])

    expect(ways.map(({ from, to, kind }) => [from, to, kind])).toEqual([
      [0, 1, 'next'],
      [0, 2, 'past'],
      [1, 2, 'next'],
      [1, 0, 'back'],
      [2, null, 'next'],
    ])
  })

  test('are drawn once between two steps, and beside each other otherwise', () => {
    const ways = waysOf([step('b1', ['b3'], ['b3'], []), step('b2', []), step('b3', [])])

    const past = ways.filter(({ kind }) => kind === 'past')
    expect(past.map(({ from, to, lane }) => [from, to, lane])).toEqual([
      [0, 2, 0],
      [0, null, 1],
      [1, null, 2],
    ])
  })
})

test.each([
  ['một hai ba', 7, 2, ['một hai', 'ba']],
  ['một hai ba bốn', 7, 2, ['một hai', 'ba bốn']],
  ['một hai ba bốn năm', 7, 2, ['một hai', 'ba bốn…']],
  ['', 7, 2, ['']],
])('"%s" is set in lines of %d characters, %d at most', (text, width, most, lines) => {
  expect(linesOf(text, width, most)).toEqual(lines)
})
