/** Imports of the catalogue: a file of procedures, what it would change, and what of it goes into a draft. */
export {
  ROW_STATES,
  type CatalogueImport,
  type ImportRow,
  type RowFault,
  type RowState,
} from './domain/import.ts'
export { discardImport } from './usecases/discard-import.ts'
export { importFile } from './usecases/import-file.ts'
export { MOST_IMPORT_BYTES } from './usecases/read-file.ts'
export { takeRows, type ChosenRows, type TakenRows } from './usecases/take-rows.ts'
export { templateXlsx } from './usecases/template.ts'
export {
  listReadFiles,
  openImportedFile,
  viewImport,
  viewImportRow,
  type ImportedRow,
  type ImportPage,
} from './usecases/view-import.ts'
