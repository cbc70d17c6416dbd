import { Refused } from '#kernel/refused'
import { dossierByCode, takeSupplement, type ActionRequest, type Answer } from '#modules/dossiers'
import type { Context } from '#platform/context'
import { checkedForm, useFormFiles, type CheckedForm, type FormBody } from './filed-form.ts'
import { checkedPapers, type PaperBody } from './filed-papers.ts'
/**
 * Takes what was asked for: new papers, a form filled in anew, or both. Done by the applicant, or by
 * reception for them.
 *
 * Refuses: `invalid/nothing-supplemented`, and what a filing refuses of papers and forms.
 */
export async function supplementDossier(
  context: Context,
  request: ActionRequest,
  body: PaperBody & FormBody,
): Promise<Answer> {
  const form = await formOfSupplement(context, request.code, body)
  return takeSupplement(context, request, async (stage) => {
    const { tx, dossier, onlooker } = stage
    if (form instanceof Refused) throw form
    const papers = await checkedPapers(stage, dossier, body.documents, {
      isOnline: onlooker.kind !== 'staff',
    })
    const last = (dossier.documents.at(-1)?.ordinal ?? 0) + papers.length
    const documents = [...papers, ...(await useFormFiles(tx, context, form, last))]
    return { documents, answers: form?.answers ?? null }
  })
}

/**
 * Checks the form before the transaction. What is wrong with it is told after it is known that the
 * dossier may be seen and supplemented.
 */
async function formOfSupplement(
  context: Context,
  code: string,
  body: FormBody,
): Promise<CheckedForm | Refused | null> {
  if (body.form == null) return null
  const dossier = await dossierByCode(context, code)
  if (dossier === null) return null
  try {
    return await checkedForm(context, dossier.procedureCode, body)
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}
