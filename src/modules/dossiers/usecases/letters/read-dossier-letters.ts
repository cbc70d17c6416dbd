import type { LetterId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import {
  letterOwner,
  letterPages,
  lettersOf,
  letterTitle,
  type ListedLetter,
} from '#modules/letters'
import type { Context } from '#platform/context'
import { inOneTrip } from '#platform/db'
import type { Dossier } from '../../domain/dossier.ts'
import { recordReading, seenDossier } from '../view-dossier.ts'

/** A letter in a list; `href` answers the PDF. */
export interface LetterLine {
  readonly id: LetterId
  /** Its number in the circular; null for a plain notice. */
  readonly form: string | null
  readonly title: string
  readonly number: string | null
  readonly madeAt: string
}

/** The forms made for a dossier so far; the applicant sees those addressed to them. Refuses: `not-found/dossier`. */
export async function dossierLetters(context: Context, code: string): Promise<LetterLine[]> {
  const { dossier, isOwn } = await seenDossier(context, code)
  return letterLinesOf(context, dossier, isOwn)
}

/** The letters of a dossier as a list shows them. */
export async function letterLinesOf(
  context: Context,
  dossier: Pick<Dossier, 'id'>,
  forApplicantOnly: boolean,
): Promise<LetterLine[]> {
  const letters = await inOneTrip(context.db, (read) =>
    lettersOf(read, dossier.id, forApplicantOnly),
  )
  return letters.map(letterLine)
}

/** A letter as a list shows it. */
export function letterLine({ id, kind, form, circular, number, madeAt }: ListedLetter): LetterLine {
  return { id, form, title: letterTitle(kind, circular), number, madeAt: formatInstant(madeAt) }
}

/**
 * The pages of a letter of the dossier, for whoever may see it.
 *
 * Refuses: `not-found/dossier`, `not-found/letter` (also when it is not addressed to the applicant).
 */
export async function dossierLetterPages(
  context: Context,
  code: string,
  letterId: LetterId,
): Promise<Buffer> {
  const seen = await seenDossier(context, code)
  await requireLetterOf(context, seen.dossier, letterId, seen.isOwn)
  await recordReading(context, seen, 'letter.read')
  return letterPages(context, letterId)
}

/** Refuses a letter that is another dossier's, or not for the applicant who asks. */
export async function requireLetterOf(
  context: Context,
  dossier: Pick<Dossier, 'id'>,
  letterId: LetterId,
  forApplicantOnly: boolean,
): Promise<void> {
  const owner = await inOneTrip(context.db, (read) => letterOwner(read, letterId))
  const isTheirs =
    owner !== null && owner.dossierId === dossier.id && (owner.isForApplicant || !forApplicantOnly)
  if (!isTheirs) throw new Refused('not-found/letter')
}
