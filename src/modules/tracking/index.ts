/** Following a dossier in public, with its code and a second secret. */
export { trackingRoutes } from './http/tracking-routes.ts'
export { trackByToken, trackDossier, type TrackedDossier } from './usecases/track-dossier.ts'
