/** Bulk assignment: an approved process is put in force for many procedures, each for itself, after a preview. */
export { assignmentRoutes } from './http/assignment-routes.ts'
export {
  approvedProcess,
  processOfDecision,
  type ProcessName,
} from './usecases/approved-process.ts'
export { assignProcess } from './usecases/assign-process.ts'
export {
  MOST_PROCEDURES,
  type ChosenProcedures,
  type ProcedureFilter,
} from './usecases/choose-procedures.ts'
export {
  foreseeAssignment,
  type AssignedProcedure,
  type ForeseenAssignment,
} from './usecases/foresee-assignment.ts'
