import type { RefusalCode } from '#kernel/refusal-codes'
import { Refused } from '#kernel/refused'
import { kindOfName, type FileKind } from './file-kind.ts'

/** Bytes of one file at most: 20 MB. */
export const MOST_FILE_BYTES = 20 * 1024 ** 2

/** How far the content of a file may go. */
export const CONTENT_LIMITS = {
  /** Of one picture or page: A4 at 600 dpi has 35 million. */
  pixels: 40_000_000,
  entries: 1000,
  unpackedBytes: 200 * 1024 ** 2,
  ratio: 100,
  ratioFromBytes: 10 * 1024 ** 2,
} as const

/** Uploads that nothing uses yet, of one account at a time. */
export const MOST_UNUSED_FILES = 500

/** What can be wrong with the content of a file, and how that is refused. */
const REFUSAL_OF_FAULT = {
  encrypted: 'invalid/file-encrypted',
  damaged: 'invalid/file-damaged',
  'active-content': 'invalid/file-active-content',
  'unpacks-too-large': 'invalid/file-unpacks-too-large',
  'too-many-pixels': 'invalid/file-too-many-pixels',
  doctype: 'invalid/file-doctype',
  'unsafe-names': 'invalid/file-unsafe-names',
  'too-costly': 'invalid/file-too-costly',
  mixed: 'unsupported-type/file-content',
} as const satisfies Readonly<Record<string, RefusalCode>>

/** What an inspection of the bytes found. */
export interface FoundContent {
  readonly mediaType: string | null
  readonly fault: keyof typeof REFUSAL_OF_FAULT | null
}

/**
 * The kind of file that a name and size announce, before anyone looks inside.
 * Refuses: `too-large/file`, `unsupported-type/file`, `invalid/file-empty`.
 */
export function announcedKind(name: string, size: number): FileKind {
  if (size > MOST_FILE_BYTES) throw new Refused('too-large/file')
  const kind = kindOfName(name)
  if (kind === null) throw new Refused('unsupported-type/file')
  if (size === 0) throw new Refused('invalid/file-empty')
  return kind
}

/** Refuses content that has a fault, or that is not of the kind announced. */
export function checkContent(kind: FileKind, found: FoundContent): void {
  if (found.fault !== null) throw new Refused(REFUSAL_OF_FAULT[found.fault])
  if (found.mediaType !== kind.mediaType) throw new Refused('unsupported-type/file-content')
}
