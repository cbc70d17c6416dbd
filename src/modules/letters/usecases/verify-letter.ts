import type { DossierId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { inRead, type Read } from '#platform/db'
import { countAgainst, type Limit } from '#platform/limits'
import { findFirstSeq, findLastAfter, findLetterByToken } from '../db/letter.queries.ts'
import { formLabel, letterTitle, type LetterKind } from '../domain/circulars.ts'

const PER_ADDRESS: Limit = { name: 'verification', most: 10, windowSeconds: 60 }

export type VerifiedLetter = Awaited<ReturnType<typeof verifyLetter>>

/** What takes the place of a letter, when it comes after it. */
const REPLACED_BY: Rules = {
  receipt: ['receipt'],
  apology: ['apology'],
  'correction-notice': ['correction-notice'],
}

/** What undoes what a letter says. */
const UNDONE_BY: Rules = {
  refusal: ['reopening-notice'],
  'stop-notice': ['reopening-notice'],
}

/** What moves the appointment that a letter names. */
const MOVED_BY: Rules = {
  receipt: ['apology', 'reopening-notice'],
  apology: ['reopening-notice'],
  'reopening-notice': ['apology'],
}

type Rules = Readonly<Partial<Record<LetterKind, readonly LetterKind[]>>>

/** 128 bits as base64url: the last character has only four values. */
const CODE = /^[\w-]{21}[AQgw]$/

/**
 * Whether a paper was issued, for anyone who is shown it and scans its QR code: by which unit and
 * when, under which form and number, for which dossier; whether a newer one took its place or undid
 * it, and whether its appointment was moved. Nothing about the person.
 *
 * Limit: 10 a minute from one address. Refuses: `not-found/letter-code` (no code of a letter looks
 * so), `not-found/letter` (none was issued with it), `too-many/requests`.
 */
export async function verifyLetter(context: Context, token: string, address: string) {
  await countAgainst(context, PER_ADDRESS, address)
  if (!CODE.test(token)) throw new Refused('not-found/letter-code')
  return inRead(context.db, async (read) => {
    const letter = await findLetterByToken(read, token)
    if (letter === null) throw new Refused('not-found/letter')
    const { kind, circular, content, madeAt } = letter
    const [replacedBy, undoneBy, movedBy] = await Promise.all([
      findLastAfter(read, letter, REPLACED_BY[kind] ?? []),
      findLastAfter(read, letter, UNDONE_BY[kind] ?? []),
      findLastAfter(read, await wordedWith(read, letter), MOVED_BY[kind] ?? []),
    ])
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
      undoneBy: referenceTo(undoneBy),
      appointmentMovedBy: referenceTo(movedBy),
    }
  })
}

/** A receipt that was printed again says word for word what the first one did. */
async function wordedWith(read: Read, { dossierId, seq, kind }: PlacedLetter) {
  const first = kind === 'receipt' ? await findFirstSeq(read, dossierId, kind) : null
  return { dossierId, seq: first ?? seq }
}

interface PlacedLetter {
  readonly dossierId: DossierId
  readonly seq: number
  readonly kind: LetterKind
}

function referenceTo(letter: { readonly number: string | null; readonly madeAt: Date } | null) {
  return letter === null ? null : { number: letter.number, madeAt: formatInstant(letter.madeAt) }
}
