import { CALENDAR_CHANGED } from '#modules/calendars'
import { removeUnused } from '#modules/documents'
import { countSilenceJob, forgetEndedJob, stopUnanswered } from '#modules/dossiers'
import { removeExpired } from '#modules/filings'
import { RENDER_LETTER } from '#modules/letters'
import { UNITS_CHANGED } from '#modules/organisations'
import { takeEffectDaily } from '#modules/publications'
import { NOTICE_READINGS } from '#modules/readings'
import { SEAL_TRAIL } from '#modules/seals'
import { SEND_WARNINGS } from '#modules/warnings'
import { FORGET_ANSWERS } from '#platform/idempotency'
import type { JobDefinition } from '#platform/jobs'
import { FORGET_COUNTERS } from '#platform/limits'

/** Every kind of work there is. Known to the web process, which puts it in, without what carries it out. */
export const ALL_JOBS: readonly JobDefinition[] = [
  CALENDAR_CHANGED,
  UNITS_CHANGED,
  removeUnused,
  removeExpired,
  RENDER_LETTER,
  stopUnanswered,
  SEND_WARNINGS,
  SEAL_TRAIL,
  NOTICE_READINGS,
  takeEffectDaily,
  countSilenceJob,
  forgetEndedJob,
  FORGET_COUNTERS,
  FORGET_ANSWERS,
]
