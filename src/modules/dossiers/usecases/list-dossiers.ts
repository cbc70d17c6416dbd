import type { AccountId, DossierId, UnitId } from '#kernel/id'
import { formatInstant, formatInstantOrNull } from '#kernel/instant'
import { workingHoursBetween, type WorkingCalendar } from '#modules/calendars'
import { officersOf, type KnownOfficer } from '#modules/identity'
import { holdersNow, organisationNow, type Organisation } from '#modules/organisations'
import { authorise, standsInFor, unitsReached } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead, type Read } from '#platform/db'
import { secondPartOf, type StoredSecondPart } from '../db/dossier-rows.ts'
import { listApplicantNames, listOpenSteps } from '../db/event.queries.ts'
import type { ListPosition } from '../db/worklist-order.ts'
import {
  countDossiers,
  findNeighbours,
  listDossiers,
  type ListFilter,
} from '../db/worklist.queries.ts'
import { portalStatusOf, type Dossier, type DossierState, type Pause } from '../domain/dossier.ts'
import { lateness } from '../domain/due-dates/lateness.ts'
import { searchToken } from '../domain/search-tokens.ts'
import { VIEWS, type View } from '../domain/views.ts'
import {
  agencyCalendars,
  calendarUnitOf,
  lastAmong,
  type AgencyCalendars,
} from './due-dates/agency-calendars.ts'
import { closingTimeOf } from './scene.ts'
import { sightOf } from './viewer.ts'

export type { ListPosition }

/** What a list is narrowed to. */
export interface Wanted {
  readonly view?: View | undefined
  readonly text?: string | undefined
  readonly state?: DossierState | undefined
  readonly unitCode?: string | undefined
  readonly lateness?: 'late' | 'in-time' | undefined
  readonly procedureCode?: string | undefined
}

export interface ListedPage {
  readonly items: readonly ListedDossier[]
  readonly next: ListPosition | null
}

export type ListedDossier = Awaited<ReturnType<typeof listed>>[number]

/**
 * One page of the caller's dossiers: an officer's worklist, a person's own. The least working time
 * left comes first, no due date last.
 */
export async function listWorklist(
  context: Context,
  wanted: Wanted,
  page: { readonly after: ListPosition | null; readonly limit: number },
): Promise<ListedPage> {
  authorise(context.actor, 'dossiers.read')
  const about = await surroundings(context)
  const filter = filterOf(context, wanted, about)
  const rows = await inRead(context.db, async (read) => {
    const found = await listDossiers(read, filter, { ...page, limit: page.limit + 1 })
    return listed(context, read, found.slice(0, page.limit), {
      ...about,
      hasMore: found.length > page.limit,
    })
  })
  const last = rows.at(-1)
  return {
    items: rows,
    next: last?.isLastOfMore ? { dueAt: last.position.dueAt, id: last.position.id } : null,
  }
}

/** How many dossiers each view of the caller has. */
export async function countWorklist(context: Context): Promise<Record<View, number>> {
  return (await countViews(context, VIEWS, null)) as Record<View, number>
}

/**
 * How many dossiers some views have, counting to `most` and no further: a number that stands beside
 * every page must cost little however long the list is.
 */
export async function countViews(
  context: Context,
  views: readonly View[],
  most: number | null,
): Promise<Partial<Record<View, number>>> {
  authorise(context.actor, 'dossiers.read')
  const about = await surroundings(context)
  return inRead(context.db, async (read) => {
    const counts = await Promise.all(
      views.map(async (view) => {
        const filter = filterOf(context, { view }, about)
        return [view, await countDossiers(read, filter, most)] as const
      }),
    )
    return Object.fromEntries(counts)
  })
}

/** The dossiers right before and right after a place in a list of the caller; null at its ends. */
export async function worklistNeighbours(
  context: Context,
  wanted: Wanted,
  place: ListPosition,
): Promise<{ readonly before: string | null; readonly after: string | null }> {
  authorise(context.actor, 'dossiers.read')
  const filter = filterOf(context, wanted, await surroundings(context))
  return inRead(context.db, (read) => findNeighbours(read, filter, place))
}

/** What lists are told with. */
export interface ListSurroundings {
  readonly organisation: Organisation
  readonly calendarOf: AgencyCalendars
}

/** What lists are told with today: the units, and the working calendar of each agency. */
export async function surroundings(context: Context): Promise<ListSurroundings> {
  const [organisation, calendarOf] = await Promise.all([
    organisationNow(context),
    agencyCalendars(context),
  ])
  return { organisation, calendarOf }
}

function filterOf(
  context: Context,
  wanted: Wanted,
  { organisation, calendarOf }: ListSurroundings,
): ListFilter {
  const now = context.clock.now()
  const unit = wanted.unitCode === undefined ? undefined : organisation.byCode(wanted.unitCode)
  const token = wanted.text === undefined ? '' : searchToken(wanted.text)
  return {
    sight: sightOf(context.actor),
    accountIds: [
      context.actor.accountId,
      ...standsInFor(context.actor).map(({ accountId }) => accountId),
    ],
    now,
    endOfToday: lastAmong(unitsReached(context.actor), calendarOf, (calendar) =>
      closingTimeOf(calendar, now),
    ),
    view: wanted.view ?? null,
    state: wanted.state ?? null,
    unitIds: unit === undefined ? null : unitsBelow(organisation, unit?.id ?? null),
    lateness: wanted.lateness ?? null,
    procedureCode: wanted.procedureCode ?? null,
    token: token === '' ? null : token,
  }
}

