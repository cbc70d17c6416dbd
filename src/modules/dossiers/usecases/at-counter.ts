import type { Day } from '#kernel/day'
import { formatInstant, formatInstantOrNull, instantOn } from '#kernel/instant'
import { officersOf } from '#modules/identity'
import { organisationNow, reachedUnit } from '#modules/organisations'
import { procedureById } from '#modules/procedures'
import { authorise, unitsReached } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import { type StoredEvent, listEvents } from '../db/event.queries.ts'
import { type PartyNumber, listDossiersOfParty } from '../db/party.queries.ts'
import { type Taking, listTakings, sumTakings } from '../db/payment.queries.ts'
import { type Dossier, type DossierState, type Party, currentDocuments } from '../domain/dossier.ts'
import { isOver } from '../domain/life-cycle.ts'
import { whyNotVoid } from '../domain/money/decide-payment.ts'
import { owedFees } from '../domain/money/fee-requests.ts'
import { letterLinesOf } from './letters/read-dossier-letters.ts'
import { dossierReply } from './reply.ts'
import { sceneOf, surroundingsOf } from './scene.ts'
import { seenDossier } from './view-dossier.ts'
import { sightOf } from './viewer.ts'

export type CounterDossier = Awaited<ReturnType<typeof openAtCounter>>

/**
 * What reception needs of a dossier while the person stands before it: what may be done, the printed
 * forms, the money asked for and taken, and the originals that were left here, with who gave which back.
 *
 * Audit: `dossier.read`. Refuses: `forbidden/role`, `not-found/dossier`.
 */
export async function openAtCounter(context: Context, code: string) {
  authorise(context.actor, 'counter.use')
  const [{ dossier, onlooker }, organisation] = await Promise.all([
    seenDossier(context, code),
    organisationNow(context),
  ])
  await inTransaction(context.db, (tx) =>
    record(tx, context, 'dossier.read', {
      kind: 'dossier',
      id: dossier.code,
      details: { shown: ['letters', 'payments'] },
    }),
  )
  const scene = await sceneOf(context, dossier, organisation)
  const [surroundings, letters, events, procedure] = await Promise.all([
    surroundingsOf(context, dossier, scene, { usernames: new Map() }),
    letterLinesOf(context, dossier, false),
    inRead(context.db, (read) => listEvents(read, dossier)),
    procedureById(context, dossier.procedureVersionId),
  ])
  const components = procedure?.content.components ?? []
  return {
    dossier: dossierReply(dossier, onlooker, surroundings),
    letters,
    /** Whether the procedure is on the list of those handled on the spot, as four or five. */
    onTheSpot: procedure?.content.onTheSpot ?? 0,
    originals: originalsOf(dossier, events, components),
    /** What is still missing of the money asked for during handling, fee by fee. */
    owedFees: owedFees(dossier),
    /** The receipts that the officer may declare void now. */
    voidable: dossier.payments
      .filter((payment) => whyNotVoid(payment, onlooker, scene.facts.now) === null)
      .map(({ unitId, receiptNumber, amount }) => {
        const unit = organisation.unitOfAnyDay(unitId)
        return { unit: unit?.code ?? '', unitName: unit?.name ?? '', receiptNumber, amount }
      }),
  }
}

/**
 * The originals that a person left or showed, each with when it went back and who gave it. A
 * declaration is made for the dossier and stays with it.
 */
function originalsOf(
  dossier: Dossier,
  events: readonly StoredEvent[],
  components: readonly {
    readonly id: string
    readonly name: string
    readonly isDeclaration: boolean
  }[],
) {
  const givers = new Map(
    events.flatMap(({ type, data, actorName }) =>
      type === 'papers.given-back'
        ? (data as { readonly ordinals: readonly number[] }).ordinals.map(
            (ordinal) => [ordinal, actorName] as const,
          )
        : [],
    ),
  )
  return currentDocuments(dossier).flatMap(({ ordinal, componentId, stepId, ...document }) => {
    const component = components.find(({ id }) => id === componentId)
    if (document.originals === 0 || stepId !== null || component?.isDeclaration) return []
    return [
      {
        ordinal,
        name: component?.name ?? null,
        originals: document.originals,
        addedAt: formatInstant(document.addedAt),
        givenBackAt: formatInstantOrNull(document.givenBackAt),
        givenBackBy: givers.get(ordinal) ?? null,
      },
    ]
  })
}

