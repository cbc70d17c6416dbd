import { CALENDAR_CHANGED } from '#modules/calendars'
import { handlerOf, type JobHandler } from '#platform/worker'
import { moveDueDates } from '../usecases/due-dates/move-due-dates.ts'
import { countSilence } from '../usecases/silence/count-silence.ts'
import { stopUnansweredDossiers } from '../usecases/stop-unanswered.ts'
import { countSilenceJob } from './count-silence.ts'
import { stopUnanswered } from './stop-unanswered.ts'

/** What carries out the work of this module. */
export const dossierHandlers: readonly JobHandler[] = [
  handlerOf(CALENDAR_CHANGED, moveDueDates),
  handlerOf(stopUnanswered, stopUnansweredDossiers),
  handlerOf(countSilenceJob, countSilence),
]
