import { handlerOf, type JobHandler } from '#platform/worker'
import { removeUnusedFiles } from '../usecases/remove-unused-files.ts'
import { removeUnused } from './remove-unused.ts'

/** What carries out the work of this module. */
export const documentHandlers: readonly JobHandler[] = [handlerOf(removeUnused, removeUnusedFiles)]