const MOST = 10

/** A dossier that someone handed in before, as the counter lists it beside the new one. */
export interface EarlierDossier {
  readonly code: string
  readonly state: DossierState
  readonly isOpen: boolean
  readonly procedureCode: string
  readonly procedureName: string
  readonly submittedAt: string
  readonly dueAt: string | null
}

/**
 * What reception knows of the person or business before it: their latest dossiers that the officer
 * may see, and how they were named in the last one. Whose they are is not kept in the audit trail,
 * only how many were shown.
 *
 * Audit: `dossiers.looked-up`. Refuses: `forbidden/role`.
 */
export async function earlierDossiers(
  context: Context,
  number: PartyNumber,
): Promise<{ readonly dossiers: readonly EarlierDossier[]; readonly party: Party | null }> {
  authorise(context.actor, 'counter.use')
  return inTransaction(context.db, async (tx) => {
    const rows = await listDossiersOfParty(tx, sightOf(context.actor), number, MOST)
    await record(tx, context, 'dossiers.looked-up', {
      kind: 'account',
      id: context.actor.accountId,
      details: { shown: rows.length },
    })
    return {
      party: rows[0]?.party ?? null,
      dossiers: rows.map(({ submittedAt, dueAt, ...row }) => ({
        code: row.code,
        state: row.state,
        procedureCode: row.procedureCode,
        procedureName: row.procedureName,
        isOpen: !isOver(row.state),
        submittedAt: formatInstant(submittedAt),
        dueAt: formatInstantOrNull(dueAt),
      })),
    }
  })
}

const HOURS_A_DAY = 24 * 3_600_000

/** What a place took on a day, for the cashier to balance: sums over the whole day, receipts by the page. */
export type DayTakings = Awaited<ReturnType<typeof takingsOf>>

/**
 * The money that a place took on a day, as its reception sees it; that of a place which has ended, as
 * reception of who took over sees it. Receipts declared void are listed and not summed.
 *
 * Audit: `takings.read`. Refuses: what `reachedUnit` refuses.
 */
export async function takingsOf(
  context: Context,
  asked: { readonly unitCode: string; readonly on: Day },
  page: { readonly after: string | null; readonly limit: number },
) {
  authorise(context.actor, 'takings.read')
  const reach = unitsReached(context.actor, 'reception')
  const unit = reachedUnit(await organisationNow(context), asked.unitCode, reach)

  const from = instantOn(asked.on, 0)
  const period = { unitId: unit.id, from, to: new Date(from.getTime() + HOURS_A_DAY) }
  return inTransaction(context.db, async (tx) => {
    const [rows, sums] = await Promise.all([
      listTakings(tx, period, { ...page, limit: page.limit + 1 }),
      sumTakings(tx, period),
      record(tx, context, 'takings.read', { kind: 'unit', id: unit.code }),
    ])
    const listed = rows.slice(0, page.limit)
    const officers = await officersOf(
      tx,
      listed.map(({ recordedBy }) => recordedBy),
    )
    return {
      unitName: unit.name,
      sums,
      receipts: listed.map((row) =>
        takingReply(row, officers.get(row.recordedBy)?.displayName ?? ''),
      ),
      next: rows.length > page.limit ? (listed.at(-1)?.number ?? null) : null,
    }
  })
}

function takingReply(taking: Taking, officer: string) {
  return {
    ...taking,
    officer,
    paidAt: formatInstant(taking.paidAt),
    voidedAt: formatInstantOrNull(taking.voidedAt),
  }
}
