import { dialledPhone } from '#kernel/identifiers'
import { fold } from '#kernel/text'
import type { Dossier, Party } from './dossier.ts'

/** Names are found by any of their words on; a name of more words than this is found by its first ones. */
const MOST_TAILS = 8

type Found = Pick<Dossier, 'code' | 'applicant' | 'owner'>

/** What a dossier is found by beside names: its code from any part on, the identity numbers and phones of its parties. */
export function searchTokens(dossier: Found): string[] {
  return distinct([...tails(fold(dossier.code)), ...partiesOf(dossier).flatMap(numbersOf)])
}

/** The names of its parties without marks, each from any word on. */
export function nameTokens(dossier: Found): string[] {
  const others = new Set(searchTokens(dossier))
  const names = partiesOf(dossier).flatMap(({ name }) => tails(fold(name)))
  return distinct(names).filter((name) => !others.has(name))
}

/** A typed search as the tokens are kept. A telephone number is found with 0 or +84. */
export function searchToken(text: string): string {
  const folded = fold(text)
  const digits = folded.replaceAll(' ', '')
  return /^(84|0)\d{8,10}$/.test(digits) ? digits.replace(/^84/, '0') : folded
}

function partiesOf({ applicant, owner }: Found): Party[] {
  return owner === null ? [applicant] : [applicant, owner]
}

function numbersOf({ personalId, taxCode, phone }: Party): string[] {
  return [
    ...(personalId === null ? [] : [personalId]),
    ...(taxCode === null ? [] : [fold(taxCode)]),
    ...(phone === null ? [] : [dialledPhone(phone)]),
  ]
}

/** `hoang thi be` → itself, `thi be`, `be`. */
function tails(text: string): string[] {
  const words = text.split(' ')
  return words.slice(0, MOST_TAILS).map((_, at) => words.slice(at).join(' '))
}

function distinct(tokens: readonly string[]): string[] {
  return [...new Set(tokens)].filter((token) => token !== '')
}
