import { handlerOf, type JobHandler } from '#platform/worker'
import { stopUnansweredDossiers } from '../usecases/stop-unanswered.ts'
import { stopUnanswered } from './stop-unanswered.ts'

/** What carries out the work of this module. */
export const dossierHandlers: readonly JobHandler[] = [
  handlerOf(stopUnanswered, stopUnansweredDossiers),
]
