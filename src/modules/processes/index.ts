/** Approved internal processes: which unit and role does what of a procedure, in how many hours, and what follows. */
export { PASSED_OVER, processAlong } from './domain/along.ts'
export type {
  Condition,
  Outcome,
  ProcessDefinition,
  ProcessStep,
  ProcessVersion,
  StepPlace,
  StepRole,
  Traits,
} from './domain/definition.ts'
export { changeStep, insertStep, moveStep, removeStep, type StepContent } from './domain/draft.ts'
export {
  drawingOf,
  type Drawing,
  type DrawnFlow,
  type DrawnLane,
  type DrawnNode,
} from './domain/drawing.ts'
export { layoutOf, type Box, type Layout } from './domain/layout.ts'
export { faultsOf, type ProcessFault, type ProcessFaultCode } from './domain/faults.ts'
export {
  processFaults,
  UNQUALIFIED,
  type DesignFault,
  type DesignFaultCode,
} from './domain/process-faults.ts'
export {
  isStaffed,
  resolveStepUnit,
  type IsRoleHeld,
  type DossierUnits,
  type ProcessOrganisation,
} from './domain/places.ts'
export {
  dividesInTwo,
  endsWithoutDecision,
  hoursOfLongestPath,
  outcomesOf,
} from './domain/steps.ts'
export {
  findDefinitionApprovedBy,
  listApprovedBy,
  listCodesWithProcess,
} from './db/process.queries.ts'
export {
  findApprovedProcess,
  findNameApprovedBy,
  listCodesLastApprovedBy,
  listLatestProcesses,
  type ApprovedProcess,
  type LatestProcess,
} from './db/latest.queries.ts'
export { Definition } from './usecases/definition-schema.ts'
export {
  importProcesses,
  publishWithin,
  type ImportedProcess,
  type ProcessPublication,
} from './usecases/publish-process.ts'
export {
  processById,
  processesFrom,
  processesOn,
  processOn,
  stepsOfNamedUnits,
} from './usecases/read-process.ts'
