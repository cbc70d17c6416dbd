import type { LetterId } from '#kernel/id'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { faultOfContent } from '#platform/files'
import { listPrinted } from '../db/letter.queries.ts'

/** What a verification of the printed letters went through, and what it found. */
export interface LetterVerification {
  readonly letters: number
  readonly broken: readonly { readonly letter: LetterId; readonly fault: string }[]
}

const AT_A_TIME = 500
const MOST_TOLD = 100

/**
 * Reads the pages of every letter of the locality that was printed and compares them with their checksum: none may be
 * missing, none may have changed. For operators and auditors; changes nothing.
 */
export async function verifyLetters(context: Context): Promise<LetterVerification> {
  const broken: { letter: LetterId; fault: string }[] = []
  let letters = 0
  let after: LetterId | null = null
  for (;;) {
    const page = await inRead(context.db, (read) => listPrinted(read, after, AT_A_TIME))
    for (const { id, sha256 } of page) {
      letters += 1
      const fault = await faultOfContent(context.files, context.locality.id, sha256)
      if (fault !== null && broken.length < MOST_TOLD) broken.push({ letter: id, fault })
    }
    const last = page.at(-1)
    if (last === undefined) return { letters, broken }
    after = last.id
  }
}
