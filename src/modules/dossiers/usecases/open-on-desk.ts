import type { AccountId, UnitId } from '#kernel/id'
import { formatInstant, formatInstantOrNull } from '#kernel/instant'
import { workingHoursBetween } from '#modules/calendars'
import { describeFiles } from '#modules/documents'
import { officersOf, type KnownOfficer } from '#modules/identity'
import { holdersNow, organisationNow, type Organisation } from '#modules/organisations'
import { componentsOf, procedureById, type ProcedureContent } from '#modules/procedures'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import { listEvents, type StoredEvent } from '../db/event.queries.ts'
import { hasStep } from '../domain/doer.ts'
import { currentDocuments, openSteps, type Dossier } from '../domain/dossier.ts'
import { timeSpent } from '../domain/due-dates/time-spent.ts'
import type { Onlooker } from '../domain/visibility.ts'
import { mayAssign } from '../domain/why-not.ts'
import { explanationOf } from './due-dates/explain-due-date.ts'
import { filledForm } from './forms/filled-form.ts'
import { letterLinesOf } from './letters/read-dossier-letters.ts'
import { dossierReply } from './reply.ts'
import { sceneOf, surroundingsOf, type Scene } from './scene.ts'
import { transferTargets } from './transfers/transfer-dossier.ts'
import { seenDossier } from './view-dossier.ts'

export type DeskDossier = Awaited<ReturnType<typeof openOnDesk>>

/** Who gives the opinion of a unit. */
const OPINION_ROLES = ['handler', 'division-head', 'approver'] as const

/** Someone to whom a step may be given. */
export interface Assignable {
  readonly stepId: string
  readonly officers: readonly Pick<KnownOfficer, 'username' | 'displayName'>[]
}

/**
 * Everything an officer needs to decide on one screen: the dossier with what they may do and why not
 * the rest, its papers by name, the form in words, the history with names, letters, the time used
 * and left, the steps it has been at and the colleagues who may take it on. One reading is recorded.
 *
 * Audit: `dossier.read`, with what was shown besides. Refuses: `forbidden/role`, `not-found/dossier`.
 */
export async function openOnDesk(context: Context, code: string) {
  authorise(context.actor, 'desk.use')
  authorise(context.actor, 'dossiers.read')
  const [{ dossier, onlooker }, organisation] = await Promise.all([
    seenDossier(context, code),
    organisationNow(context),
  ])
  await inTransaction(context.db, (tx) =>
    record(tx, context, 'dossier.read', {
      kind: 'dossier',
      id: dossier.code,
      details: { shown: ['form', 'history', 'letters'] },
    }),
  )
  const [scene, holders, events] = await Promise.all([
    sceneOf(context, dossier, organisation),
    holdersNow(context),
    inRead(context.db, (read) => listEvents(read, dossier)),
  ])
  const officers = await inRead(context.db, (read) =>
    officersOf(read, [...peopleIn(dossier, events), ...candidates(dossier, onlooker, holders)]),
  )
  return {
    ...(await shown(context, { dossier, onlooker, scene, officers })),
    history: events.map((event) => historyLine(event, { dossier, organisation, officers })),
    consultable: organisation.units
      .filter(({ id }) => OPINION_ROLES.some((role) => holders(id, role).length > 0))
      .map(({ code, name }) => ({ code, name })),
    assignable: openSteps(dossier)
      .filter((step) => mayAssign(step, onlooker))
      .map((step): Assignable => ({
        stepId: step.stepId,
        officers: holders(step.unitId, step.role).flatMap((id) => {
          const officer = officers.get(id)
          if (!officer?.isActive || id === step.assigneeId) return []
          return [{ username: officer.username, displayName: officer.displayName }]
        }),
      })),
  }
}

async function shown(
  context: Context,
  seen: {
    readonly dossier: Dossier
    readonly onlooker: Onlooker
    readonly scene: Scene
    readonly officers: ReadonlyMap<AccountId, KnownOfficer>
  },
) {
  const { dossier, onlooker, scene, officers } = seen
  const usernames = new Map([...officers].map(([id, { username }]) => [id, username]))
  const procedure = await procedureById(context, dossier.procedureVersionId)
  const [surroundings, papers, form, letters] = await Promise.all([
    surroundingsOf(context, dossier, scene, { usernames }),
    papersOf(context, dossier, procedure?.content),
    filledForm(context, dossier),
    letterLinesOf(context, dossier, false),
  ])
  const reply = dossierReply(dossier, onlooker, surroundings)
  const maySendOn = procedure !== null && reply.availableActions.includes('transfer')
  return {
    dossier: reply,
    /** The place of the dossier in every list. */
    position: { dueAt: dossier.dueAt, id: dossier.id },
    now: formatInstant(scene.facts.now),
    time: timeSpent(dossier, scene.facts.now, (from, to) =>
      workingHoursBetween(scene.calendar, from, to),
    ),
    explanation: explanationOf(dossier, scene),
    holders: openSteps(dossier).map(({ stepId, assigneeId }) => ({
      stepId,
      isOwn: hasStep({ assigneeId }, onlooker),
      name: assigneeId === null ? null : (officers.get(assigneeId)?.displayName ?? null),
    })),
    earlierSteps: earlierSteps(dossier),
    /** Where it may be sent on to. */
    transferTargets: maySendOn ? transferTargets(dossier, procedure, scene.organisation) : [],
    listed: listedPapers(dossier, procedure?.content),
    papers,
    form,
    letters,
  }
}

