/** A kind of file that may be uploaded. */
export interface FileKind {
  readonly mediaType: string
  /** What the name of such a file may end in, in lower case. */
  readonly extensions: readonly string[]
  /** Whether a browser may show it in place; others are only handed out to be saved. */
  readonly mayBeShown: boolean
}

/** What scanners, phones and offices make, and archives keep (Circular 02/2019/TT-BNV: PDF, JPEG, TIFF). */
export const FILE_KINDS: readonly FileKind[] = [
  { mediaType: 'application/pdf', extensions: ['pdf'], mayBeShown: true },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], mayBeShown: true },
  { mediaType: 'image/png', extensions: ['png'], mayBeShown: true },
  { mediaType: 'image/tiff', extensions: ['tif', 'tiff'], mayBeShown: false },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    mayBeShown: false,
  },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
    mayBeShown: false,
  },
]

/** The kind that the last extension of a name stands for, or null when such files are not taken. */
export function kindOfName(name: string): FileKind | null {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase()
  if (extension === undefined) return null
  return FILE_KINDS.find(({ extensions }) => extensions.includes(extension)) ?? null
}

/** Whether a browser may show files of this media type in place. */
export function mayBeShown(mediaType: string): boolean {
  return FILE_KINDS.some((kind) => kind.mediaType === mediaType && kind.mayBeShown)
}
