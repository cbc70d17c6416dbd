/** Processes in design: drafted as a table or a diagram, checked, tried out, approved by decision for many procedures. */
export { citedDecision, type DesignAbout, type ProcessDecision } from './domain/design.ts'
export { findDecision, listDecisions, listDecisionsSigned } from './db/decision.queries.ts'
export type { DesignPosition, ListedDesign } from './db/design.queries.ts'
export { approveDesign, type Approval } from './usecases/approve-design.ts'
export { beginDesign, removeDesign, type DesignOrigin } from './usecases/begin-design.ts'
export { importDecisions, type PackedDecision } from './usecases/import-decisions.ts'
export { printProcess, type Edition } from './usecases/print-process.ts'
export type { DrawingFinding, DrawingRule } from './domain/drawing-findings.ts'
export { drawDesign } from './usecases/draw-design.ts'
export { writeDiagram } from './usecases/write-diagram.ts'
export {
  listDesigns,
  viewDesign,
  type DesignedProcedure,
  type DesignedStep,
  type DesignView,
} from './usecases/read-designs.ts'
export { rehearseDesign, type DryRun, type DryRunQuestion } from './usecases/rehearse-design.ts'
export { reviseDesign, type DesignChange, type Revised } from './usecases/revise-design.ts'
