import { sql } from 'kysely'
import { yearOf, type Day } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import type { Organisation } from '#modules/organisations'
import { rulebookOn } from '#modules/rulebooks'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import type { Write } from '#platform/db'
import { rememberAnswer, type KeyedRequest } from '#platform/idempotency'
import { newId, newSecret } from '#platform/ids'
import { takeNumber } from '#platform/numbers'
import {
  insertAnswers,
  insertDossier,
  insertEvent,
  saveDossier,
} from '../db/dossier-writes.queries.ts'
import { findTwin } from '../db/event.queries.ts'
import { begin, type Filed } from '../domain/begin.ts'
import { decideGiveBackPapers } from '../domain/decide-other.ts'
import { decideReceive, decideRefuse } from '../domain/decide-receipt.ts'
import { decideRequestSupplement } from '../domain/decide-supplement.ts'
import type { Dossier, RequestedItem } from '../domain/dossier.ts'
import type { DossierEvent } from '../domain/events.ts'
import { evolve } from '../domain/evolve.ts'
import type { Action } from '../domain/life-cycle.ts'
import type { Answer, Stage } from './act.ts'
import { issueReceipt, issueRefusal, issueSupplementRequest } from './letters/statutory-forms.ts'
import { processInForce } from './receipt-actions.ts'
import { dossierReply } from './reply.ts'
import { sceneOf, surroundingsOf } from './scene.ts'
import { sealedBy } from './sealing.ts'
import { onlookerOf } from './viewer.ts'

const TWIN_HOURS = 24

/** A checked filing, ready to become a dossier. */
export interface Opening extends Omit<
  Filed,
  'id' | 'filedYear' | 'code' | 'trackingToken' | 'rulebook' | 'submittedAt' | 'lastChangedBy'
> {
  readonly receivingUnitCode: string
  /** The filled-in form; null when there is none. */
  readonly answers: unknown
  /** What makes two filings the same. */
  readonly contentHash: Buffer
  /** Papers, by ordinal, whose originals were looked at and given back at the counter. */
  readonly givenBack: readonly number[]
  readonly firstAct: FirstAct
}

/** What reception does with a dossier in the act of filing it: nothing online and by post. */
export type FirstAct =
  | { readonly kind: 'none' | 'receive' }
  | { readonly kind: 'ask' | 'refuse'; readonly items: readonly RequestedItem[] }

/**
 * Refuses what was filed already within 24 hours: the same applicant, procedure and content. Two
 * such filings at the same moment wait for each other here.
 *
 * Refuses: `conflict/duplicate-filing`, with the code of the first.
 */
export async function refuseTwin(
  tx: Write,
  context: Context,
  contentHash: Buffer,
  isConfirmed: boolean,
): Promise<void> {
  const lock = contentHash.readInt32BE(0)
  await sql`select pg_advisory_xact_lock(${context.locality.id}, ${lock})`.execute(tx)
  if (isConfirmed) return
  const since = new Date(context.clock.now().getTime() - TWIN_HOURS * 3_600_000)
  const twin = await findTwin(tx, contentHash, since)
  if (twin === null) return
  throw new Refused('conflict/duplicate-filing', { members: { dossierCode: twin } })
}

/**
 * Opens a dossier in the transaction of its filing. Its code comes from the counter of the receiving
 * place and day: unique and without gaps. What is done with it at once (received with form 01, asked
 * for papers with form 02, refused with form 03) becomes further events here.
 *
 * Audit: `dossier.submitted` and the event of the first act. Refuses: `conflict/no-process` when it
 * is to be received at once, `invalid/no-item`, `invalid/no-reason`.
 */
export async function openDossier(
  where: { readonly context: Context; readonly tx: Write; readonly organisation: Organisation },
  opening: Opening,
  keyed: KeyedRequest,
): Promise<Answer> {
  const { context, tx, organisation } = where
  const draft = await drafted(context, tx, opening)
  const found = await sceneOf(context, draft, organisation, tx)
  // Filed, and what is done with it at once, at one instant: time has passed since the draft.
  const scene = { ...found, facts: { ...found.facts, now: draft.submittedAt } }
  const onlooker = onlookerOf(context.actor)
  const stage: Stage = { context, tx, dossier: draft, onlooker, scene }
  const submitted = sealed(stage, 'file', submission(draft, opening), draft)
  const done = [submitted]
  for (const { action, event } of await furtherActs(stage, opening)) {
    done.push(sealed(stage, action, event, (done.at(-1) ?? submitted).after))
  }
  const { after } = done.at(-1) ?? submitted
  const surroundings = await surroundingsOf(context, after, scene, { usernames: new Map(), tx })
  const answer = {
    status: 201,
    location: `/api/v1/dossiers/${after.code}`,
    body: JSON.stringify(dossierReply(after, onlooker, surroundings)),
  }
  await Promise.all([
    ...submissionWrites(stage, submitted.after, opening),
    ...(done.length > 1 ? [saveDossier(tx, submitted.after, after, draft.lastChangedBy)] : []),
    ...done.flatMap((each) => eventWrites(stage, each)),
    ...letterOf(stage, after, opening.firstAct),
    rememberAnswer(tx, context, keyed, answer),
  ])
  return { ...answer, isReplay: false }
}

