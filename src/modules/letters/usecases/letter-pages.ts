import type { LetterId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import { findLetter, setLetterPages } from '../db/letter.queries.ts'
import { renderLetter } from './render-letter.ts'

/**
 * The pages of a letter as PDF: those kept, or made now when the worker has not come to it yet. Who
 * may read the letter is asked before, by whoever shows its dossier.
 *
 * Refuses: `not-found/letter`.
 */
export async function letterPages(context: Context, id: LetterId): Promise<Buffer> {
  const letter = await inRead(context.db, (read) => findLetter(read, id))
  if (letter === null) throw new Refused('not-found/letter')
  if (letter.sha256 !== null) return context.files.get(context.locality.id, letter.sha256)
  const verificationUrl = `${context.publicUrl}/kiem-tra/${letter.verificationToken}`
  const pages = await renderLetter(letter.kind, letter.circular, letter.content, verificationUrl)
  const sha256 = await context.files.put(context.locality.id, pages)
  await inTransaction(context.db, (tx) => setLetterPages(tx, id, sha256))
  return pages
}
