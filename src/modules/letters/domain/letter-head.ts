import { dayOf, formatInstant } from '#kernel/instant'
import type { LetterKind } from './circulars.ts'
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

/** When the letter is made, by whom, and under which number. */
export interface Occasion {
  readonly issuer: Issuer
  /** Its number of the year; null leaves room to write it in. */
  readonly serial: number | null
  readonly madeAt: Date
}

/** The head of every letter: the unit on the left, place and date on the right. */
export interface LetterHead {
  readonly superiorUnit: string | null
  readonly unit: string
  readonly number: string
  readonly placeAndDate: string
  readonly madeAt: string
}

/** The sign of each kind in its number; the receipt is numbered by the unit alone. */
const SIGNS = {
  receipt: null,
  'supplement-request': 'PBS',
  refusal: 'PTC',
  apology: 'PXL',
  'stop-notice': 'TB',
  'control-slip': 'PKS',
} as const satisfies Record<LetterKind, string | null>

/** `07/TTPVHCC` for a receipt, `07/PBS-TTPVHCC` for a supplement request; without a serial room to write it. */
export function letterNumber(kind: LetterKind, serial: number | null, symbol: string): string {
  const sign = SIGNS[kind]
  const written = serial === null ? '………' : twoDigits(serial)
  return `${written}/${sign === null ? symbol : `${sign}-${symbol}`}`
}

/** The head of a letter of this kind. */
export function letterHead(kind: LetterKind, { issuer, serial, madeAt }: Occasion): LetterHead {
  return {
    superiorUnit: issuer.superiorUnit,
    unit: issuer.unit,
    number: letterNumber(kind, serial, issuer.symbol),
    placeAndDate: `${issuer.place}, ${dayInWords(dayOf(madeAt))}`,
    madeAt: formatInstant(madeAt),
  }
}
