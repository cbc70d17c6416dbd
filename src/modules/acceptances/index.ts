/** Which procedures the one-stop places of each level receive, by decision of the chair of the province. */
export { acceptanceKey, type AcceptanceLevel, type AcceptanceLine } from './domain/acceptance.ts'
export type { AcceptanceChange } from './domain/changes.ts'
export { cellsIn, readLines } from './domain/given-lines.ts'
export { acceptanceRoutes } from './http/acceptance-routes.ts'
export {
  previewAcceptance,
  type AcceptancePreview,
  type PreviewFault,
} from './usecases/preview-acceptance.ts'
export { acceptanceOn, whyNotReceived } from './usecases/read-acceptance.ts'
export { listTextOf, MOST_LIST_BYTES } from './usecases/read-list.ts'
export { recordAcceptance, SignedAcceptance } from './usecases/record-acceptance.ts'
export {
  viewAcceptanceDecision,
  viewAcceptances,
  type AcceptanceFilter,
  type DecisionStanding,
  type NamedChange,
} from './usecases/view-acceptances.ts'
