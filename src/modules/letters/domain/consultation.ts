import { dayOf } from '#kernel/instant'
import { letterHead, type LetterHead, type Occasion } from './letter-head.ts'
import { helpInWords, type Contact } from './parties.ts'
import { dayInWords, instantInWords, workingTimeInWords } from './wording.ts'

/** What the request for an opinion says: which dossier, what is asked, and until when it is answered. */
export interface ConsultationContent {
  readonly head: LetterHead
  readonly addressee: string
  readonly opening: string
  readonly dossierCode: string
  readonly procedure: string
  readonly receivedOn: string
  readonly dueAt: string
  readonly question: string
  readonly answerBy: string
  readonly consequence: string
  readonly help: string
  /** The officer who handles the dossier and asks. */
  readonly officer: string
}

export interface ConsultationFacts extends Occasion {
  readonly dossierCode: string
  readonly procedure: string
  readonly receivedAt: Date
  /** Null for a procedure without a term. */
  readonly dueAt: Date | null
  readonly consultedUnit: string
  readonly question: string
  readonly workingHours: number
  readonly answerBy: Date
  readonly contact: Contact
}

/**
 * The request to another unit for its opinion on a dossier. It names the dossier by its code and leaves the person out:
 * who may answer opens the dossier.
 */
export function consultationContent(facts: ConsultationFacts): ConsultationContent {
  const { unit } = facts.issuer
  const { consultedUnit } = facts
  return {
    head: letterHead('consultation', facts),
    addressee: consultedUnit,
    opening: `${unit} đang giải quyết hồ sơ thủ tục hành chính dưới đây và đề nghị ${consultedUnit} có ý kiến:`,
    dossierCode: facts.dossierCode,
    procedure: facts.procedure,
    receivedOn: dayInWords(dayOf(facts.receivedAt)),
    dueAt: facts.dueAt === null ? 'không quy định' : instantInWords(facts.dueAt),
    question: facts.question,
    answerBy: `trước ${instantInWords(facts.answerBy)} (${workingTimeInWords(facts.workingHours)} làm việc).`,
    consequence: `Thời gian lấy ý kiến nằm trong thời hạn giải quyết hồ sơ. Quá thời hạn trên mà chưa có ý kiến, ${unit} tiếp tục giải quyết theo thẩm quyền; việc chậm trả lời được ghi vào phiếu kiểm soát.`,
    help: helpInWords('Khi cần trao đổi, quý cơ quan', facts.contact),
    officer: facts.contact.name,
  }
}
