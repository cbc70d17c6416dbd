import { fold } from '#kernel/text'
import type { Dossier, Party } from './dossier.ts'

/** Names are found by any of their words on; a name of more words than this is found by its first ones. */
const MOST_TAILS = 8

/**
 * What a dossier is found by, each beginning at a word: its code, the identity numbers and phones of
 * its parties, their names without marks.
 */
export function searchTokens(dossier: Pick<Dossier, 'code' | 'applicant' | 'owner'>): string[] {
  const parties = dossier.owner === null ? [dossier.applicant] : [dossier.applicant, dossier.owner]
  return [...new Set([...tails(fold(dossier.code)), ...parties.flatMap(tokensOf)])].filter(
    (token) => token !== '',
  )
}

/** A typed search as the tokens are kept. A telephone number is found with 0 or +84. */
export function searchToken(text: string): string {
  const folded = fold(text)
  const digits = folded.replaceAll(' ', '')
  return /^(84|0)\d{8,10}$/.test(digits) ? digits.replace(/^84/, '0') : folded
}

function tokensOf({ name, personalId, taxCode, phone }: Party): string[] {
  return [
    ...tails(fold(name)),
    ...(personalId === null ? [] : [personalId]),
    ...(taxCode === null ? [] : [fold(taxCode)]),
    ...(phone === null ? [] : [phone.replace(/^\+84/, '0')]),
  ]
}

/** `hoang thi be` → itself, `thi be`, `be`. */
function tails(text: string): string[] {
  const words = text.split(' ')
  return words.slice(0, MOST_TAILS).map((_, at) => words.slice(at).join(' '))
}
