/** The files that people upload: what is taken in, who may use and read it, and when it goes. */
export { type FileKind } from './domain/file-kind.ts'
export { MOST_FILE_BYTES } from './domain/file-check.ts'
export { fileRoutes } from './http/file-routes.ts'
export { uploadRoutes } from './http/upload-routes.ts'
export { documentHandlers } from './jobs/handlers.ts'
export { removeUnused } from './jobs/remove-unused.ts'
export { keepOriginal, removeOriginal, shelveOriginal } from './usecases/keep-original.ts'
export {
  describeFiles,
  describeOwnFiles,
  openFile,
  type FileDescription,
  type MaySee,
  type OpenedFile,
} from './usecases/read-files.ts'
export { storeUpload, type StoredFile } from './usecases/store-upload.ts'
export { keepFiles, usableFiles } from './usecases/use-files.ts'
export { verifyFiles, type FileVerification } from './usecases/verify-files.ts'
