/** Dossiers: their life cycle, steps and claims, worklists and search. */
export { portalStatusOf } from './domain/dossier.ts'
export type {
  Channel,
  Delivery,
  Dossier,
  DossierState,
  Party,
  PartyKind,
} from './domain/dossier.ts'
export type { EventData, EventType, NewDocument } from './domain/events.ts'
export { ACTIONS, type Action } from './domain/life-cycle.ts'
export type { Ways } from './domain/processes/rehearse.ts'
export { VIEWS, type View } from './domain/views.ts'
export { countInHandling } from './db/process-change.queries.ts'
export { WARNINGS } from './domain/due-dates/warnings.ts'
export {
  ACTION_BODIES,
  DayText,
  DeliveryBody,
  DocumentBody,
  FiledDocumentBody,
  PartyBody,
} from './http/bodies.ts'
export { SittingBody } from './http/bodies.ts'
export { readCursor, writeCursor } from './http/cursor.ts'
export { dossierRoutes } from './http/dossier-routes.ts'
export { KeyHeaders, keyNeeded, sendAnswer } from './http/keyed-route.ts'
export { performAction, type ActionBody, type BodiedAction } from './http/perform-action.ts'
export {
  performOnMany,
  type ManyAction,
  type OneOfMany,
  type SeenVersion,
} from './http/perform-many.ts'
export { AppointmentsReply, DossierReply, SilenceReply } from './http/replies.ts'
export { dossierHandlers } from './jobs/handlers.ts'
export { countSilenceJob } from './jobs/count-silence.ts'
export { forgetEndedJob } from './jobs/forget-ended.ts'
export { stopUnanswered } from './jobs/stop-unanswered.ts'
export {
  explainDossierDueDate,
  type DueDateExplanation,
} from './usecases/due-dates/explain-due-date.ts'
export { listOwedApologies, type OwedApology } from './usecases/letters/list-owed-apologies.ts'
export {
  foreseeMove,
  type ForeseenMove,
  type ForeseenMoves,
  type UnitCount,
} from './usecases/due-dates/foresee-move.ts'
export { listLastMoves, readMove, type DueDateMove } from './usecases/due-dates/read-moves.ts'
export { agencyCalendars } from './usecases/due-dates/agency-calendars.ts'
export {
  findWarnings,
  type HandledPosition,
  type HeldWarning,
} from './usecases/due-dates/find-warnings.ts'
export { heldEndsOf, type HeldEnd } from './usecases/due-dates/held-ends.ts'
export type { ActionRequest, Answer, Stage } from './usecases/act.ts'
export { chainHeads, hashesOfEvents } from './usecases/chain-heads.ts'
export { countInHand } from './usecases/transfers/count-in-hand.ts'
export {
  earlierDossiers,
  openAtCounter,
  takingsOf,
  type CounterDossier,
  type DayTakings,
  type EarlierDossier,
} from './usecases/at-counter.ts'
export {
  countViews,
  listColleagues,
  listWorklist,
  pausesOf,
  worklistNeighbours,
  type ListedDossier,
  type Wanted,
} from './usecases/list-dossiers.ts'
export { listOwnDossiers } from './usecases/list-own-dossiers.ts'
export { issuerOf } from './usecases/letters/occasion.ts'
export { handleOnTheSpot } from './usecases/on-the-spot/handle-on-the-spot.ts'
export { viewSitting, type SittingView } from './usecases/on-the-spot/view-sitting.ts'
export {
  dossierHistory,
  dossierToFollow,
  eventsOf,
  type FollowedDossier,
} from './usecases/list-events.ts'
export { openDossier, refuseTwin, type FirstAct } from './usecases/open-dossier.ts'
export { openOnDesk, type DeskDossier } from './usecases/open-on-desk.ts'
export { countFiledOn } from './usecases/forms/count-filed-on.ts'
export { withdrawDossier } from './usecases/other-actions.ts'
export { unansweredQuestions } from './usecases/unanswered-questions.ts'
export {
  dossierLetters,
  requireLetterOf,
  type LetterLine,
} from './usecases/letters/read-dossier-letters.ts'
export { moveWork, type MovedStep } from './usecases/moves/move-work.ts'
export { listHolders, viewOpenWork, type OpenWork } from './usecases/moves/open-work.ts'
export {
  listProcessChanges,
  previewProcessChange,
  type ProcessChangePreview,
} from './usecases/processes/preview-process-change.ts'
export { rehearseProcess, type RehearsedStay } from './usecases/processes/rehearse-process.ts'
export { takeSupplement } from './usecases/take-supplement.ts'
export { verifyChains, type Verification } from './usecases/verify-chains.ts'
export {
  appointmentsReply,
  silenceReply,
  type DossierReply as ViewedDossier,
} from './usecases/reply.ts'
export {
  dossierByCode,
  dossierByToken,
  mayReadFile,
  recordReading,
  requireDoer,
  seenDossier,
  viewAnswers,
  viewDossier,
  viewPapers,
  type ViewedPaper,
} from './usecases/view-dossier.ts'
