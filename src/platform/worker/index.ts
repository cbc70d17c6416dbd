/** Carrying out the work that transactions put in. */
export { handlerOf, type JobHandler } from './handler.ts'
export { carryOut, startWorker, workHearer, type Worker } from './worker.ts'
