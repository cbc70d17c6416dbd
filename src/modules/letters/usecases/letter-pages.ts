import type { LetterId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import { cannotBeRead, isMissing } from '#platform/files'
import { findLetter, setLetterPages } from '../db/letter.queries.ts'
import { renderLetter } from './render-letter.ts'

/**
 * The pages of a letter as PDF: those kept, or made now when the worker has not come to it yet or the
 * store has lost them; they come out the same. Who may read the letter is asked before, by whoever
 * shows its dossier.
 *
 * Refuses: `not-found/letter`; `unavailable/stored-file` when the pages kept were altered.
 */
export async function letterPages(context: Context, id: LetterId): Promise<Buffer> {
  const letter = await inRead(context.db, (read) => findLetter(read, id))
  if (letter === null) throw new Refused('not-found/letter')
  const kept = letter.sha256 === null ? null : await keptPages(context, letter.sha256)
  if (kept !== null) return kept
  const verificationUrl = `${context.publicUrl}/kiem-tra/${letter.verificationToken}`
  const pages = await renderLetter(letter.kind, letter.circular, letter.content, verificationUrl)
  const sha256 = await context.files.put(context.locality.id, pages)
  // Others than before only where the program prints otherwise, or is reached at another address.
  if (letter.sha256?.equals(sha256) !== true)
    await inTransaction(context.db, (tx) => setLetterPages(tx, id, sha256))
  return pages
}

async function keptPages(context: Context, sha256: Buffer): Promise<Buffer | null> {
  try {
    return await context.files.get(context.locality.id, sha256)
  } catch (error) {
    if (isMissing(error)) return null
    return cannotBeRead(error)
  }
}
