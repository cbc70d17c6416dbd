import { formatInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { countAgainst, type Limit } from '#platform/limits'
import { findLastAfter, findLetterByToken } from '../db/letter.queries.ts'
import { formLabel, letterTitle, type LetterKind } from '../domain/circulars.ts'

const PER_ADDRESS: Limit = { name: 'verification', most: 10, windowSeconds: 60 }

export type VerifiedLetter = Awaited<ReturnType<typeof verifyLetter>>

/** Kinds of which a dossier has one that holds: a newer one takes the place of those before. */
const SUPERSEDED: readonly LetterKind[] = ['receipt', 'apology']

/**
 * Whether a paper was issued, for anyone who is shown it and scans its QR code: by which unit and
 * when, under which form and number, for which dossier, and whether a newer one took its place. An
 * apology moves the appointment of the receipts before and after it. Nothing about the person.
 *
 * Limit: 10 a minute from one address. Refuses: `not-found/letter`, `too-many/requests`.
 */
export async function verifyLetter(context: Context, token: string, address: string) {
  await countAgainst(context, PER_ADDRESS, address)
  return inRead(context.db, async (read) => {
    const letter = await findLetterByToken(read, token)
    if (letter === null) throw new Refused('not-found/letter')
    const { kind, circular, content, madeAt, dossierId } = letter
    const replacedBy = SUPERSEDED.includes(kind) ? await findLastAfter(read, letter, kind) : null
    const moved =
      kind === 'receipt' ? await findLastAfter(read, { dossierId, seq: 0 }, 'apology') : null
    return {
      title: letterTitle(kind, circular),
      form: formLabel(kind, circular),
      number: letter.number,
      unitName: content.head.unit,
      issuedAt: content.head.madeAt,
      /** When this copy was printed again; null for the first. */
      reprintedAt: 'reprint' in content && content.reprint !== null ? formatInstant(madeAt) : null,
      dossierCode: content.dossierCode,
      procedureName: content.procedure,
      replacedBy: referenceTo(replacedBy),
      appointmentMovedBy: referenceTo(moved),
    }
  })
}

function referenceTo(letter: { readonly number: string | null; readonly madeAt: Date } | null) {
  return letter === null ? null : { number: letter.number, madeAt: formatInstant(letter.madeAt) }
}
