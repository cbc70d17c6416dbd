import { handlerOf, type JobHandler } from '#platform/worker'
import { sealTrail } from '../usecases/seal-trail.ts'
import { SEAL_TRAIL } from './seal-trail.ts'

/** Seals what is under no seal yet. */
export const sealTrailHandler: JobHandler = handlerOf(SEAL_TRAIL, sealTrail)
