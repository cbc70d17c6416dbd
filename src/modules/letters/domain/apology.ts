import { dayOf } from '#kernel/instant'
import { letterHead, type LetterHead, type Occasion } from './letter-head.ts'
import {
  formOfAddress,
  identityOf,
  type Applicant,
  type Identity,
  type Signatory,
} from './parties.ts'
import { dayInWords, instantInWords } from './wording.ts'

/** What form 04 says: that the result comes later than promised, why, and when. */
export interface ApologyContent {
  readonly head: LetterHead
  readonly addressee: string
  readonly identity: Identity
  readonly opening: string
  readonly dossierCode: string
  readonly procedure: string
  readonly receivedOn: string
  readonly promisedAt: string
  readonly delay: string
  readonly reason: string
  readonly apology: string
  readonly newDueAt: string
  readonly closing: string
  readonly signatory: Signatory
  /** The one-stop unit, which passes the letter on and keeps a copy. */
  readonly copyTo: string
}

export interface ApologyFacts extends Occasion {
  readonly dossierCode: string
  readonly applicant: Applicant
  readonly procedure: string
  readonly receivedAt: Date
  readonly promisedAt: Date
  readonly reason: string
  readonly newDueAt: Date
  /** The promised date has passed already. */
  readonly isPast: boolean
  readonly signatory: Signatory
  readonly receivingUnit: string
}

/**
 * The apology with the new date (form 04 of both circulars), signed by the head of the agency that handles the dossier.
 * Sent in time, it does not say that the promised date has passed; sent late, it does.
 */
export function apologyContent(facts: ApologyFacts): ApologyContent {
  const you = formOfAddress(facts.applicant)
  const { unit } = facts.issuer
  return {
    head: letterHead('apology', facts),
    addressee: `${you} ${facts.applicant.name}`,
    identity: identityOf(facts.applicant),
    opening: `${unit} đang giải quyết hồ sơ của ${you}:`,
    dossierCode: facts.dossierCode,
    procedure: facts.procedure,
    receivedOn: dayInWords(dayOf(facts.receivedAt)),
    promisedAt: instantInWords(facts.promisedAt),
    delay: `${unit} ${facts.isPast ? 'đã không' : 'không thể'} trả kết quả giải quyết hồ sơ đúng thời gian ghi tại Giấy tiếp nhận hồ sơ và hẹn trả kết quả.`,
    reason: facts.reason,
    apology: `${unit} xin lỗi ${you} vì sự chậm trễ này và đề nghị gia hạn thời gian giải quyết hồ sơ.`,
    newDueAt: instantInWords(facts.newDueAt),
    closing: `Rất mong nhận được sự thông cảm của ${you}./.`,
    signatory: facts.signatory,
    copyTo: facts.receivingUnit,
  }
}
