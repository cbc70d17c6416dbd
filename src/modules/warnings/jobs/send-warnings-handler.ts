import { handlerOf, type JobHandler } from '#platform/worker'
import { sendWarnings } from '../usecases/send-warnings.ts'
import { SEND_WARNINGS } from './send-warnings.ts'

/** Sends the warnings that hold now. */
export const sendWarningsHandler: JobHandler = handlerOf(SEND_WARNINGS, sendWarnings)
