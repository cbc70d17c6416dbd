import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { parseDay, type Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import type { Delivery, Party, PartyKind } from '#modules/dossiers'
import type { Organisation } from '#modules/organisations'
import {
  caseOf,
  competentUnit,
  isReceivedAt,
  placesAmong,
  procedureOn,
  type ProcedureVersion,
} from '#modules/procedures'
import { absentProcedure } from '#modules/publications'
import { authorise, holdsRoleAt, type Actor } from '#platform/access'
import type { Context } from '#platform/context'
import { checkedForm, communeGiven, type CheckedForm, type FormBody } from './filed-form.ts'
import { requireComplete, type PaperBody } from './filed-papers.ts'
import { requireAccepted } from './received-here.ts'

/** A person as a filing names them. */
export interface PartyBody {
  readonly kind: PartyKind
  readonly name: string
  readonly personalId?: string | null | undefined
  readonly taxCode?: string | null | undefined
  readonly birthDate?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly email?: string | null | undefined
  readonly address?: string | null | undefined
}

/** A filing as it is sent. */
export interface FilingBody extends PaperBody, FormBody {
  readonly procedureCode: string
  readonly caseId?: string | null | undefined
  readonly receivingUnit: string
  readonly channel: 'online' | 'counter' | 'post'
  readonly receive: boolean
  readonly applicant: PartyBody
  readonly owner?: PartyBody | null | undefined
  readonly delivery:
    | (Pick<Delivery, 'method'> & { readonly method: 'counter' | 'electronic' })
    | (Delivery & { readonly method: 'post' })
  readonly confirmDuplicate: boolean
  /** The day on which the post brought it. */
  readonly arrivedOn?: string | null | undefined
  /** The commune of the address in a paper declaration, where the competent agency follows from it. */
  readonly communeCode?: string | null | undefined
}

/** A filing in which everything is right in itself. */
export interface CheckedFiling {
  readonly procedure: ProcedureVersion
  readonly caseId: string | null
  readonly receivingUnitId: UnitId
  readonly receivingUnitCode: string
  readonly competentUnitId: UnitId
  readonly applicant: Party
  readonly owner: Party | null
  readonly form: CheckedForm | null
  readonly arrivedOn: Day | null
  readonly contentHash: Buffer
}

/**
 * Checks a filing before anything is written.
 *
 * Refuses: `forbidden/role` and `forbidden/not-your-unit` (who files by this channel),
 * `invalid/unknown-procedure`, as `absentProcedure`, `invalid/procedure-not-received-here`, `invalid/online-not-offered`,
 * `invalid/receive-not-at-counter`, `invalid/receiving-unit`, `invalid/not-received-at-one-stop`, `invalid/unknown-case`,
 * `invalid/applicant-not-account`, `invalid/party-not-identified`, `invalid/form*`,
 * `invalid/papers-missing` (unless it may lack some), `invalid/competent-unit-unknown`,
 * `invalid/arrival-day`, `invalid/commune-from-form`.
 */
export async function checkedFiling(
  context: Context,
  body: FilingBody,
  {
    organisation,
    mayLackPapers,
  }: { readonly organisation: Organisation; readonly mayLackPapers: boolean },
): Promise<CheckedFiling> {
  authorise(context.actor, 'dossiers.file')
  const place = placesAmong(organisation.units).find(({ code }) => code === body.receivingUnit)
  requireChannel(context.actor, body, place?.unitId ?? null)
  const procedure = await procedureOn(context, body.procedureCode, dayOf(context.clock.now()))
  if (procedure === null) throw await refusalOf(context, body.procedureCode)
  const { content } = procedure
  if (content.handledElsewhere !== null) throw new Refused('invalid/procedure-not-received-here')
  if (body.channel === 'online' && content.onlineLevel === 'information') {
    throw new Refused('invalid/online-not-offered')
  }
  if (body.receive && body.channel !== 'counter')
    throw new Refused('invalid/receive-not-at-counter')
  if (place === undefined || !isReceivedAt(content, place))
    throw new Refused('invalid/receiving-unit')
  await requireAccepted(context, procedure, place)

  const caseId = caseOf(content, body.caseId ?? null)
  const applicant = applicantOf(context.actor, body)
  const form = await formOf(context, body)
  if (!mayLackPapers) requireComplete(content, caseId, body.documents)
  if (form !== null && body.communeCode != null) throw new Refused('invalid/commune-from-form')
  const communeCode =
    communeGiven(form, content.competence.commune?.addressQuestion ?? null) ??
    body.communeCode ??
    null
  return {
    procedure,
    caseId,
    receivingUnitId: place.unitId,
    receivingUnitCode: place.code,
    competentUnitId: competentUnit(
      content.competence,
      { procedureCode: procedure.code, place, communeCode },
      organisation,
    ),
    applicant,
    owner: body.owner == null ? null : partyOf(body.owner),
    form,
    arrivedOn: arrivalOf(body, dayOf(context.clock.now())),
    contentHash: contentHashOf(applicant, { ...body, caseId }, form),
  }
}

/** When the post brought it: not a day to come, and nothing of the sort for other channels. */
function arrivalOf({ channel, arrivedOn }: FilingBody, today: Day): Day | null {
  if (arrivedOn == null) return null
  const arrival = parseDay(arrivedOn)
  if (channel !== 'post' || arrival === null || arrival > today) {
    throw new Refused('invalid/arrival-day')
  }
  return arrival
}

/** Online a person or business files for themselves; at a counter or by post reception of that place does. */
function requireChannel(actor: Actor, body: FilingBody, unitId: UnitId | null): void {
  const isApplicant = actor.kind === 'citizen' || actor.kind === 'business'
  if (body.channel === 'online' ? !isApplicant : isApplicant) throw new Refused('forbidden/role')
  if (body.channel === 'online' || unitId === null) return
  if (!holdsRoleAt(actor, 'reception', unitId)) throw new Refused('forbidden/not-your-unit')
}

/** Online the applicant is the account: number, name and birth date are the account's, whatever was sent. */
function applicantOf(actor: Actor, body: FilingBody): Party {
  const sent = partyOf(body.applicant)
  if (body.channel !== 'online') return sent
  const isOwn =
    actor.kind === 'citizen'
      ? sent.kind === 'citizen' && sent.personalId === actor.personalId
      : sent.kind !== 'citizen' && sent.taxCode === actor.taxCode
  if (!isOwn) throw new Refused('invalid/applicant-not-account')
  return { ...sent, name: actor.displayName, birthDate: actor.birthDate }
}

function partyOf(sent: PartyBody): Party {
  const { personalId = null, taxCode = null, phone = null } = sent
  if (personalId === null && taxCode === null && phone === null) {
    throw new Refused('invalid/party-not-identified')
  }
  return {
    kind: sent.kind,
    name: sent.name,
    personalId,
    taxCode,
    birthDate: (sent.birthDate ?? null) as Party['birthDate'],
    phone,
    email: sent.email ?? null,
    address: sent.address ?? null,
  }
}

/** At the counter and by post a paper declaration may stand in for the electronic form. */
async function formOf(context: Context, body: FilingBody): Promise<CheckedForm | null> {
  const isEmpty = body.form == null || Object.keys(body.form).length === 0
  return body.channel !== 'online' && isEmpty
    ? null
    : checkedForm(context, body.procedureCode, body)
}

/** What makes two filings the same: who, what, and with which content. */
function contentHashOf(applicant: Party, body: FilingBody, form: CheckedForm | null): Buffer {
  const content = {
    who: applicant.personalId ?? applicant.taxCode ?? applicant.phone,
    procedure: body.procedureCode,
    caseId: body.caseId,
    owner: body.owner?.personalId ?? body.owner?.taxCode ?? null,
    form: form?.answers ?? null,
    documents: body.documents.map(({ componentId, fileId, paper }) => ({
      componentId,
      fileId: fileId ?? null,
      paper: paper ?? null,
    })),
  }
  return createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest()
}

/** A code that nobody knows is a fault of the filing; a procedure that is not in force refuses as everywhere. */
async function refusalOf(context: Context, procedureCode: string): Promise<Refused> {
  const refused = await absentProcedure(context, procedureCode, dayOf(context.clock.now()))
  return refused.code === 'not-found/procedure' ? new Refused('invalid/unknown-procedure') : refused
}
