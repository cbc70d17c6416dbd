import type { Context } from '#platform/context'
import type { FileStore } from '#platform/files'

/** Where the bytes of uploads lie; other kinds of content are removed by their own rules. */
export function uploadsShelf({ files }: Context): FileStore {
  return files.shelf('uploads')
}
