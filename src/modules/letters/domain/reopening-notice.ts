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

/** What the notice of reopening says: which end is undone, why, and when the result comes now. */
export interface ReopeningNoticeContent {
  readonly head: LetterHead
  readonly addressee: string
  readonly identity: Identity
  readonly dossierCode: string
  readonly procedure: string
  readonly ground: string
  readonly reason: string
  readonly undone: string
  readonly newDueAt: string
  readonly closing: string
  readonly signatory: Signatory
  readonly copyTo: string
}

export type UndoneEnd = 'refused' | 'withdrawn' | 'stopped' | 'rejected'

export interface ReopeningNoticeFacts extends Occasion {
  readonly dossierCode: string
  readonly applicant: Applicant
  readonly procedure: string
  readonly end: UndoneEnd
  readonly endedAt: Date
  readonly reason: string
  /** Null for a dossier that was never received, and for a procedure without a term. */
  readonly newDueAt: Date | null
  /** What the person still has to do before it goes on; null when it goes on at once. */
  readonly owes: { readonly papersBy: Date } | 'money' | null
  readonly signatory: Signatory
  readonly receivingUnit: string
}

const ENDS: Readonly<Record<UndoneEnd, string>> = {
  refused: 'việc từ chối tiếp nhận hồ sơ',
  withdrawn: 'việc dừng giải quyết theo đề nghị rút hồ sơ',
  stopped: 'việc dừng giải quyết hồ sơ',
  rejected: 'kết quả không chấp thuận',
}

/** The notice that a dossier that had ended is handled further; no circular has a form for it. */
export function reopeningNoticeContent(facts: ReopeningNoticeFacts): ReopeningNoticeContent {
  const you = formOfAddress(facts.applicant)
  const { unit } = facts.issuer
  return {
    head: letterHead('reopening-notice', facts),
    addressee: `${you} ${facts.applicant.name}`,
    identity: identityOf(facts.applicant),
    dossierCode: facts.dossierCode,
    procedure: facts.procedure,
    ground: `${unit} tiếp tục giải quyết hồ sơ nêu trên từ ${dayInWords(dayOf(facts.madeAt))}.`,
    reason: facts.reason,
    undone: `${ENDS[facts.end]} ${dayInWords(dayOf(facts.endedAt))}; ${you} không phải nộp hồ sơ mới.`,
    newDueAt: whenDue(facts, you),
    closing: `${unit} thông báo để ${you} được biết./.`,
    signatory: facts.signatory,
    copyTo: facts.receivingUnit,
  }
}

/** Nobody can say the day while the person is waited for: it follows from when they come. */
function whenDue({ newDueAt, owes }: ReopeningNoticeFacts, you: string): string {
  if (owes === 'money') return `tính tiếp từ khi ${you} nộp đủ số tiền đã được thông báo.`
  if (owes !== null) {
    const until = instantInWords(owes.papersBy)
    return `tính từ khi ${you} nộp đủ giấy tờ đã được yêu cầu bổ sung, chậm nhất ${until}.`
  }
  return newDueAt === null
    ? 'ghi tại Giấy tiếp nhận hồ sơ và hẹn trả kết quả khi hồ sơ được tiếp nhận.'
    : instantInWords(newDueAt)
}
