/** Approved internal processes: which unit and role does what of a procedure, in how many hours, and what follows. */
export type {
  Outcome,
  ProcessDefinition,
  ProcessStep,
  ProcessVersion,
  StepPlace,
  StepRole,
} from './domain/definition.ts'
export { faultsOf, type ProcessFault, type ProcessFaultCode } from './domain/faults.ts'
export {
  isStaffed,
  resolveStepUnit,
  type IsRoleHeld,
  type DossierUnits,
  type ProcessOrganisation,
} from './domain/places.ts'
export { endsWithoutDecision, hoursOfLongestPath, outcomesOf } from './domain/steps.ts'
export {
  importProcesses,
  type ImportedProcess,
  type ProcessPublication,
} from './usecases/publish-process.ts'
export { processById, processOn } from './usecases/read-process.ts'
