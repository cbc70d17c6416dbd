import { letterHead, type LetterHead, type Occasion } from './letter-head.ts'
import { formOfAddress, partyOf, type Applicant, type Party } from './parties.ts'
import type { Remark } from './remarks.ts'

/** What form 03 says: why the dossier is not taken, and on which legal ground. */
export interface RefusalContent {
  readonly head: LetterHead
  readonly dossierCode: string | null
  readonly applicant: Party
  readonly procedure: string
  readonly decision: string
  readonly reasons: readonly Remark[]
  readonly legalGround: string | null
  readonly closing: string
  readonly submitter: string
  readonly officer: string
}

export interface RefusalFacts extends Occasion {
  /** Null when the dossier never got a code. */
  readonly dossierCode: string | null
  readonly applicant: Applicant
  readonly procedure: string
  readonly reasons: readonly Remark[]
  readonly legalGround: string | null
  readonly officer: string
}

/** The refusal to receive and handle a dossier (form 03 of both circulars). */
export function refusalContent(facts: RefusalFacts): RefusalContent {
  const { unit } = facts.issuer
  return {
    head: letterHead('refusal', facts),
    dossierCode: facts.dossierCode,
    applicant: partyOf(facts.applicant),
    procedure: facts.procedure,
    decision: `Qua xem xét, ${unit} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:`,
    reasons: facts.reasons,
    legalGround: facts.legalGround,
    closing: `${unit} thông báo để ${formOfAddress(facts.applicant)} được biết và thực hiện./.`,
    submitter: facts.applicant.name,
    officer: facts.officer,
  }
}
