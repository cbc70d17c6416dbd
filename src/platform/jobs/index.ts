/** Work that is put in with a transaction, to be carried out after it at least once. */
export type { JobDefinition } from './definition.ts'
export { GIVEN_UP, listGivenUp, type GivenUpJob, type GivenUpPosition } from './given-up.ts'
export { migrateJobs, openQueue, queueNeedsAStop, WORK, type JobQueue } from './queue.ts'
