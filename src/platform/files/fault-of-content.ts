import { Refused } from '#kernel/refused'
import type { FileStore } from './file-store.ts'

/** Why the bytes with that SHA-256 cannot be read from the store: `missing`, or in words; null when they are as they were. */
export async function faultOfContent(
  store: FileStore,
  localityId: number,
  sha256: Buffer,
): Promise<string | null> {
  try {
    await store.get(localityId, sha256)
    return null
  } catch (error) {
    return isMissing(error) ? 'missing' : (error as Error).message
  }
}

/** Refuses what was asked because the store did not give the bytes as they were; why is its cause, for the log. */
export function cannotBeRead(error: unknown): never {
  const refused = new Refused('unavailable/stored-file')
  refused.cause = error
  throw refused
}

/** Whether reading from the store failed because the bytes are not there. */
export function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}
