import { CALENDAR_CHANGED } from '#modules/calendars'
import { UNITS_CHANGED } from '#modules/organisations'
import { handlerOf, type JobHandler } from '#platform/worker'
import { forgetLatelyEnded } from '../usecases/by-itself/forget-ended.ts'
import { stopUnansweredDossiers } from '../usecases/by-itself/stop-unanswered.ts'
import { moveDueDates } from '../usecases/due-dates/move-due-dates.ts'
import { countSilence } from '../usecases/silence/count-silence.ts'
import { carryOver } from '../usecases/transfers/carry-over.ts'
import { countSilenceJob } from './count-silence.ts'
import { forgetEndedJob } from './forget-ended.ts'
import { stopUnanswered } from './stop-unanswered.ts'

/** What carries out the work of this module. */
export const dossierHandlers: readonly JobHandler[] = [
  handlerOf(CALENDAR_CHANGED, moveDueDates),
  handlerOf(UNITS_CHANGED, carryOver),
  handlerOf(stopUnanswered, stopUnansweredDossiers),
  handlerOf(countSilenceJob, countSilence),
  handlerOf(forgetEndedJob, forgetLatelyEnded),
]
