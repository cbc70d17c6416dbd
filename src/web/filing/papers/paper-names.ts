import { parseId, type FileId } from '#kernel/id'

/** What the field for the files of a paper is called, before the id of the paper. */
export const FILES = 'files#'

/** The id of the field, for what is wrong with it. */
export function controlOf(componentId: string): string {
  return `paper-${componentId}`
}

interface PaperFile {
  readonly componentId: string
  readonly fileId: FileId
}

/** What the button sends that takes a file out of a paper. */
export function removing({ componentId, fileId }: PaperFile): string {
  return `remove ${fileId} ${componentId}`
}

/** The same read again; null when it says something else. */
export function removedBy(intent: string): PaperFile | null {
  const [word, id = '', componentId = ''] = intent.split(' ', 3)
  const fileId = parseId<'file'>(id)
  return word === 'remove' && fileId !== null ? { componentId, fileId } : null
}