interface Done extends ReturnType<typeof sealedBy> {
  readonly after: Dossier
}

function sealed(
  { context, scene }: Stage,
  action: Action | 'file',
  event: DossierEvent,
  before: Dossier,
): Done {
  const by = { actor: context.actor, at: scene.facts.now }
  const done = sealedBy(by, action, event, before)
  return { ...done, after: evolve(before, done.event) }
}

/** What happens to the dossier at the counter, after it was filed. */
async function furtherActs(
  stage: Stage,
  { givenBack, firstAct }: Opening,
): Promise<{ action: Action; event: DossierEvent }[]> {
  const { dossier, scene } = stage
  const acts: { action: Action; event: DossierEvent }[] = []
  if (givenBack.length > 0) {
    acts.push({ action: 'give-back-papers', event: decideGiveBackPapers(dossier, givenBack) })
  }
  if (firstAct.kind === 'receive') {
    const process = await processInForce(stage)
    acts.push({ action: 'receive', event: decideReceive(dossier, process, scene.facts) })
  }
  if (firstAct.kind === 'ask') {
    const { facts } = scene
    const respondBy = facts.terms.workingDaysAfter(facts.now, facts.law.daysToAnswer)
    const asked = { items: firstAct.items, respondBy, stepId: null }
    acts.push({
      action: 'request-supplement',
      event: decideRequestSupplement(dossier, asked, facts),
    })
  }
  if (firstAct.kind === 'refuse') {
    acts.push({ action: 'refuse', event: decideRefuse(firstAct.items) })
  }
  return acts
}

/** The form that the person takes along. */
function letterOf(stage: Stage, after: Dossier, firstAct: FirstAct): Promise<void>[] {
  switch (firstAct.kind) {
    case 'none':
      return []
    case 'receive':
      return [issueReceipt(stage, after)]
    case 'ask':
      return [issueSupplementRequest(stage, after)]
    case 'refuse':
      return [issueRefusal(stage, firstAct.items)]
  }
}

function submissionWrites(stage: Stage, submitted: Dossier, opening: Opening): Promise<unknown>[] {
  const { context, tx } = stage
  return [
    insertDossier(tx, submitted, {
      filedBy: context.actor.accountId,
      contentHash: opening.contentHash,
    }),
    ...(opening.answers === null ? [] : [insertAnswers(tx, submitted.id, 0, opening.answers)]),
  ]
}

function eventWrites(
  { context, tx }: Stage,
  { signature, event, after }: Done,
): Promise<unknown>[] {
  return [
    insertEvent(tx, after, event, signature),
    record(tx, context, event.type, { kind: 'dossier', id: after.code }),
  ]
}

/** The dossier before its first event. The code is taken last: its counter stays locked from then on. */
async function drafted(context: Context, tx: Write, opening: Opening): Promise<Dossier> {
  const {
    receivingUnitCode,
    answers: _,
    contentHash: __,
    givenBack: ___,
    firstAct: ____,
    ...filed
  } = opening
  const now = context.clock.now()
  const today = dayOf(now)
  return begin({
    ...filed,
    id: newId(),
    filedYear: yearOf(today),
    code: await nextCode(tx, receivingUnitCode, today),
    trackingToken: newSecret(128),
    rulebook: rulebookOn(today).id,
    submittedAt: now,
    lastChangedBy: context.actor.accountId,
  })
}

/** `<agency id>-YYMMDD-NNNN` (Circular 03/2025/TT-VPCP, as the circular of 2018 has it). */
async function nextCode(tx: Write, unitCode: string, today: Day): Promise<string> {
  const serial = await takeNumber(tx, `dossier/${unitCode}`, today)
  return `${unitCode}-${today.slice(2).replaceAll('-', '')}-${String(serial).padStart(4, '0')}`
}

function submission(draft: Dossier, opening: Opening): DossierEvent {
  return {
    type: 'dossier.submitted',
    data: {
      procedureCode: draft.procedureCode,
      procedureVersionId: draft.procedureVersionId,
      procedureName: draft.procedureName,
      formVersionId: draft.formVersionId,
      caseId: draft.caseId,
      channel: draft.channel,
      arrivedOn: draft.arrivedOn,
      rulebook: draft.rulebook,
      term: draft.term,
      receivingUnitId: draft.receivingUnitId,
      competentUnitId: draft.competentUnitId,
      returnUnitId: draft.returnUnitId,
      contentHash: opening.contentHash.toString('hex'),
      documents: opening.papers,
      delivery: draft.delivery,
    },
  }
}
