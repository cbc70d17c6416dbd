import { openDossier, refuseTwin, type Answer } from '#modules/dossiers'
import { organisationNow } from '#modules/organisations'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { findAnswer, type KeyedRequest } from '#platform/idempotency'
import { useFormFiles } from './filed-form.ts'
import { checkedPapers } from './filed-papers.ts'
import { checkedFiling, type FilingBody } from './filing-checks.ts'

/**
 * Files a dossier: online by a person or business, at the counter or by post by reception. At the
 * counter it may be received in the same act.
 *
 * Legal basis: Decree 118/2025/NĐ-CP, arts. 11, 15. Audit: `dossier.submitted`. Job: the receipt,
 * when received at once. Refuses what `checkedFiling` and `checkedPapers` refuse,
 * `conflict/duplicate-filing` (with the first code) and `conflict/no-process`.
 */
export async function fileDossier(
  context: Context,
  keyed: KeyedRequest,
  body: FilingBody,
): Promise<Answer> {
  const organisation = await organisationNow(context)
  const filing = await checkedFiling(context, body, organisation)
  return inTransaction(context.db, async (tx) => {
    const given = await findAnswer(tx, context, keyed)
    if (given !== null) return { ...given, isReplay: true }
    await refuseTwin(tx, context, filing.contentHash, body.confirmDuplicate)
    if (filing.form !== null) await useFormFiles(tx, context, filing.form)
    const papers = await checkedPapers(
      { context, tx },
      { procedureVersionId: filing.procedure.id, caseId: filing.caseId, documents: [] },
      body.documents,
      { isOnline: body.channel === 'online' },
    )
    const { name, timeLimit } = filing.procedure.content
    const { value, unit, sameDay } = timeLimit
    const opening = {
      procedureCode: filing.procedure.code,
      procedureVersionId: filing.procedure.id,
      procedureName: name,
      formVersionId: filing.form?.version.id ?? null,
      caseId: filing.caseId,
      channel: body.channel,
      receivingUnitId: filing.receivingUnitId,
      receivingUnitCode: filing.receivingUnitCode,
      competentUnitId: filing.competentUnitId,
      applicant: filing.applicant,
      owner: filing.owner,
      term: { value, unit, sameDay },
      delivery: { address: null, recipient: null, phone: null, ...body.delivery },
      papers,
      answers: filing.form?.answers ?? null,
      contentHash: filing.contentHash,
      isReceivedAtOnce: body.receive,
    }
    return openDossier({ context, tx, organisation }, opening, keyed)
  })
}
