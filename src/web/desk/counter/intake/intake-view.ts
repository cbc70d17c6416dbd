import type { Day } from '#kernel/day'
import { parsePersonalId, parseTaxCode } from '#kernel/identifiers'
import type { CardFault } from '#kernel/identity-card'
import { formatInstant, dayOf } from '#kernel/instant'
import { whyNotReceived } from '#modules/acceptances'
import { earlierDossiers, type DossierState, type EarlierDossier } from '#modules/dossiers'
import { promisedDate } from '#modules/filings'
import { organisationNow, type Organisation } from '#modules/organisations'
import {
  caseOf,
  componentsOf,
  isReceivedAt,
  placesAmong,
  procedureOn,
  searchProcedures,
  type Level,
  type ProcedureContent,
  type ProcedureVersion,
  type ReceivingPlace,
} from '#modules/procedures'
import { endedProcedure } from '#modules/publications'
import { holdsRoleAt } from '#platform/access'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { CATALOGUE_NEIGHBOURS } from '../../../../neighbours.ts'
import { explainedIfReceived, type Explained } from '../../../due-date/explained.ts'
import type { PageFault } from '../../../requests.ts'

export type Values = Readonly<Record<string, string>>

/** A paper of the checklist, with what the list asks of it. */
export interface IntakePaper {
  readonly id: string
  readonly name: string
  readonly originals: number
  readonly copies: number
  /** Without it the dossier is not complete at a counter; a declaration too, which stays on paper. */
  readonly isNeeded: boolean
  readonly requiredWhen: string | null
  readonly note: string | null
}

/** Whatever a page of the counter shows beside what was typed. */
export interface IntakeView {
  /** New with every answer: the form is built anew from `values`. */
  readonly revision: string
  readonly values: Values
  readonly faults: readonly PageFault[]
  /** Where the cursor waits. */
  readonly focus: string
  readonly offices: readonly { readonly code: string; readonly name: string }[]
  readonly scanFault: CardFault | 'not-a-number' | null
  readonly earlier: readonly EarlierDossier[] | null
  readonly found: readonly FoundProcedure[] | null
  readonly chosen: ChosenProcedure | null
  readonly missing: readonly { readonly id: string; readonly name: string }[]
  readonly twin: { readonly code: string; readonly state: DossierState } | null
}

export interface FoundProcedure {
  readonly code: string
  readonly name: string
  readonly unitName: string
  /** That it was repealed, and what to choose instead; null for one that is in force. */
  readonly ended: {
    readonly lastDay: Day
    readonly decision: string | null
    readonly replacedBy: { readonly code: string; readonly name: string | null } | null
  } | null
}

export interface ChosenProcedure {
  readonly code: string
  readonly name: string
  /** Why another branch handles it; null when it is received here. */
  readonly elsewhere: string | null
  readonly isReceivedHere: boolean
  /** Why the approved list keeps this place from receiving it, and where to send the person; null when it does not. */
  readonly notAccepted: NotAccepted | null
  readonly cases: readonly { readonly id: string; readonly name: string }[]
  readonly caseId: string | null
  readonly papers: readonly IntakePaper[]
  /** Communes of the province, where the agency follows from an address; else none. */
  readonly communes: readonly { readonly code: string; readonly name: string }[]
  readonly promise: PromisedDay | null
  readonly fees: ProcedureContent['fees']
}

/** What the approved list says of a procedure that a place does not receive. */
export interface NotAccepted {
  readonly reason: string
  /** The level whose one-stop places receive it; null when the agency that settles it does. */
  readonly instead: Level | null
  readonly agency: string
}

interface PromisedDay {
  readonly unitName: string
  readonly dueAt: string | null
  readonly due: Explained | null
}

/** What is told beside the values that were sent. */
export type Told = Partial<
  Pick<IntakeView, 'faults' | 'focus' | 'scanFault' | 'missing' | 'twin' | 'found'>
>

/** The page for what is known so far. */
export async function intakeView(
  context: Context,
  values: Values,
  told: Told = {},
): Promise<IntakeView> {
  const organisation = await organisationNow(context)
  const places = placesAmong(organisation.units).filter(({ unitId }) =>
    holdsRoleAt(context.actor, 'reception', unitId),
  )
  const place = places.find(({ code }) => code === values.office) ?? places[0] ?? null
  const [earlier, chosen] = await Promise.all([
    earlierOf(context, values),
    chosenOf(context, values, place, organisation),
  ])
  const ended = chosen === null ? await foundEnded(context, values.procedure ?? '') : null
  return {
    revision: newId(),
    values: { ...values, office: place?.code ?? '' },
    faults: [],
    focus: '',
    scanFault: null,
    found: ended === null ? null : [ended],
    missing: [],
    twin: null,
    ...told,
    offices: places.map(({ code, name }) => ({ code, name })),
    earlier: earlier?.dossiers ?? null,
    chosen,
  }
}

