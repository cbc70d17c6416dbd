import type { DossierId, LetterId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import type { Context } from '#platform/context'
import type { Write } from '#platform/db'
import { newId, newSecret } from '#platform/ids'
import { insertLetter } from '../db/letter.queries.ts'
import { circularOn, formOf, type LetterKind } from '../domain/circulars.ts'
import type { LetterContent } from '../domain/letter-content.ts'
import { RENDER_LETTER } from '../jobs/render-letter-job.ts'

/**
 * Lists a letter in the transaction that causes it and has its pages made after. One that the
 * circular of the day has no form for (a stop notice before 2025) is a plain notice.
 */
export async function issueLetter<Kind extends LetterKind>(
  tx: Write,
  context: Context,
  letter: {
    readonly dossierId: DossierId
    readonly kind: Kind
    readonly content: LetterContent<Kind>
    readonly isForApplicant: boolean
  },
): Promise<void> {
  const madeAt = context.clock.now()
  const circular = circularOn(dayOf(madeAt))
  const id: LetterId = newId()
  await Promise.all([
    insertLetter(tx, {
      ...letter,
      id,
      form: formOf(letter.kind, circular),
      circular,
      number: letter.content.head.number,
      madeAt,
      madeBy: context.actor.accountId,
      verificationToken: newSecret(128),
    }),
    context.jobs.enqueue(tx, RENDER_LETTER, context.locality.id, { letterId: id }),
  ])
}
