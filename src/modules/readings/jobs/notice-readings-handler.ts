import { handlerOf, type JobHandler } from '#platform/worker'
import { noticeReadings } from '../usecases/notice-readings.ts'
import { NOTICE_READINGS } from './notice-readings.ts'

/** Looks at what was read today and yesterday. */
export const noticeReadingsHandler: JobHandler = handlerOf(NOTICE_READINGS, noticeReadings)
