import type { Day } from '#kernel/day'
import type { FileId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused, type ValueFault } from '#kernel/refused'
import { usableFiles } from '#modules/documents'
import type { NewDocument } from '#modules/dossiers'
import {
  addressesGiven,
  checkAnswers,
  filesGiven,
  formForFiling,
  tidyAnswers,
  withComputed,
  type Answers,
  type FormVersion,
} from '#modules/forms'
import { describeAddress } from '#modules/organisations'
import type { Context } from '#platform/context'
import type { Write } from '#platform/db'
import { LAST_DAY_OF_DISTRICTS } from './answers-in-words.ts'

export interface FormBody {
  readonly form?: Readonly<Record<string, unknown>> | null | undefined
  readonly formVersion?: number | null | undefined
}

/** A form as it is kept: tidied, complete, with what follows from the answers. */
export interface CheckedForm {
  readonly version: FormVersion
  readonly answers: Answers
}

/**
 * The filled-in form of a procedure, checked against the version it was filled in on. Asked before a
 * transaction begins.
 *
 * Refuses: `invalid/form-not-offered`, `invalid/form` (with every fault and its place),
 * `invalid/form-version-unknown`, `conflict/form-version-outdated`.
 */
export async function checkedForm(
  context: Context,
  procedureCode: string,
  body: FormBody,
): Promise<CheckedForm | null> {
  const given = body.form ?? {}
  const version = await formForFiling(context, procedureCode, body.formVersion ?? null)
  if (version === null) {
    if (Object.keys(given).length > 0) throw new Refused('invalid/form-not-offered')
    return null
  }
  const today = dayOf(context.clock.now())
  const answers = tidyAnswers(version.definition, given)
  const faults = checkAnswers(version.definition, answers, today)
  const unknownPlaces = await placesNotFound(context, version, answers, today)
  const errors = [...faults, ...unknownPlaces].map(({ path, code }) => ({
    path: `/form${path}`,
    code,
  }))
  if (errors.length > 0) throw new Refused('invalid/form', { errors })
  return { version, answers: withComputed(version.definition, answers, today) }
}

/**
 * Takes the files that a form refers to into use, as documents of the dossier after those it has.
 * Refuses: `invalid/file-not-usable`.
 */
export async function useFormFiles(
  tx: Write,
  context: Context,
  form: CheckedForm | null,
  lastOrdinal: number,
): Promise<NewDocument[]> {
  if (form === null) return []
  const { definition } = form.version
  const files = filesGiven(definition, form.answers)
  await usableFiles(
    tx,
    context,
    files.map(({ value }) => value as FileId),
  )
  const labels = new Map(allQuestions(definition).map(({ id, label }) => [id, label]))
  return files.map(({ questionId, value }, at) => ({
    ordinal: lastOrdinal + at + 1,
    componentId: null,
    stepId: null,
    fileId: value as FileId,
    originals: 0,
    copies: 0,
    note: labels.get(questionId) ?? null,
  }))
}

function allQuestions({ pages }: FormVersion['definition']) {
  return pages
    .flatMap(({ questions }) => questions)
    .flatMap((question) =>
      question.kind === 'repeat' ? [question, ...question.questions] : [question],
    )
}

/** The commune that the answer to a question of the form names, by its present code. */
export function communeGiven(form: CheckedForm | null, questionId: string | null): string | null {
  if (form === null || questionId === null) return null
  const given = addressesGiven(form.version.definition, form.answers)
  const address = given.find((each) => each.questionId === questionId)?.value
  if (address === undefined || 'text' in address || 'era' in address) return null
  return address.communeCode
}

/** Addresses whose codes name no place on the day they speak of. */
async function placesNotFound(
  context: Context,
  version: FormVersion,
  answers: Answers,
  today: Day,
): Promise<ValueFault[]> {
  const found = await Promise.all(
    addressesGiven(version.definition, answers).map(async ({ path, value }) => {
      if ('text' in value) return []
      const on = 'era' in value ? LAST_DAY_OF_DISTRICTS : today
      const described = await describeAddress(context, { detail: '', ...value, on })
      return described === null ? [{ path, code: 'unknown-place' }] : []
    }),
  )
  return found.flat()
}
