import { letterHead, type LetterHead, type Occasion } from './letter-head.ts'
import {
  formOfAddress,
  helpInWords,
  partyOf,
  type Applicant,
  type Contact,
  type Party,
} from './parties.ts'
import type { Remark } from './remarks.ts'
import { instantInWords } from './wording.ts'

/** What form 02 says: everything that is missing or wrong, in one go, and whom to ask. */
export interface SupplementRequestContent {
  readonly head: LetterHead
  readonly dossierCode: string
  readonly applicant: Party
  readonly procedure: string
  readonly items: readonly Remark[]
  readonly reason: string
  readonly deadline: string | null
  readonly help: string
  /** The officer who guides, and signs. */
  readonly officer: string
}

export interface SupplementRequestFacts extends Occasion {
  readonly dossierCode: string
  readonly applicant: Applicant
  readonly procedure: string
  readonly items: readonly Remark[]
  /** Why, where the items alone do not say it. */
  readonly reason: string | null
  /** Until when the dossier can be completed; it is closed then. */
  readonly respondBy: Date | null
  readonly contact: Contact
}

const INCOMPLETE =
  'Hồ sơ chưa đầy đủ hoặc chưa đúng quy định của thủ tục hành chính nêu trên, như ghi ở từng nội dung.'

/** The request to supplement and complete a dossier (form 02 of both circulars). */
export function supplementRequestContent(facts: SupplementRequestFacts): SupplementRequestContent {
  const you = formOfAddress(facts.applicant)
  return {
    head: letterHead('supplement-request', facts),
    dossierCode: facts.dossierCode,
    applicant: partyOf(facts.applicant),
    procedure: facts.procedure,
    items: facts.items,
    reason: facts.reason ?? INCOMPLETE,
    deadline: facts.respondBy === null ? null : deadlineInWords(you, facts.respondBy),
    help: helpInWords(`Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, ${you}`, facts.contact),
    officer: facts.contact.name,
  }
}

function deadlineInWords(you: string, respondBy: Date): string {
  return `Đề nghị ${you} hoàn thiện hồ sơ trước ${instantInWords(respondBy)}. Sau thời điểm này, hồ sơ chưa hoàn thiện được đóng trên hệ thống.`
}
