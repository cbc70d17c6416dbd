import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignLines, markWords } from './alignment.ts'

const LINES = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })

describe('two texts side by side', () => {
  test('show every line of each, in its order', () => {
    fc.assert(
      fc.property(LINES, LINES, (before, after) => {
        const aligned = alignLines(before, after)

        expect(aligned.flatMap((line) => line.before ?? [])).toEqual(before)
        expect(aligned.flatMap((line) => line.after ?? [])).toEqual(after)
      }),
    )
  })

  test('are the same beside themselves', () => {
    fc.assert(
      fc.property(LINES, (lines) => {
        expect(alignLines(lines, lines).every(({ before, after }) => before === after)).toBe(true)
      }),
    )
  })

  test('show a changed line beside what it was, and an added one beside nothing', () => {
    expect(alignLines(['tên', 'phí 1', 'cuối'], ['tên', 'phí 2', 'cuối', 'thêm'])).toEqual([
      { before: 'tên', after: 'tên' },
      { before: 'phí 1', after: 'phí 2' },
      { before: 'cuối', after: 'cuối' },
      { before: null, after: 'thêm' },
    ])
  })
})

test('of a changed line the words that differ are marked', () => {
  expect(markWords('Phí: 50.000 đồng', 'Phí: 30.000 đồng')).toEqual([
    { text: 'Phí: ', isShared: true },
    { text: '50.000 ', isShared: false },
    { text: 'đồng', isShared: true },
  ])
})
