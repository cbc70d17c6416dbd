/** A file that comes piece after piece. */
export interface Piecemeal {
  readonly localityId: number
  readonly id: string
}

/**
 * Keeps files that come piece after piece until they are whole. No backup holds them: whoever sends
 * them asks how much is there, and sends the rest again.
 */
export interface Pieces {
  /** How many bytes lie here, from the beginning on. */
  sizeOf(file: Piecemeal): Promise<number>
  /**
   * Writes a piece at an offset that what lies here reaches, and forgets what lay beyond; when it
   * returns the bytes outlast a power cut. Refuses: `full/file-store`.
   */
  write(file: Piecemeal, offset: number, piece: Buffer): Promise<void>
  /** All the bytes, or null when nothing lies here. */
  read(file: Piecemeal): Promise<Buffer | null>
  /** Forgets the bytes. Forgetting what is not there changes nothing. */
  remove(file: Piecemeal): Promise<void>
}
