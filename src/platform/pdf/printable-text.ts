import { tidy } from '#kernel/text'

/** Printed in place of what the font cannot show, so that a reader sees that something stood there. */
const MARK = '\u{FFFD}'

const clusters = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/**
 * The text as it can be printed: composed, without invisible controls, and with a visible mark for each character
 * (an emoji of several code points is one) that `covered` lacks. A font prints such characters as an empty box or not
 * at all, and nobody would know what a name or a reason has lost.
 */
export function printableText(text: string, covered: ReadonlySet<number>): string {
  const wellFormed = text
    .toWellFormed()
    .replace(/\p{Variation_Selector}/gu, '')
    .normalize('NFC')
  const kept = tidy(wellFormed)
  if (isCovered(kept, covered)) return kept
  const marked = [...clusters.segment(wellFormed)].map(({ segment }) =>
    isCovered(tidy(segment), covered) ? segment : MARK,
  )
  return tidy(marked.join(''))
}

function isCovered(text: string, covered: ReadonlySet<number>): boolean {
  for (const character of text) {
    if (character !== '\n' && !covered.has(character.codePointAt(0) ?? 0)) return false
  }
  return true
}
