import {
  openDossier,
  refuseTwin,
  type Answer,
  type FirstAct,
  type NewDocument,
} from '#modules/dossiers'
import { organisationNow, type Organisation } from '#modules/organisations'
import { termOf } from '#modules/procedures'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import { findAnswer, type KeyedRequest } from '#platform/idempotency'
import { useFormFiles } from './filed-form.ts'
import { checkedPapers } from './filed-papers.ts'
import { checkedFiling, type CheckedFiling, type FilingBody } from './filing-checks.ts'

/**
 * Files a dossier: online by a person or business, at the counter or by post by reception. At the
 * counter it may be received in the same act.
 *
 * Legal basis: Decree 118/2025/NĐ-CP, arts. 11, 15. Audit: `dossier.submitted`. Job: the receipt,
 * when received at once. Refuses what `checkedFiling` and `checkedPapers` refuse,
 * `conflict/duplicate-filing` (with the first code) and `conflict/no-process`.
 */
export function fileDossier(
  context: Context,
  keyed: KeyedRequest,
  body: FilingBody,
): Promise<Answer> {
  return fileWith(context, keyed, body, { kind: body.receive ? 'receive' : 'none' })
}

/** What reception does with a dossier that cannot be received: asks for the rest, or refuses it. */
export type TurnedDown = Extract<FirstAct, { readonly items: unknown }>

/**
 * Takes down a dossier that lacks something, and tells the person in the same act what to bring
 * (form 02) or why it is refused (form 03). Reception only.
 *
 * Legal basis: Decree 118/2025/NĐ-CP, art. 11. Audit: `dossier.submitted`, then
 * `supplement.requested` or `dossier.refused`. Refuses as `fileDossier`, but for missing papers;
 * `invalid/no-item`, `invalid/no-reason`.
 */
export function fileIncompleteDossier(
  context: Context,
  keyed: KeyedRequest,
  body: Omit<FilingBody, 'channel' | 'receive'> & { readonly channel: 'counter' | 'post' },
  turnedDown: TurnedDown,
): Promise<Answer> {
  return fileWith(context, keyed, { ...body, receive: false }, turnedDown)
}

async function fileWith(
  context: Context,
  keyed: KeyedRequest,
  body: FilingBody,
  firstAct: FirstAct,
): Promise<Answer> {
  const organisation = await organisationNow(context)
  const mayLackPapers = firstAct.kind === 'ask' || firstAct.kind === 'refuse'
  const filing = await checkedFiling(context, body, { organisation, mayLackPapers })
  return inTransaction(context.db, (tx) =>
    fileChecked({ context, tx, organisation }, { filing, body, keyed, firstAct }),
  )
}

/**
 * Files what was checked, in a transaction that is open already. A file asked for by the form becomes
 * a document of the dossier like any paper.
 */
export async function fileChecked(
  where: { readonly context: Context; readonly tx: Write; readonly organisation: Organisation },
  checked: {
    readonly filing: CheckedFiling
    readonly body: FilingBody
    readonly keyed: KeyedRequest
    readonly firstAct: FirstAct
  },
): Promise<Answer> {
  const { context, tx } = where
  const { filing, body, keyed, firstAct } = checked
  const given = await findAnswer(tx, context, keyed)
  if (given !== null) return { ...given, isReplay: true }
  await refuseTwin(tx, context, filing.contentHash, body.confirmDuplicate)
  const papers = await checkedPapers(
    { context, tx },
    { procedureVersionId: filing.procedure.id, caseId: filing.caseId, documents: [] },
    body.documents,
    { isOnline: body.channel === 'online' },
  )
  const formFiles = await useFormFiles(tx, context, filing.form, papers.length)
  const opening = openingOf(filing, body, [...papers, ...formFiles])
  return openDossier(where, { ...opening, firstAct }, keyed)
}

function openingOf(
  filing: CheckedFiling,
  body: FilingBody,
  papers: readonly NewDocument[],
): Omit<Parameters<typeof openDossier>[1], 'firstAct'> {
  const { name, timeLimit } = filing.procedure.content
  return {
    procedureCode: filing.procedure.code,
    procedureVersionId: filing.procedure.id,
    procedureName: name,
    formVersionId: filing.form?.version.id ?? null,
    caseId: filing.caseId,
    channel: body.channel,
    arrivedOn: filing.arrivedOn,
    receivingUnitId: filing.receivingUnitId,
    receivingUnitCode: filing.receivingUnitCode,
    competentUnitId: filing.competentUnitId,
    applicant: filing.applicant,
    owner: filing.owner,
    term: termOf(timeLimit),
    delivery: { address: null, recipient: null, phone: null, ...body.delivery },
    papers,
    answers: filing.form?.answers ?? null,
    contentHash: filing.contentHash,
    givenBack: papers.flatMap(({ ordinal }, at) =>
      body.documents[at]?.paper?.givenBack === true ? [ordinal] : [],
    ),
  }
}
