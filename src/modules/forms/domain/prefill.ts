import { own, type Address, type Answers } from './answers.ts'
import type { ApplicantField, FormDefinition, Prefill } from './definition.ts'
import { answerSeen, formLevel, holds, isShown, type Level } from './visibility.ts'

/** What is known of the person who files, from the account or the identity card. */
export interface Person {
  readonly name: string
  readonly personalId: string | null
  readonly taxCode: string | null
  readonly birthDate: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly address: Address | null
}

const FIELDS: Readonly<Record<ApplicantField, keyof Person>> = {
  'applicant.name': 'name',
  'applicant.personalId': 'personalId',
  'applicant.taxCode': 'taxCode',
  'applicant.birthDate': 'birthDate',
  'applicant.phone': 'phone',
  'applicant.email': 'email',
  'applicant.address': 'address',
}

/**
 * The answers with what is already known put in where nothing is answered, so that nobody types it again: of the
 * person, of earlier questions, and the usual answers. They are offers: a page shows them before it is saved for the
 * first time, and afterwards what the person left there.
 */
export function prefilled(
  definition: FormDefinition,
  person: Person,
  answers: Answers = {},
): Answers {
  let filled = answers
  for (const page of definition.pages) {
    for (const question of page.questions) {
      if (question.prefill === undefined || own(filled, question.id) !== undefined) continue
      // Seen anew each time: an offered answer may show the next question.
      const level = formLevel(definition, filled)
      if (!isShown(level, { question, page }) || !holds(level, question.prefill.when)) continue
      const value = offered(level, question.prefill, person)
      if (value !== undefined && value !== null) filled = { ...filled, [question.id]: value }
    }
  }
  return filled
}

/** Whether a prefill takes what is known of the person. */
export function isApplicantField(from: string): from is ApplicantField {
  return Object.hasOwn(FIELDS, from)
}

function offered(level: Level, prefill: Prefill, person: Person): unknown {
  if ('value' in prefill) return prefill.value
  return isApplicantField(prefill.from)
    ? person[FIELDS[prefill.from]]
    : answerSeen(level, prefill.from)
}
