import { describe, expect, test } from 'vitest'
import { coveredByAll } from './font-coverage.ts'
import { printableText } from './printable-text.ts'
import { readTinos } from './tinos.ts'

const covered = coveredByAll(readTinos())

const VOWELS = Array.from('aăâeêioôơuưy')
const CONSONANTS = Array.from('bcdđghklmnpqrstvxfjwz')
const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']

/** Every letter of Vietnamese with every tone, small and capital, as Unicode composes them. */
const VIETNAMESE_LETTERS = VOWELS.flatMap((vowel) => TONES.map((tone) => vowel + tone))
  .concat(CONSONANTS)
  .flatMap((letter) => [letter, letter.toUpperCase()])
  .map((letter) => letter.normalize('NFC'))

describe('what Tinos shows', () => {
  test.each(VIETNAMESE_LETTERS)('the Vietnamese letter %s, in all four faces', (letter) => {
    expect(letter).toHaveLength(1)
    expect(covered.has(letter.codePointAt(0)!)).toBe(true)
  })

  test('what official Vietnamese writes beside letters', () => {
    const signs = '0123456789 .,;:!?…-‑–—()[]“”‘’"\'/\\§%‰°²³₫€$&@#*+=<>×÷±½№•→'

    expect(printableText(signs, covered)).toBe(signs)
  })
})

describe('a text for print', () => {
  test.each([
    ['an emoji', 'Tốt 👍 lắm', 'Tốt \uFFFD lắm'],
    ['an emoji of several code points', 'Hộ 👨‍👩‍👧‍👦 bốn người', 'Hộ \uFFFD bốn người'],
    ['a letter of another script', 'ông 王', 'ông \uFFFD'],
    ['a digit in a keycap', 'tầng 1\uFE0F\u20E3', 'tầng \uFFFD'],
    ['half of a code point', 'a\uD800b', 'a\uFFFDb'],
  ])('shows a mark in place of %s', (_, given, printed) => {
    expect(printableText(given, covered)).toBe(printed)
  })

  test.each([
    [
      'decomposed letters',
      'Nguye\u0302\u0303n Thi\u0323 Đe\u0323p'.normalize('NFD'),
      'Nguyễn Thị Đẹp',
    ],
    ['invisible and reversing controls', 'an\u200B\u202Etoàn\u0007', 'antoàn'],
    ['the sign that asks for a coloured picture', '©\uFE0F 2026', '© 2026'],
    ['lines', 'một\r\nhai', 'một\nhai'],
  ])('comes out of %s clean', (_, given, printed) => {
    expect(printableText(given, covered)).toBe(printed)
  })
})
