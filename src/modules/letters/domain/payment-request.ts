import { dayOf } from '#kernel/instant'
import { sumOfDong, type Dong } from '#kernel/money'
import { letterHead, type LetterHead, type Occasion } from './letter-head.ts'
import { dongInFull, dongInWords } from './numbers-in-words.ts'
import {
  formOfAddress,
  helpInWords,
  identityOf,
  type Applicant,
  type Contact,
  type Identity,
} from './parties.ts'
import { dayInWords } from './wording.ts'

/** What the notice of fees says: what is to be paid during handling, where, and that the clock stands until then. */
export interface PaymentRequestContent {
  readonly head: LetterHead
  readonly addressee: string
  readonly identity: Identity
  readonly dossierCode: string
  readonly procedure: string
  readonly opening: string
  readonly fees: readonly { readonly name: string; readonly amount: string }[]
  readonly total: string
  readonly totalInWords: string
  readonly payAt: string
  readonly effect: string
  readonly help: string
  /** The officer who asks, and signs. */
  readonly officer: string
}

export interface PaymentRequestFacts extends Occasion {
  readonly dossierCode: string
  readonly applicant: Applicant
  readonly procedure: string
  readonly fees: readonly { readonly name: string; readonly amount: Dong }[]
  readonly payAt: { readonly place: string; readonly address: string | null }
  readonly contact: Contact
}

/** The notice to pay fees and financial obligations that became known during handling; no circular has a form for it. */
export function paymentRequestContent(facts: PaymentRequestFacts): PaymentRequestContent {
  const you = formOfAddress(facts.applicant)
  const { unit } = facts.issuer
  const total = sumOfDong(facts.fees.map(({ amount }) => amount))
  const { place, address } = facts.payAt
  return {
    head: letterHead('payment-request', facts),
    addressee: `${you} ${facts.applicant.name}`,
    identity: identityOf(facts.applicant),
    dossierCode: facts.dossierCode,
    procedure: facts.procedure,
    opening: `${unit} đề nghị ${you} nộp các khoản sau để hồ sơ được giải quyết tiếp:`,
    fees: facts.fees.map(({ name, amount }) => ({ name, amount: dongInWords(amount) })),
    total: dongInWords(total),
    totalInWords: dongInFull(total),
    payAt: address === null ? place : `${place}, ${address}`,
    effect: `Thời hạn giải quyết hồ sơ tạm dừng từ ${dayInWords(dayOf(facts.madeAt))} và tiếp tục tính khi ${you} đã nộp đủ. Khi nộp, vui lòng nêu mã hồ sơ và nhận biên lai.`,
    help: helpInWords(`Khi có vướng mắc, ${you}`, facts.contact),
    officer: facts.contact.name,
  }
}
