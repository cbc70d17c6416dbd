/** Handing in: filings in preparation, dossiers and supplements, checked before anything is written. */
export type {
  Contact,
  DeliveryMethod,
  Filing,
  FilingDelivery,
  OwnerParty,
  SavedPart,
} from './domain/filing.ts'
export { pageMark } from './domain/filing.ts'

export type { PaperDuty } from './domain/offers.ts'
export { filingRoutes } from './http/filing-routes.ts'
export { filingHandlers } from './jobs/handlers.ts'
export { removeExpired } from './jobs/remove-expired.ts'
export { answersInWords, LAST_DAY_OF_DISTRICTS } from './usecases/answers-in-words.ts'
export { beginFiling, type FilingChoice } from './usecases/begin-filing.ts'
export { dueDateIfReceivedNow } from './usecases/due-date-if-received.ts'
export { fileDossier, fileIncompleteDossier, type TurnedDown } from './usecases/file-dossier.ts'
export type { FilingBody } from './usecases/filing-checks.ts'
export { attachPaper, attachUploaded, detachPaper } from './usecases/filing-papers.ts'
export { giveUpFiling, listFilings, type ListedFiling } from './usecases/manage-filings.ts'
export { ownFiling } from './usecases/own-filing.ts'
export { prepareFiling, type OfferedPlace, type Preparation } from './usecases/prepare-filing.ts'
export { saveFiling, type FilingChange, type Saved } from './usecases/save-filing.ts'
export { submitFiling } from './usecases/submit-filing.ts'
export { printForm } from './usecases/print-form.ts'
export { promisedDate, type PromisedDate } from './usecases/promised-date.ts'
export { supplementDossier } from './usecases/supplement-dossier.ts'
export {
  isReady,
  viewFiling,
  type FilingTasks,
  type FilingView,
  type PageState,
  type PaperState,
} from './usecases/view-filing.ts'
export { whatFollows, type WhatFollows } from './usecases/what-follows.ts'
export { filedCopy } from './usecases/filed-copy.ts'
