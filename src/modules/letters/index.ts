/** The statutory forms made for dossiers, as PDF/A for keeping. */
export { apologyContent, type ApologyContent, type ApologyFacts } from './domain/apology.ts'
export {
  circularOn,
  formLabel,
  letterTitle,
  type Circular,
  type LetterKind,
} from './domain/circulars.ts'
export {
  type ControlSlipContent,
  type ControlSlipFacts,
  type HandOverFacts,
  type StepResult,
} from './domain/control-slip.ts'
export {
  consultationContent,
  type ConsultationContent,
  type ConsultationFacts,
} from './domain/consultation.ts'
export {
  correctionNoticeContent,
  type CorrectionNoticeContent,
  type CorrectionNoticeFacts,
} from './domain/correction-notice.ts'
export type { LetterContent } from './domain/letter-content.ts'
export { numberSeries, type Issuer, type Occasion } from './domain/letter-head.ts'
export type { Applicant, AuthorisedPerson, Contact, Signatory } from './domain/parties.ts'
export {
  paymentRequestContent,
  type PaymentRequestContent,
  type PaymentRequestFacts,
} from './domain/payment-request.ts'
export {
  receiptContent,
  type Delivery,
  type ReceiptContent,
  type ReceiptFacts,
} from './domain/receipt.ts'
export { refusalContent, type RefusalContent, type RefusalFacts } from './domain/refusal.ts'
export {
  deliveryInWords,
  type RegisterContent,
  type RegisterFacts,
  type RegisterLineFacts,
} from './domain/register.ts'
export type { Remark } from './domain/remarks.ts'
export {
  reopeningNoticeContent,
  type ReopeningNoticeContent,
  type ReopeningNoticeFacts,
} from './domain/reopening-notice.ts'
export {
  stopNoticeContent,
  type StopNoticeContent,
  type StopNoticeFacts,
} from './domain/stop-notice.ts'
export {
  supplementRequestContent,
  type SupplementRequestContent,
  type SupplementRequestFacts,
} from './domain/supplement-request.ts'
export { instantInWords } from './domain/wording.ts'
export type { ListedLetter } from './db/letter.queries.ts'
export { letterRoutes } from './http/letter-routes.ts'
export { renderLetterHandler } from './jobs/render-letter-handler.ts'
export { RENDER_LETTER } from './jobs/render-letter-job.ts'
export { issueLetter } from './usecases/issue-letter.ts'
export { controlSlipPages } from './usecases/control-slip-pages.ts'
export { letterPages } from './usecases/letter-pages.ts'
export { letterOwner, lettersOf } from './usecases/read-letters.ts'
export { registerPages } from './usecases/register-pages.ts'
export { reissueReceipt } from './usecases/reissue-receipt.ts'
export { renderLetter } from './usecases/render-letter.ts'
export { verifyLetter, type VerifiedLetter } from './usecases/verify-letter.ts'
export { verifyLetters, type LetterVerification } from './usecases/verify-letters.ts'
