/** Publication decisions: drafted, checked by a second person, published; and what is posted where of it. */
export { alignLines, markWords, type Word } from './domain/alignment.ts'
export type { Flaw, FlawCode, SectionId } from './domain/flaws.ts'
export type { PostingCounts, PostingLine, PostingState } from './domain/posting.ts'
export type { PublicationFacts } from './domain/publication.ts'
export { ITEM_KINDS, type ItemKind, type PublicationState } from './domain/publication.ts'
export { listSigned, type CountedDecision, type CountedItem } from './db/published.queries.ts'
export { versionRoutes } from './http/version-routes.ts'
export { publicationHandlers } from './jobs/handlers.ts'
export { takeEffectDaily } from './jobs/take-effect.ts'
export { absentProcedure } from './usecases/absent-procedure.ts'
export { approvePublication, returnToDraft, sendToCheck } from './usecases/check-publication.ts'
export {
  attachScan,
  discardPublication,
  enterSigning,
  openScan,
  savePublicationFacts,
  startPublication,
} from './usecases/draft-publication.ts'
export { draftItems, type DraftedItem, type DraftedItems } from './usecases/draft-items.ts'
export { addItem, removeItem, saveRecord } from './usecases/edit-items.ts'
export { emptyContent } from './usecases/empty-content.ts'
export { listPublications } from './usecases/list-publications.ts'
export { listPlacePostings, putUp, takeDown, viewPostings } from './usecases/postings.ts'
export { printPoster } from './usecases/print-poster.ts'
export { publishPublication } from './usecases/publish-publication.ts'
export { endedProcedure, versionLine, type EndedProcedure } from './usecases/version-line.ts'
export { readPublication } from './usecases/load-publication.ts'
export { viewPublication, viewRecord, type PublicationView } from './usecases/view-publication.ts'
