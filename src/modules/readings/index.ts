/** Officers who read more dossiers or files in a day than is usual, noticed for those who look after the locality. */
export type { ExcessPosition } from './db/reading.queries.ts'
export { NOTICE_READINGS } from './jobs/notice-readings.ts'
export { noticeReadingsHandler } from './jobs/notice-readings-handler.ts'
export {
  listReadingExcesses,
  readingLimits,
  ReadingLimits,
  setReadingLimits,
} from './usecases/watch-readings.ts'
