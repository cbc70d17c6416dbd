/** What officers are told before a dossier or a step they hold is due. */
export { warningRoutes } from './http/warning-routes.ts'
export { SEND_WARNINGS } from './jobs/send-warnings.ts'
export { sendWarningsHandler } from './jobs/send-warnings-handler.ts'
export {
  countOwnWarnings,
  listOwnWarnings,
  markWarningsSeen,
  type WarningsPage,
} from './usecases/own-warnings.ts'
