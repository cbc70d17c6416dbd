import { dayOf, formatInstant } from '#kernel/instant'
import type { LetterKind, PaperKind } from './circulars.ts'
import { legalBasis, legalBasisInShort, type GoverningDecree } from './legal-basis.ts'
import { dayInWords, twoDigits } from './wording.ts'

/** The unit that makes the letter. */
export interface Issuer {
  /** The unit it belongs to; null for one that belongs to none. */
  readonly superiorUnit: string | null
  readonly unit: string
  /** The unit in the numbers of its letters: `TTPVHCC` for a centre, `BPTNTKQ` for a one-stop unit, `SNNMT`. */
  readonly symbol: string
  /** Where it sits, as the date line names it: `Lạng Sơn`. */
  readonly place: string
}

/** When a paper is made, by whom, and under which number. */
export interface Making {
  readonly issuer: Issuer
  /** Its number of the year; null leaves room to write it in. */
  readonly serial: number | null
  readonly madeAt: Date
}

/** When a letter is made, and under which decree. */
export interface Occasion extends Making {
  /** What governs the dossier: the letter names it as its ground. */
  readonly decree: GoverningDecree
}

/** The head of every paper: the unit on the left, place and date on the right. */
export interface LetterHead {
  readonly superiorUnit: string | null
  readonly unit: string
  readonly number: string
  readonly placeAndDate: string
  /** The decrees it rests on, a line each. */
  readonly basis: readonly string[]
  readonly madeAt: string
}

/** Forms to fill in, which name the decree in one line at their foot. */
const NAMES_DECREE_IN_SHORT: readonly LetterKind[] = ['receipt', 'control-slip']

/** The sign of each kind in its number; the receipt is numbered by the unit alone. */
const SIGNS = {
  receipt: null,
  'supplement-request': 'PBS',
  refusal: 'PTC',
  apology: 'PXL',
  'stop-notice': 'TB',
  'control-slip': 'PKS',
  'payment-request': 'TB',
  consultation: 'PLYK',
  'correction-notice': 'TB',
  'reopening-notice': 'TB',
  register: 'STD',
} as const satisfies Record<PaperKind, string | null>

/** `07/TTPVHCC` for a receipt, `07/PBS-TTPVHCC` for a supplement request; without a serial room to write it. */
export function letterNumber(kind: PaperKind, serial: number | null, symbol: string): string {
  const sign = SIGNS[kind]
  const written = serial === null ? '………' : twoDigits(serial)
  return `${written}/${sign === null ? symbol : `${sign}-${symbol}`}`
}

/** The series that numbers of this kind are taken from: one for all notices of an agency, so that none comes twice. */
export function numberSeries(kind: LetterKind): string {
  return SIGNS[kind] ?? kind
}

/** The head of a letter of this kind. */
export function letterHead(kind: LetterKind, occasion: Occasion): LetterHead {
  const on = dayOf(occasion.madeAt)
  const basis = NAMES_DECREE_IN_SHORT.includes(kind)
    ? [`Căn cứ ${legalBasisInShort(occasion.decree, on)}.`]
    : legalBasis(occasion.decree, on)
  return paperHead(kind, occasion, basis)
}

/** The head of a paper that rests on those decrees; on none, when it is about many dossiers. */
export function paperHead(
  kind: PaperKind,
  { issuer, serial, madeAt }: Making,
  basis: readonly string[] = [],
): LetterHead {
  return {
    superiorUnit: issuer.superiorUnit,
    unit: issuer.unit,
    number: letterNumber(kind, serial, issuer.symbol),
    placeAndDate: `${issuer.place}, ${dayInWords(dayOf(madeAt))}`,
    basis,
    madeAt: formatInstant(madeAt),
  }
}
