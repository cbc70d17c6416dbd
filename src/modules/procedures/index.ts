/** The catalogue of administrative procedures: what each says from a day on, who decides it, where it is received. */
export {
  competentUnit,
  findCompetentUnit,
  isReceivedAt,
  placesAmong,
  receivingPlaces,
  type CompetenceOrganisation,
  type FiledAt,
  type PlaceUnit,
  type ReceivingPlace,
} from './domain/competence.ts'
export type {
  Audience,
  Case,
  Channel,
  ChannelTerm,
  Competence,
  Component,
  Fee,
  LegalBasis,
  Level,
  NationalEntry,
  OnlineLevel,
  ProcedureContent,
  ProcedureVersion,
  Result,
  Silence,
  TermParts,
  TimeLimit,
} from './domain/content.ts'
export { firstTermOf, termOf, type StatutoryTerm } from './domain/term.ts'
export { type FeeRange } from './domain/fees.ts'
export { caseOf, componentsOf, missingComponents } from './domain/papers.ts'
export {
  NO_DETAILS,
  OWN_PARTS,
  type LocalDetails,
  type Localisation,
  type OwnPart,
} from './domain/localisation.ts'
export type { Facet, Facets } from './domain/search.ts'
export {
  CODE_TITLE,
  contentOfRow,
  SHEET_COLUMNS,
  SHEET_NAME,
  type SheetNames,
  type UnreadCell,
} from './domain/sheet.ts'
export { contentOfNational, type UnreadKey } from './domain/national-content.ts'
export { nationalCodeIn } from './domain/national-parts.ts'
export type { NationalRecord } from './domain/national-record.ts'
export { cellText, type CellFault } from './domain/sheet-entries.ts'
export { openDataRoutes } from './http/open-data-routes.ts'
export { procedureRoutes } from './http/procedure-routes.ts'
export { listProcedureFacts, type ProcedureFacts } from './db/facts.queries.ts'
export type { VersionPeriod } from './db/procedure.queries.ts'
export {
  catalogueOf,
  catalogueHearer,
  doubtCatalogue,
  listVersions,
  procedureById,
  procedureOn,
  type Catalogue,
} from './usecases/catalogue.ts'
export {
  changeCatalogue,
  isChangedSince,
  type CatalogueChange,
  type ChangedProcedure,
} from './usecases/change-catalogue.ts'
export { contentFaults, draftable, type ContentFault } from './usecases/publishable.ts'
export { importCatalogue, type ImportedCatalogue } from './usecases/import-catalogue.ts'
export {
  localisationsNow,
  localiseProcedure,
  viewLocalisation,
  type LocalisationHistory,
} from './usecases/localise-procedure.ts'
export type {
  CatalogueNeighbours,
  CatalogueOrganisation,
  CatalogueUnits,
  ProcedureForm,
} from './usecases/neighbours.ts'
export { type ProcedurePublication } from './usecases/publish-procedure.ts'
export {
  inspectProcedure,
  inspectSteps,
  type InspectedProcess,
  type InspectedStep,
  type ProcedureInspection,
} from './usecases/inspect-procedure.ts'
export {
  searchProcedures,
  type ListedProcedure,
  type ProcedurePage,
  type ProcedureQuery,
} from './usecases/search-procedures.ts'
export {
  unitsFor,
  viewProcedure,
  type ProcedureView,
  type PublicStep,
} from './usecases/view-procedure.ts'
