import type { Pieces } from './pieces.ts'

/** Keeps bytes under their SHA-256, apart for each locality. */
export interface FileStore {
  /**
   * Keeps the bytes and returns their SHA-256; when it returns they outlast a power cut. Keeping the
   * same bytes again mends a copy that has gone bad. Refuses: `full/file-store`.
   */
  put(localityId: number, bytes: Buffer): Promise<Buffer>
  /** The bytes with that SHA-256; throws when they are missing or no longer what they were. */
  get(localityId: number, sha256: Buffer): Promise<Buffer>
  /** Forgets the bytes. Forgetting what is not there changes nothing. */
  remove(localityId: number, sha256: Buffer): Promise<void>
  /** Whether so little room is left that nothing further is to be taken in. */
  isAlmostFull(): Promise<boolean>
  /** Removes what puts that were cut short left behind, once it is an hour old, and pieces nobody has added to for four days. */
  removeUnfinished(): Promise<void>
  /** Files that are not whole yet. */
  readonly pieces: Pieces
  /** A part of the store for one kind of content: what one kind removes, another keeps. */
  shelf(name: string): FileStore
}
