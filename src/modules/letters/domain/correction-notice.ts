import { dayOf } from '#kernel/instant'
import { letterHead, type LetterHead, type Occasion } from './letter-head.ts'
import {
  formOfAddress,
  identityOf,
  type Applicant,
  type Identity,
  type Signatory,
} from './parties.ts'
import { dayInWords } from './wording.ts'

/** What the notice of a corrected result says: which result no longer holds, why, and which takes its place. */
export interface CorrectionNoticeContent {
  readonly head: LetterHead
  readonly addressee: string
  readonly identity: Identity
  readonly dossierCode: string
  readonly procedure: string
  readonly opening: string
  readonly oldResult: string
  readonly reason: string
  readonly newResult: string
  readonly correctedContent: string
  readonly effect: string
  readonly apology: string
  readonly signatory: Signatory
  readonly copyTo: string
}

export interface CorrectionNoticeFacts extends Occasion {
  readonly dossierCode: string
  readonly applicant: Applicant
  readonly procedure: string
  readonly reason: string
  readonly replaced: { readonly number: string; readonly issuedAt: Date }
  readonly reissued: { readonly number: string; readonly content: string }
  /** The result that no longer holds is in the hands of the person. */
  readonly wasHandedOver: boolean
  readonly collectAt: string
  readonly signatory: Signatory
  readonly receivingUnit: string
}

/** The notice that an issued result is corrected and issued again (Decree 30/2020, art. 18); no circular has a form for it. */
export function correctionNoticeContent(facts: CorrectionNoticeFacts): CorrectionNoticeContent {
  const you = formOfAddress(facts.applicant)
  const { unit } = facts.issuer
  const { replaced, reissued } = facts
  return {
    head: letterHead('correction-notice', facts),
    addressee: `${you} ${facts.applicant.name}`,
    identity: identityOf(facts.applicant),
    dossierCode: facts.dossierCode,
    procedure: facts.procedure,
    opening: `${unit} đính chính và cấp lại kết quả giải quyết hồ sơ nêu trên như sau:`,
    oldResult: `số ${replaced.number}, ${dayInWords(dayOf(replaced.issuedAt))}, không còn hiệu lực từ ngày cấp lại.`,
    reason: facts.reason,
    newResult: `số ${reissued.number}, ${dayInWords(dayOf(facts.madeAt))}.`,
    correctedContent: reissued.content,
    effect: collectionInWords(you, facts),
    apology: `${unit} xin lỗi ${you} vì sai sót này./.`,
    signatory: facts.signatory,
    copyTo: facts.receivingUnit,
  }
}

function collectionInWords(you: string, facts: CorrectionNoticeFacts): string {
  const bring = facts.wasHandedOver
    ? ' Khi đến nhận, vui lòng mang theo bản kết quả đã nhận để đổi.'
    : ''
  return `${you} nhận kết quả cấp lại tại ${facts.collectAt}.${bring}`
}
