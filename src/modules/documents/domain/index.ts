/** The part of the module that knows neither server nor database, for screens as they run in the browser. */
export { FILE_KINDS } from './file-kind.ts'
export { MOST_FILE_BYTES } from './file-check.ts'
