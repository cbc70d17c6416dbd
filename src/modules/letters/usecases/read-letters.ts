import type { DossierId, LetterId } from '#kernel/id'
import type { Read } from '#platform/db'
import { findLetter, listLetters, type ListedLetter } from '../db/letter.queries.ts'

/** The letters of a dossier, oldest first; of those for the applicant only, when so asked. */
export async function lettersOf(
  read: Read,
  dossierId: DossierId,
  forApplicantOnly: boolean,
): Promise<ListedLetter[]> {
  const letters = await listLetters(read, dossierId)
  return forApplicantOnly ? letters.filter(({ isForApplicant }) => isForApplicant) : letters
}

/** Which dossier a letter belongs to, and whether it is addressed to the applicant; null when there is none. */
export async function letterOwner(
  read: Read,
  id: LetterId,
): Promise<{ readonly dossierId: DossierId; readonly isForApplicant: boolean } | null> {
  const letter = await findLetter(read, id)
  return letter === null
    ? null
    : { dossierId: letter.dossierId, isForApplicant: letter.isForApplicant }
}
