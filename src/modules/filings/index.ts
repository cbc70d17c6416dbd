/** Handing in: dossiers and supplements, checked before anything is written. */
export { filingRoutes } from './http/filing-routes.ts'
export { dueDateIfReceivedNow } from './usecases/due-date-if-received.ts'
export { fileDossier } from './usecases/file-dossier.ts'
export { supplementDossier } from './usecases/supplement-dossier.ts'
