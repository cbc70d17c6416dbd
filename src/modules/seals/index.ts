/** Seals over the audit trail and the heads of dossier histories, so that what was touched is found. */
export type { SealHead } from './domain/seal.ts'
export { SEAL_TRAIL } from './jobs/seal-trail.ts'
export { sealTrailHandler } from './jobs/seal-trail-handler.ts'
export { lastSeal } from './usecases/seal-trail.ts'
export { sealsThatDiffer, verifyTrail, type TrailVerification } from './usecases/verify-trail.ts'