/** Whoever is before the counter, as far as the number tells. */
export async function earlierOf(context: Context, values: Values) {
  const personalId = parsePersonalId(values.personalId ?? '')
  if (values.kind === 'citizen' && personalId !== null) {
    return earlierDossiers(context, { personalId })
  }
  const taxCode = parseTaxCode(values.taxCode ?? '')
  return values.kind === 'citizen' || taxCode === null
    ? null
    : earlierDossiers(context, { taxCode })
}

/** The procedures that fit a few letters, the best first; the code of one that was repealed finds that. */
export async function foundProcedures(context: Context, text: string): Promise<FoundProcedure[]> {
  const [ended, { procedures, nearest }] = await Promise.all([
    foundEnded(context, text),
    searchProcedures(context, { text, limit: 8 }, CATALOGUE_NEIGHBOURS),
  ])
  if (ended !== null) return [ended]
  return (procedures.length > 0 ? procedures : nearest).map(({ version, unitName }) => ({
    code: version.code,
    name: version.content.name,
    unitName,
    ended: null,
  }))
}

/** A procedure that was repealed, for who still asks for it by its code. */
async function foundEnded(context: Context, code: string): Promise<FoundProcedure | null> {
  const ended = await endedProcedure(context, code, dayOf(context.clock.now()))
  if (ended === null) return null
  const { name, lastDay, ending } = ended
  const decision = ending?.decision.number ?? null
  const replacedBy = ending?.replacedBy ?? null
  return { code, name, unitName: '', ended: { lastDay, decision, replacedBy } }
}

async function chosenOf(
  context: Context,
  values: Values,
  place: ReceivingPlace | null,
  organisation: Organisation,
): Promise<ChosenProcedure | null> {
  const { procedure: code = '' } = values
  if (code === '' || place === null) return null
  const version = await procedureOn(context, code, dayOf(context.clock.now()))
  if (version === null) return null
  const { content } = version
  const caseId = caseOf(content, content.cases.find(({ id }) => id === values.case)?.id ?? null)
  const isByAddress = content.competence.commune?.addressQuestion != null
  return {
    code,
    name: content.name,
    elsewhere: content.handledElsewhere?.reason ?? null,
    isReceivedHere: isReceivedAt(content, place),
    notAccepted: await notAcceptedAt(context, version, place),
    cases: content.cases,
    caseId,
    papers: componentsOf(content, caseId).map((component) => ({
      id: component.id,
      name: component.name,
      originals: component.originals,
      copies: component.copies,
      isNeeded: component.required || (component.isDeclaration && component.requiredWhen === null),
      requiredWhen: component.requiredWhen,
      note: component.note,
    })),
    communes: isByAddress ? communesOf(organisation) : [],
    promise: content.handledElsewhere === null ? await promiseOf(context, values, place) : null,
    fees: content.fees,
  }
}

async function notAcceptedAt(
  context: Context,
  { code, content }: ProcedureVersion,
  place: ReceivingPlace,
): Promise<NotAccepted | null> {
  const { levels, competentAgency: agency } = content
  const whyNot = await whyNotReceived(context, { code, levels }, dayOf(context.clock.now()))
  const reason = isReceivedAt(content, place) ? whyNot(place.level) : null
  if (reason === null) return null
  return { reason, instead: levels.find((level) => whyNot(level) === null) ?? null, agency }
}

function communesOf(organisation: Organisation) {
  return organisation.units.flatMap(({ kind, adminUnitCode, shortName }) =>
    kind === 'commune' && adminUnitCode !== null ? [{ code: adminUnitCode, name: shortName }] : [],
  )
}

async function promiseOf(
  context: Context,
  values: Values,
  place: ReceivingPlace,
): Promise<PromisedDay | null> {
  const promised = await promisedDate(context, {
    procedureCode: values.procedure ?? '',
    receivingUnit: place.code,
    communeCode: values.commune || null,
  })
  if (promised === null) return null
  const { due, competentUnitName: unitName } = promised
  return {
    unitName,
    dueAt: due === null ? null : formatInstant(due.dueAt),
    due: due === null ? null : explainedIfReceived(due),
  }
}
