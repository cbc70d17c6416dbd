import { documentHandlers } from '#modules/documents'
import { dossierHandlers } from '#modules/dossiers'
import { filingHandlers } from '#modules/filings'
import { renderLetterHandler } from '#modules/letters'
import { publicationHandlers } from '#modules/publications'
import { noticeReadingsHandler } from '#modules/readings'
import { sealTrailHandler } from '#modules/seals'
import { sendWarningsHandler } from '#modules/warnings'
import { FORGET_ANSWERS, forgetAnswers } from '#platform/idempotency'
import { FORGET_COUNTERS, forgetCounters } from '#platform/limits'
import { handlerOf, type JobHandler } from '#platform/worker'

/** What carries out every kind of work. Known to the worker only: it brings all that the work needs. */
export const ALL_HANDLERS: readonly JobHandler[] = [
  ...documentHandlers,
  ...dossierHandlers,
  ...filingHandlers,
  renderLetterHandler,
  sendWarningsHandler,
  sealTrailHandler,
  noticeReadingsHandler,
  ...publicationHandlers,
  handlerOf(FORGET_COUNTERS, forgetCounters),
  handlerOf(FORGET_ANSWERS, forgetAnswers),
]