/** Everyone whom the history or an open step names by id. */
function peopleIn(dossier: Dossier, events: readonly StoredEvent[]): AccountId[] {
  return [
    ...openSteps(dossier).flatMap(({ assigneeId }) => (assigneeId === null ? [] : [assigneeId])),
    ...events.flatMap(({ type, data }) =>
      type === 'step.assigned' ? [(data as { readonly to: AccountId }).to] : [],
    ),
  ]
}

function candidates(
  dossier: Dossier,
  onlooker: Onlooker,
  holdersOf: (
    unit: Dossier['competentUnitId'],
    role: Dossier['steps'][number]['role'],
  ) => readonly AccountId[],
): AccountId[] {
  return openSteps(dossier)
    .filter((step) => mayAssign(step, onlooker))
    .flatMap(({ unitId, role }) => holdersOf(unitId, role))
}

/** The steps it has been at and left, in the order of its way, each once. */
function earlierSteps(dossier: Dossier): { readonly stepId: string; readonly name: string }[] {
  const open = new Set(openSteps(dossier).map(({ stepId }) => stepId))
  const left = new Map(
    dossier.steps
      .filter(({ stepId, closedAt }) => closedAt !== null && !open.has(stepId))
      .map(({ stepId, name }) => [stepId, name]),
  )
  return [...left].map(([stepId, name]) => ({ stepId, name }))
}

/** The papers that the case lists, whether each must be there in every filing, and whether it is. */
function listedPapers(dossier: Dossier, content: ProcedureContent | undefined) {
  if (content === undefined) return []
  const held = new Set(currentDocuments(dossier).map(({ componentId }) => componentId))
  return componentsOf(content, dossier.caseId).map(({ id, name, isDeclaration, required }) => ({
    id,
    name,
    isRequired: required,
    isHeld: held.has(id) || (isDeclaration && dossier.formVersionId !== null),
  }))
}

async function papersOf(context: Context, dossier: Dossier, content: ProcedureContent | undefined) {
  const ids = dossier.documents.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]))
  const files = await inRead(context.db, (read) => describeFiles(read, ids))
  const components = new Map(content?.components.map(({ id, name }) => [id, name]))
  const steps = new Map(dossier.steps.map(({ stepId, name }) => [stepId, name]))
  return dossier.documents.map((document) => ({
    ordinal: document.ordinal,
    componentId: document.componentId,
    name: components.get(document.componentId ?? '') ?? null,
    /** The step that added it; null for what the person brought. */
    stepName: document.stepId === null ? null : (steps.get(document.stepId) ?? document.stepId),
    file: document.fileId === null ? null : (files.get(document.fileId) ?? null),
    originals: document.originals,
    copies: document.copies,
    note: document.note,
    addedAt: formatInstant(document.addedAt),
    replacedAt: formatInstantOrNull(document.replacedAt),
    givenBackAt: formatInstantOrNull(document.givenBackAt),
  }))
}

function historyLine(
  event: StoredEvent,
  about: {
    readonly dossier: Dossier
    readonly organisation: Organisation
    readonly officers: ReadonlyMap<AccountId, KnownOfficer>
  },
) {
  const { dossier, organisation, officers } = about
  const { stepId, toStep, to, consultation, unitId } = event.data as {
    readonly stepId?: string | null
    readonly toStep?: string
    readonly to?: AccountId
    readonly consultation?: number
    readonly unitId?: UnitId
  }
  const asked = dossier.consultations.find(({ ordinal }) => ordinal === consultation)
  const stepName = (id: string | null | undefined) =>
    dossier.steps.find((step) => step.stepId === id)?.name ?? null
  return {
    seq: event.seq,
    at: formatInstant(event.at),
    actorName: event.actorName,
    unitName:
      event.actorUnitId === null
        ? null
        : (organisation.unitOfAnyDay(event.actorUnitId)?.name ?? null),
    type: event.type,
    data: event.data as Readonly<Record<string, unknown>>,
    stepName: stepName(stepId),
    toStepName: stepName(toStep),
    /** The officer or the unit that it went to. */
    toName:
      asked === undefined
        ? to === undefined
          ? null
          : (officers.get(to)?.displayName ?? null)
        : (organisation.unitOfAnyDay(asked.unitId)?.name ?? null),
    /** The place at whose counter it was, where the event tells one. */
    placeName: unitId === undefined ? null : (organisation.unitOfAnyDay(unitId)?.name ?? null),
  }
}
