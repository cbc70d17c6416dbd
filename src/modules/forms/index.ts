/**
 * Electronic forms: what a procedure asks, in which order and under which conditions, and whether it was answered.
 * Code that also runs in the browser imports `#modules/forms/domain` instead.
 */
export {
  addressesGiven,
  answersAsText,
  BEYOND_SCHEMA,
  checkAnswers,
  checkPage,
  dropHidden,
  faultText,
  filesGiven,
  prefilled,
  problemsOf,
  schemaOf,
  tidyAnswers,
  visiblePages,
  visibleQuestions,
  withComputed,
  type Address,
  type AnswerNames,
  type Answers,
  type AnswerSection,
  type Fault,
  type FormDefinition,
  type JsonSchema,
  type Person,
} from './domain/index.ts'
export type { FormVersion } from './db/form.queries.ts'
export {
  formVersions,
  versionOfForm,
  type FormVersions,
  type PublishedFormVersion,
} from './usecases/form-versions.ts'
export { importForms, type FormImport } from './usecases/import-forms.ts'

export { formById, formForFiling, presentForm } from './usecases/published-forms.ts'
export { beginFormDesign, removeFormDesign } from './usecases/designs/begin-form-design.ts'
export { publishFormDesign } from './usecases/designs/publish-form-design.ts'
export {
  listFormDesigns,
  viewFormDesign,
  type FormDesignView,
} from './usecases/designs/read-form-designs.ts'
export { reviseFormDesign } from './usecases/designs/revise-form-design.ts'
export { tryFormDesign } from './usecases/designs/try-form-design.ts'
