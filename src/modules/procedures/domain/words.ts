import { fold } from '#kernel/text'

/** A syllable of Vietnamese text in the forms that search compares; `lý` and `lí` are one word in both. */
export interface Word {
  /** As written, in lower case: `hoà`. */
  readonly written: string
  /** Without marks: `hoa`. */
  readonly plain: string
  /** With its marks, the tone at the end, so that `hoà` and `hòa` are one word: `hoa` and a grave accent. */
  readonly marked: string
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu

/** The words of a text, in order. */
export function wordsOf(text: string): Word[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((written) => written !== '')
    .map(wordOf)
}

/** Vietnamese has some seven thousand syllables, and a catalogue repeats a thousand of them a hundred times. */
const MOST_KNOWN = 10_000
const known = new Map<string, Word>()

function wordOf(written: string): Word {
  let word = known.get(written)
  if (word === undefined) {
    word = {
      written,
      plain: withOneVowel(fold(written)),
      marked: withOneVowel(withToneLast(written)),
    }
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(written, word)
  }
  return word
}

/** `ky`, `ly`, `sy` and `ki`, `li`, `si` are two spellings of the same syllables. */
function withOneVowel(word: string): string {
  return word.replace(/^([hklmstv])y(?=\p{M}*$)/u, '$1i')
}

function withToneLast(written: string): string {
  const decomposed = written.normalize('NFD')
  return decomposed.replace(TONES, '') + (decomposed.match(TONES) ?? []).join('')
}

/** Whether any word bears a mark. Text without a single one was typed without them, and they cannot be held against it. */
export function isMarked(words: readonly Word[]): boolean {
  return words.some(({ plain, marked }) => plain !== marked)
}

/**
 * What a word becomes that was typed for an input method that was off: `giaays` is `giay`, `ddangw` is `dang`. Not every
 * word that comes out is one; the caller looks it up.
 */
export function withoutTyping(plain: string): string {
  return plain
    .replace(/[sfrxj]$/u, '')
    .replace(/dd/gu, 'd')
    .replace(/(a|e|o)\1/gu, '$1')
    .replace(/([aou])w/gu, '$1')
}

/**
 * How many letters must be changed, added, dropped or swapped with their neighbour to make one word the other; `most`
 * plus one when it is more than that.
 */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1]
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (beforeLast[column - 2] ?? Infinity) + 1 : Infinity,
      )
    }
    beforeLast = last
    last = current
  }
  return Math.min(last[other.length] ?? 0, most + 1)
}

/** The runs of three letters of a text, for likeness between whole texts. */
export function trigramsOf(plain: string): ReadonlySet<string> {
  const padded = `  ${plain} `
  const trigrams = new Set<string>()
  for (let at = 0; at + 3 <= padded.length; at++) trigrams.add(padded.slice(at, at + 3))
  return trigrams
}

/** Between 0 (nothing in common) and 1 (the same). */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0
  for (const trigram of one) if (other.has(trigram)) common++
  return (2 * common) / (one.size + other.size || 1)
}
