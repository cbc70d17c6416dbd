import type { DossierId, LetterId } from '#kernel/id'
import type { Context } from '#platform/context'
import type { Write } from '#platform/db'
import { newId, newSecret } from '#platform/ids'
import { findReceipt, insertLetter } from '../db/letter.queries.ts'
import { RENDER_LETTER } from '../jobs/render-letter-job.ts'

/**
 * Lists the receipt of a dossier once more, word for word and under its number, with the words that
 * mark it as printed again. The code and the secret on it stay the same; what it is verified by is its own.
 * Answers false, with nothing listed, when the dossier has none.
 */
export async function reissueReceipt(
  tx: Write,
  context: Context,
  dossierId: DossierId,
  reprint: string,
): Promise<boolean> {
  const receipt = await findReceipt(tx, dossierId)
  if (receipt === null) return false
  const id: LetterId = newId()
  await insertLetter(tx, {
    ...receipt,
    id,
    content: { ...receipt.content, reprint },
    madeAt: context.clock.now(),
    madeBy: context.actor.accountId,
    verificationToken: newSecret(128),
  })
  await context.jobs.enqueue(tx, RENDER_LETTER, context.locality.id, { letterId: id })
  return true
}
