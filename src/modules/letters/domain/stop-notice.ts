import type { Day } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import { dong, type Dong } from '#kernel/money'
import { letterHead, type LetterHead, type Occasion } from './letter-head.ts'
import { dongInWords } from './numbers-in-words.ts'
import {
  formOfAddress,
  identityOf,
  partyOf,
  type Applicant,
  type Identity,
  type Party,
  type Signatory,
} from './parties.ts'
import { dayInWords } from './wording.ts'

/** What form 05 of 2025 says: that a dossier is stopped, why, and what becomes of its papers and fees. */
export interface StopNoticeContent {
  readonly head: LetterHead
  readonly addressee: string
  readonly dossierCode: string
  readonly applicant: Party
  readonly identity: Identity
  readonly procedure: string
  readonly ground: string
  readonly reason: string
  readonly effect: string
  readonly papers: string
  readonly fees: string
  readonly closing: string
  readonly signatory: Signatory
  readonly copyTo: string
}

export interface StopNoticeFacts extends Occasion {
  readonly dossierCode: string
  readonly applicant: Applicant
  readonly procedure: string
  /** The day the applicant asked to stop; null when the agency stops by itself. */
  readonly requestedOn: Day | null
  readonly reason: string
  /** Where papers that were handed in are given back; null when everything was filed online. */
  readonly papersReturnedAt: string | null
  readonly fees: { readonly paid: Dong; readonly refunded: Dong }
  readonly signatory: Signatory
  readonly receivingUnit: string
}

/** The notice that the handling of a dossier has stopped (Decree 118/2025, Article 21; form 05 since 2025). */
export function stopNoticeContent(facts: StopNoticeFacts): StopNoticeContent {
  const you = formOfAddress(facts.applicant)
  const { unit } = facts.issuer
  return {
    head: letterHead('stop-notice', facts),
    addressee: `${you} ${facts.applicant.name}`,
    dossierCode: facts.dossierCode,
    applicant: partyOf(facts.applicant),
    identity: identityOf(facts.applicant),
    procedure: facts.procedure,
    ground:
      facts.requestedOn === null
        ? `${unit} dừng giải quyết hồ sơ nêu trên.`
        : `Theo đề nghị của ${you} ${dayInWords(facts.requestedOn)}, ${unit} dừng giải quyết hồ sơ nêu trên.`,
    reason: facts.reason,
    effect: `dừng giải quyết hồ sơ từ ${dayInWords(dayOf(facts.madeAt))} và không tiếp tục tính thời hạn giải quyết. Khi có nhu cầu, ${you} có thể nộp hồ sơ mới.`,
    papers:
      facts.papersReturnedAt === null
        ? 'hồ sơ nộp trực tuyến, không có giấy tờ phải trả lại.'
        : `được trả lại tại ${facts.papersReturnedAt}. Khi đến nhận, vui lòng mang theo giấy tiếp nhận hồ sơ và căn cước hoặc hộ chiếu.`,
    fees: feesInWords(facts.fees),
    closing: `${unit} thông báo để ${you} được biết./.`,
    signatory: facts.signatory,
    copyTo: facts.receivingUnit,
  }
}

function feesInWords({ paid, refunded }: StopNoticeFacts['fees']): string {
  if (paid === 0) return 'chưa thu.'
  const words = [`đã nộp ${dongInWords(paid)}`]
  if (refunded > 0) words.push(`được hoàn lại ${dongInWords(refunded)}`)
  if (refunded < paid) words.push(`không hoàn lại ${dongInWords(dong(paid - refunded))}`)
  return `${words.join('; ')}.`
}
