import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDistance, isMarked, likeness, trigramsOf, withoutTyping, wordsOf } from './words.ts'

const one = (text: string) => wordsOf(text)[0]

describe('a word', () => {
  test.each([
    ['hoà', 'hòa'],
    ['thuỷ', 'thủy'],
    ['LÝ', 'lí'],
    ['sỹ', 'sĩ'],
    ['đăng', 'đăng'.normalize('NFD')],
  ])('is the same written %s or %s', (written, other) => {
    expect(one(written)?.marked).toBe(one(other)?.marked)
    expect(one(written)?.plain).toBe(one(other)?.plain)
  })

  test.each([
    ['hộ', 'họ'],
    ['cần', 'căn'],
    ['đất', 'dắt'],
  ])('is another one written %s or %s, though both are the same without marks', (a, b) => {
    expect(one(a)?.marked).not.toBe(one(b)?.marked)
    expect(one(a)?.plain).toBe(one(b)?.plain)
  })

  test('typed for an input method that was off is read without its keys', () => {
    expect(['giaays', 'pheps', 'duwngj', 'ddaatj'].map(withoutTyping)).toEqual([
      'giay',
      'phep',
      'dung',
      'dat',
    ])
  })
})

test('a text is marked when any of its words is', () => {
  expect(isMarked(wordsOf('dang ky khai sinh'))).toBe(false)
  expect(isMarked(wordsOf('dang ky khai sinh cho bé'))).toBe(true)
})

describe('the distance between two words', () => {
  test.each([
    ['sinh', 'sinh', 0],
    ['sing', 'sinh', 1],
    ['khia', 'khai', 1],
    ['gay', 'giay', 1],
    ['hom', 'ho', 1],
    ['ban', 'soa', 3],
  ])('%s and %s is %i', (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance)
  })

  const aWord = fc.string({ unit: fc.constantFrom('a', 'h', 'n', 'i'), maxLength: 7 })

  test('is the same both ways, none for the same word, and one after one slip', () => {
    fc.assert(
      fc.property(aWord, aWord, fc.nat(7), (a, b, at) => {
        expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9))
        expect(editDistance(a, a, 9)).toBe(0)
        expect(editDistance(a, `${a.slice(0, at)}x${a.slice(at)}`, 9)).toBe(1)
      }),
    )
  })

  test('is not counted beyond the most that is asked for', () => {
    fc.assert(
      fc.property(aWord, aWord, fc.nat(4), (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(Math.min(editDistance(a, b, 9), most + 1))
      }),
    )
  })
})

test('texts are like each other by the letters they share', () => {
  const birth = trigramsOf('dang ky khai sinh')

  expect(likeness(birth, birth)).toBe(1)
  expect(likeness(birth, trigramsOf('dang ky khai tu'))).toBeGreaterThan(
    likeness(birth, trigramsOf('cap the huong dan vien')),
  )
  expect(likeness(birth, trigramsOf('xyz'))).toBeLessThan(0.1)
})
