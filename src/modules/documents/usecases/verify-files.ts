import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { faultOfContent } from '#platform/files'
import { listContentInUse } from '../db/content.queries.ts'
import { uploadsShelf } from './uploads-shelf.ts'

/** What a verification of the file store went through, and what it found. */
export interface FileVerification {
  readonly files: number
  /** By the SHA-256 of what should be there. */
  readonly broken: readonly { readonly sha256: string; readonly fault: string }[]
}

const AT_A_TIME = 500
const MOST_TOLD = 100

/**
 * Reads the bytes of every file of the locality from the store and compares them with their checksum:
 * none may be missing, none may have changed. For operators and auditors; changes nothing.
 */
export async function verifyFiles(context: Context): Promise<FileVerification> {
  const broken: { sha256: string; fault: string }[] = []
  let files = 0
  let after: Buffer = Buffer.alloc(0)
  for (;;) {
    const page = await inRead(context.db, (read) => listContentInUse(read, after, AT_A_TIME))
    for (const sha256 of page) {
      files += 1
      const fault = await faultOfContent(uploadsShelf(context), context.locality.id, sha256)
      if (fault !== null && broken.length < MOST_TOLD)
        broken.push({ sha256: sha256.toString('hex'), fault })
    }
    const last = page.at(-1)
    if (last === undefined) return { files, broken }
    after = last
  }
}
