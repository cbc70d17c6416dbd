/**
 * The part of the module that knows neither server nor database: it runs in the browser just as on the server, and is
 * imported there as `#modules/forms/domain`.
 */
export {
  type Address,
  type Answers,
  type FormerAddress,
  type PresentAddress,
  type WrittenAddress,
} from './answers.ts'
export {
  answersAsText,
  type AnswerEntry,
  type AnswerLine,
  type AnswerNames,
  type AnswerSection,
} from './as-text.ts'
export { type Advice, type AdviceCode } from './advice.ts'
export { checkAnswers, checkPage, isRequired } from './check.ts'
export { withComputed } from './computed.ts'
export {
  type Choice,
  type Condition,
  type FormDefinition,
  type LookupList,
  type Page,
  type Prefill,
  type Question,
  type QuestionOf,
} from './definition.ts'
export {
  questionsAt,
  type FormChange,
  type PageWords,
  type QuestionContent,
  type QuestionPlace,
} from './editing.ts'
export { faultText } from './fault-texts.ts'
export { BEYOND_SCHEMA, type Fault, type FaultCode } from './faults.ts'
export { lookupName, LOOKUPS, type LookupItem } from './lookups/lists.ts'
export { prefilled, type Person } from './prefill.ts'
export { problemsOf, type Problem, type ProblemCode } from './review.ts'
export { schemaOf, type JsonSchema } from './schema.ts'
export { answersTo } from './standing.ts'
export { dropHidden, tidyAnswers, typedValue } from './tidy.ts'

export {
  addressesGiven,
  filesGiven,
  visibleEntryQuestions,
  visiblePages,
  visibleQuestions,
  type Given,
} from './visibility.ts'