function unitsBelow(organisation: Organisation, unitId: UnitId | null): UnitId[] {
  return unitId === null ? [] : [...organisation.reachOf(unitId)]
}

/** Rows with what they are shown with: steps, names and time left. */
export async function listed(
  context: Context,
  read: Read,
  rows: Awaited<ReturnType<typeof listDossiers>>,
  about: ListSurroundings & { readonly hasMore: boolean },
) {
  const ids = rows.map(({ id }) => id)
  const [steps, parties] = await Promise.all([
    listOpenSteps(read, ids),
    listApplicantNames(read, ids),
  ])
  const assignees = steps.flatMap(({ assignee_id: id }) => (id === null ? [] : [id]))
  const isOwnList = context.actor.kind !== 'staff'
  const officers = await officersOf(read, isOwnList ? [] : assignees)
  const officer = (id: AccountId | null) => (id === null ? undefined : officers.get(id))
  const { organisation, calendarOf } = about
  const unitName = (id: UnitId) => organisation.unitOfAnyDay(id)?.name ?? ''
  const nameOf = (id: DossierId, part: string) =>
    parties.find((party) => party.dossier_id === id && party.part === part)?.name ?? null
  return rows.map((row, at) => ({
    code: row.code,
    version: row.version,
    state: row.state,
    portalStatus: portalStatusOf(row.state),
    procedureCode: row.procedure_code,
    procedureName: row.procedure_name,
    applicantName: nameOf(row.id, 'applicant') ?? '',
    ownerName: nameOf(row.id, 'owner'),
    channel: row.channel,
    receivingUnitName: unitName(row.receiving_unit_id),
    competentUnitName: unitName(row.competent_unit_id),
    submittedAt: formatInstant(row.submitted_at),
    receivedAt: formatInstantOrNull(row.received_at),
    dueAt: formatInstantOrNull(row.due_at),
    finishedAt: formatInstantOrNull(row.finished_at),
    returnedAt: formatInstantOrNull(row.returned_at),
    lateness: latenessOf(row, context.clock.now(), calendarOf(calendarUnitOf(row))),
    currentSteps: steps
      .filter((step) => step.dossier_id === row.id)
      .map((step) => ({
        stepId: step.step_id,
        name: step.name,
        role: step.role,
        unitName: unitName(step.unit_id),
        assignee: officer(step.assignee_id)?.username ?? null,
        assigneeName: officer(step.assignee_id)?.displayName ?? null,
        dueAt: formatInstantOrNull(step.due_at),
      })),
    position: { dueAt: row.due_at, id: row.id },
    isLastOfMore: about.hasMore && at === rows.length - 1,
  }))
}

function latenessOf(
  row: Awaited<ReturnType<typeof listDossiers>>[number],
  now: Date,
  calendar: WorkingCalendar,
) {
  const { due_at: dueAt, closed_at: closedAt, finished_at: finishedAt } = row
  const pauses = pausesOf(row.pauses)
  const dossier = { ...beginningsOf(row), dueAt, closedAt, finishedAt, pauses }
  return lateness(dossier, now, (from, to) => workingHoursBetween(calendar, from, to))
}

/** When the terms of a dossier began, as its row keeps them. */
export function beginningsOf(row: {
  readonly received_at: Date | null
  readonly reopened_at: Date | null
  readonly second_part: unknown
}): Pick<Dossier, 'receivedAt' | 'reopenedAt' | 'secondPart'> {
  const secondPart = secondPartOf(row.second_part as StoredSecondPart | null)
  return { receivedAt: row.received_at, reopenedAt: row.reopened_at, secondPart }
}

/** The pauses of a dossier as its row keeps them. */
export function pausesOf(stored: unknown): Pause[] {
  return (stored as readonly { from: string; to: string | null; reason: Pause['reason'] }[]).map(
    ({ from, to, reason }) => ({
      from: new Date(from),
      to: to === null ? null : new Date(to),
      reason,
    }),
  )
}

/**
 * The colleagues to whom a head may give work: those who hold a working role in the units that the
 * caller heads, by name. Nobody for anyone else.
 */
export async function listColleagues(
  context: Context,
): Promise<readonly Pick<KnownOfficer, 'username' | 'displayName'>[]> {
  authorise(context.actor, 'dossiers.act')
  const holders = await holdersNow(context)
  const headed = unitsReached(context.actor, 'division-head', 'approver')
  const isHead = context.actor.roles.some(
    ({ role }) => role === 'division-head' || role === 'approver',
  )
  const ids = isHead
    ? headed.flatMap((unit) => DEALT_OUT.flatMap((role) => holders(unit, role)))
    : []
  const officers = await inRead(context.db, (read) => officersOf(read, ids))
  return [...officers.values()]
    .filter(({ isActive }) => isActive)
    .map(({ username, displayName }) => ({ username, displayName }))
}

/** Roles whose steps a head deals out. */
const DEALT_OUT = ['handler', 'clerk', 'reception'] as const
