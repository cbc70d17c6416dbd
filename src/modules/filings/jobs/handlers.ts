import { handlerOf, type JobHandler } from '#platform/worker'
import { removeExpiredFilings } from '../usecases/manage-filings.ts'
import { removeExpired } from './remove-expired.ts'

/** What carries out the work of this module. Safe to run twice: what is gone is not found again. */
export const filingHandlers: readonly JobHandler[] = [
  handlerOf(removeExpired, removeExpiredFilings),
]
