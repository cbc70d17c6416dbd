import type { ApologyContent } from './apology.ts'
import type { PaperKind } from './circulars.ts'
import type { ConsultationContent } from './consultation.ts'
import type { ControlSlipContent } from './control-slip.ts'
import type { CorrectionNoticeContent } from './correction-notice.ts'
import type { PaymentRequestContent } from './payment-request.ts'
import type { ReceiptContent } from './receipt.ts'
import type { RefusalContent } from './refusal.ts'
import type { RegisterContent } from './register.ts'
import type { ReopeningNoticeContent } from './reopening-notice.ts'
import type { StopNoticeContent } from './stop-notice.ts'
import type { SupplementRequestContent } from './supplement-request.ts'

interface Contents extends Record<PaperKind, unknown> {
  receipt: ReceiptContent
  'supplement-request': SupplementRequestContent
  refusal: RefusalContent
  apology: ApologyContent
  'stop-notice': StopNoticeContent
  'control-slip': ControlSlipContent
  'payment-request': PaymentRequestContent
  consultation: ConsultationContent
  'correction-notice': CorrectionNoticeContent
  'reopening-notice': ReopeningNoticeContent
  register: RegisterContent
}

/** Everything that the pages of a paper of this kind say, as plain JSON: kept with a letter, printed at any time. */
export type LetterContent<Kind extends PaperKind> = Contents[Kind]
