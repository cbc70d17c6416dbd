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
export type { NewDocument } from './domain/events.ts'
export { ACTIONS, type Action } from './domain/life-cycle.ts'
export { VIEWS, type View } from './domain/views.ts'
export { DeliveryBody, DocumentBody, PartyBody } from './http/bodies.ts'
export { dossierRoutes } from './http/dossier-routes.ts'
export { KeyHeaders, keyNeeded, sendAnswer } from './http/keyed-route.ts'
export { DossierReply } from './http/replies.ts'
export type { ActionRequest, Answer, Stage } from './usecases/act.ts'
export type { ListedDossier } from './usecases/list-dossiers.ts'
export { listOwnDossiers } from './usecases/list-own-dossiers.ts'
export { dossierHistory, eventsOf } from './usecases/list-events.ts'
export { openDossier, refuseTwin } from './usecases/open-dossier.ts'
export { withdrawDossier } from './usecases/other-actions.ts'
export {
  dossierLetters,
  letterLinesOf,
  requireLetterOf,
  type LetterLine,
} from './usecases/read-dossier-letters.ts'
export { takeSupplement } from './usecases/take-supplement.ts'
export type { DossierReply as ViewedDossier } from './usecases/reply.ts'
export {
  dossierByCode,
  dossierByToken,
  mayReadFile,
  requireDoer,
  viewDossier,
  viewPapers,
  type ViewedPaper,
} from './usecases/view-dossier.ts'
