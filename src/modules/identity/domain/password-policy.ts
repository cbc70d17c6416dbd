import type { RefusalCode } from '#kernel/refusal-codes'
import { COMMON_WORDS, SERIES } from './common-words.ts'

/** How many characters a password of staff has. What it is made of is not prescribed. */
export const PASSWORD_LENGTH = { least: 15, most: 256 } as const

/** A weekend may lie between handing a one-time password over and its first use. */
const ONE_TIME_PASSWORD_HOURS = 72

/** Until when a one-time password made now signs in (ASVS 6.4.1). */
export function oneTimePasswordExpiry(now: Date): Date {
  return new Date(now.getTime() + ONE_TIME_PASSWORD_HOURS * 3_600_000)
}

/** So many characters must be left when everything that is guessed first is taken away. */
const LEAST_UNGUESSED = 6
const SHORTEST_WORD = 3

/** Words that a guesser tries first for this person. */
export type OwnWords = readonly (string | null)[]

/**
 * Why an officer may not take this password, or null (OWASP ASVS 6.2). Long enough, and more than
 * common words, series, years and the officer's own name and numbers put together.
 */
export function whyNotPassword(password: string, own: OwnWords): RefusalCode | null {
  const length = Array.from(password.normalize('NFC')).length
  if (length < PASSWORD_LENGTH.least) return 'invalid/password-too-short'
  if (length > PASSWORD_LENGTH.most) return 'invalid/password-too-long'
  const words = new Set([...COMMON_WORDS, ...own.flatMap(wordsOf)])
  const texts = [plain(password), plain(withoutDisguise(password))]
  return texts.some((text) => unguessed(text, words) < LEAST_UNGUESSED)
    ? 'invalid/password-easy-to-guess'
    : null
}

/** Without case, marks, blanks and what people put between words. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[\s._-]/g, '')
}

const DISGUISES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** `P@ssw0rd` as `Password`. */
function withoutDisguise(text: string): string {
  return text.replace(/[013457@$!]/g, (character) => DISGUISES[character] ?? character)
}

/** A name or number whole, and each part of it that is long enough to be recognised. */
function wordsOf(own: string | null): string[] {
  if (own === null) return []
  const parts = own.split(/[\s._@+-]+/).map(plain)
  return [plain(own), ...parts].filter((word) => word.length >= SHORTEST_WORD)
}

/** The fewest characters of a text that no word, series, date or repetition explains. */
function unguessed(text: string, words: ReadonlySet<string>): number {
  const once = text.slice(0, periodOf(text))
  const fewest = [0]
  for (let end = 1; end <= once.length; end++) {
    let best = (fewest[end - 1] ?? 0) + 1
    for (let start = 0; start <= end - SHORTEST_WORD; start++) {
      const part = once.slice(start, end)
      if (words.has(part) || isSeries(part) || isDate(part)) {
        best = Math.min(best, fewest[start] ?? 0)
      }
    }
    fewest.push(best)
  }
  return fewest[once.length] ?? 0
}

/** After how many characters a text only repeats itself; its length when it does not. */
function periodOf(text: string): number {
  for (let period = 1; period <= text.length / 2; period++) {
    if (text.startsWith(text.slice(period))) return period
  }
  return text.length
}

const BOTH_WAYS = SERIES.flatMap((series) => [series, series.split('').toReversed().join('')])

function isSeries(part: string): boolean {
  if (/^(.)\1+$/u.test(part)) return true
  return BOTH_WAYS.some((series) => series.includes(part))
}

const YEAR = '(?:19|20)\\d{2}'
const DATE = new RegExp(
  `^(?:${YEAR}|(?:0?[1-9]|[12]\\d|3[01])(?:0?[1-9]|1[0-2])(?:${YEAR}|\\d{2})?|${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01]))$`,
)

/** A year, or a day as people write it in digits. */
function isDate(part: string): boolean {
  return DATE.test(part)
}
