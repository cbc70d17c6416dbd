import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { FilingId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { dropHidden } from '#modules/forms'
import { organisationNow } from '#modules/organisations'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import type { KeyedRequest } from '#platform/idempotency'
import { findFilingForUpdate, setSubmitted } from '../db/filing.queries.ts'
import type { Filing } from '../domain/filing.ts'
import { fileChecked } from './file-dossier.ts'
import { checkedFiling, type FilingBody } from './filing-checks.ts'
import { changedElsewhere, ownFiling } from './own-filing.ts'
import { isReady, viewFiling, type FilingView } from './view-filing.ts'

/**
 * Hands a filing in: the same use case as `POST /dossiers`, once for each filing. Whoever confirms
 * again, from another tab or after going back, is given the code of the first.
 *
 * Audit: `dossier.submitted`. Refuses: `not-found/filing`, `conflict/filing-incomplete`,
 * `conflict/filing-changed-elsewhere` when it was changed after it was looked through,
 * `conflict/duplicate-filing` (with the first code, unless confirmed), and what `fileDossier` refuses.
 */
export async function submitFiling(
  context: Context,
  { id, version }: { readonly id: FilingId; readonly version: number },
  { isDuplicateConfirmed }: { readonly isDuplicateConfirmed: boolean },
): Promise<string> {
  authorise(context.actor, 'filings.prepare')
  const { submittedAs } = await ownFiling(context, id)
  if (submittedAs !== null) return submittedAs
  const view = await viewOrCode(context, id)
  if (typeof view === 'string') return view
  if (view.filing.version !== version) throw changedElsewhere(view.filing)
  if (!isReady(view)) throw new Refused('conflict/filing-incomplete')
  const body = bodyOf(context, view, isDuplicateConfirmed)
  const organisation = await organisationNow(context)
  const filing = await checkedFiling(context, body, { organisation, mayLackPapers: false })
  return inTransaction(context.db, async (tx) => {
    const locked = await findFilingForUpdate(tx, context.actor.accountId, id)
    if (locked === null) throw new Refused('not-found/filing')
    if (locked.submittedAs !== null) return locked.submittedAs
    requireUnchanged(locked, view.filing)
    const answer = await fileChecked(
      { context, tx, organisation },
      { filing, body, keyed: keyOf(id, body), firstAct: { kind: 'none' } },
    )
    const { code } = JSON.parse(answer.body) as { readonly code: string }
    await setSubmitted(tx, id, code, context.clock.now())
    return code
  })
}

/** The filing, or the dossier it became while it was asked for. */
async function viewOrCode(context: Context, id: FilingId): Promise<FilingView | string> {
  try {
    return await viewFiling(context, id)
  } catch (error) {
    const code = error instanceof Refused ? error.details.members?.['dossierCode'] : undefined
    if (typeof code === 'string') return code
    throw error
  }
}

/** A paper added or removed meanwhile counts too, though it makes no version. */
function requireUnchanged(locked: Filing, seen: Filing): void {
  const isSame =
    locked.version === seen.version &&
    canonicalize(locked.documents) === canonicalize(seen.documents)
  if (!isSame) throw changedElsewhere(locked)
}

/** The key under which the filing is handed in: its own id, so that it becomes one dossier for ever. */
function keyOf(id: FilingId, body: FilingBody): KeyedRequest {
  const bodyHash = createHash('sha256').update(canonicalize(body) ?? '')
  return { key: `filing/${id}`, route: 'POST /dossiers', bodyHash: bodyHash.digest() }
}

function bodyOf(
  { actor }: Context,
  { filing, procedure, form, caseId, place, papers }: FilingView,
  confirmDuplicate: boolean,
): FilingBody {
  const { contact, owner, answers, delivery } = filing
  const known = new Set(papers.map(({ component }) => component.id))
  return {
    procedureCode: procedure.code,
    caseId,
    receivingUnit: place?.code ?? '',
    channel: 'online',
    receive: false,
    applicant: {
      ...contact,
      name: actor.displayName,
      personalId: actor.personalId,
      taxCode: actor.taxCode,
      birthDate: actor.birthDate,
    },
    owner,
    form: form === null ? null : dropHidden(form.definition, answers),
    formVersion: form?.number ?? null,
    documents: filing.documents.filter(({ componentId }) => known.has(componentId)),
    delivery: delivery ?? { method: 'counter' },
    confirmDuplicate,
  }
}
