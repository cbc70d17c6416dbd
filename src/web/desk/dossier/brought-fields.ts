/** The field of new files, and the one that names those taken in before. Known to server and browser. */
export const FILES_FIELD = 'documents'
export const KEPT_FIELD = 'keptFile'
