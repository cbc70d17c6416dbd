import { day } from '#kernel/day'
import type { FileId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { describeFiles } from '#modules/documents'
import {
  addressesGiven,
  answersAsText,
  filesGiven,
  formById,
  type Answers,
  type AnswerSection,
} from '#modules/forms'
import { describeAddress } from '#modules/organisations'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { findAnswers } from '../../db/dossier.queries.ts'
import type { Dossier } from '../../domain/dossier.ts'

/** The last day of the units before the two-level order. */
const LAST_DAY_OF_DISTRICTS = day('2025-06-30')

/** The form as it was last filled in, in the words people read; empty when there is none. */
export async function filledForm(
  context: Context,
  dossier: Pick<Dossier, 'id' | 'formVersionId' | 'submittedAt'>,
): Promise<AnswerSection[]> {
  const { formVersionId, submittedAt } = dossier
  if (formVersionId === null) return []
  const [{ definition }, kept] = await Promise.all([
    formById(context, formVersionId),
    inRead(context.db, (read) => findAnswers(read, dossier.id)),
  ])
  if (kept === null) return []
  const answers = kept.answers as Answers
  const today = dayOf(submittedAt)
  const given = addressesGiven(definition, answers).map(({ value }) => value)
  const places = new Map<string, string | null>()
  for (const address of given) {
    if ('text' in address) continue
    const on = 'era' in address ? LAST_DAY_OF_DISTRICTS : today
    places.set(placeKey(address), await describeAddress(context, { ...address, detail: '', on }))
  }
  const ids = filesGiven(definition, answers).map(({ value }) => value as FileId)
  const files = await inRead(context.db, (read) => describeFiles(read, ids))
  return answersAsText(definition, answers, {
    today,
    placeName: (address) => places.get(placeKey(address)) ?? null,
    fileName: (id) => files.get(id as FileId)?.name ?? null,
  })
}

function placeKey(address: { readonly provinceCode: string; readonly communeCode: string }) {
  return `${address.provinceCode}/${address.communeCode}`
}
