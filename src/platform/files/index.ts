/** Where the bytes of files lie: under their SHA-256, each content once. */
export { cannotBeRead, faultOfContent, isMissing } from './fault-of-content.ts'
export type { FileStore } from './file-store.ts'
export { folderStore } from './folder-store.ts'
export { isOutOfSpace } from './out-of-space.ts'
export type { Piecemeal, Pieces } from './pieces.ts'
