import type pg from 'pg'
import { addDays, type Day } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import { workingHoursBetween } from '#modules/calendars'
import { verifyFiles } from '#modules/documents'
import {
  agencyCalendars,
  countViews,
  verifyChains,
  type DossierState,
  type View,
} from '#modules/dossiers'
import { officerByUsername } from '#modules/identity'
import { heldRolesOf } from '#modules/organisations'
import { listBooks, readRegister, type RegisterPage } from '#modules/registers'
import { readLateness } from '#modules/reports'
import { verifyTrail } from '#modules/seals'
import type { Context } from '#platform/context'
import type { Connection } from '#platform/db'
import { faultsInRows } from '../../../bench/scale/checks.ts'
import type { Dossier } from '../../../src/modules/dossiers/domain/dossier.ts'
import { onlookerOf } from '../../../src/modules/dossiers/usecases/viewer.ts'
import {
  IN_VIEW,
  storedDossiers,
  today,
  whatIsNeverFound,
  type Today,
} from '../histories/afterwards.ts'
import type { Told } from './script.ts'

/** What is compared: the installation as it stands, and what the script told. */
export interface Ended {
  readonly owner: Connection
  readonly pool: pg.Pool
  /** The system at the end of the last day. */
  readonly context: Context
  readonly told: Told
  readonly from: Day
}

/** Who looks at lists and books: procedure control sees all of them. */
const SEES_ALL = 'kiemsoat'
const OFFICERS_ASKED = 40
const LINES_AT_ONCE = 500

/**
 * What of the installation does not agree with itself or with the script: keys, histories, the audit trail and its
 * seals, files, numbers, letters and money; the counts by state; the lists of forty officers; every register; the lateness of every day.
 */
export async function whatDisagrees(
  ended: Ended,
  say: (text: string) => void,
): Promise<{ readonly faults: string[]; readonly figures: Readonly<Record<string, number>> }> {
  const asOwner = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
    (await ended.pool.query<Row>(sql, values)).rows
  const faults = [...(await faultsInRows(ended.owner, say)), ...(await whatIsNeverFound(asOwner))]
  const { broken, ...lived } = await verifyChains(ended.context)
  const trail = await verifyTrail(ended.context)
  const files = await verifyFiles(ended.context)
  const untrue = [...broken, ...trail.broken, ...files.broken]
  faults.push(...untrue.map((each) => `verified: ${JSON.stringify(each)}`))
  say(`${lived.dossiers} histories lived again, ${lived.events} events`)
  const counted = await recounted(ended)
  faults.push(...differences('dossiers', counted.states, ended.told.states))
  if (lived.events !== ended.told.events)
    faults.push(`${lived.events} events, not ${ended.told.events}`)
  faults.push(...(await listsOtherwise(counted)))
  const registers = await registersOtherwise(ended, asOwner)
  const late = await latenessOtherwise(ended, counted.late)
  return {
    faults: [...faults, ...registers.faults, ...late.faults],
    figures: {
      dossiers: lived.dossiers,
      events: lived.events,
      officersAsked: counted.officers.length,
      registerLines: registers.lines,
      lateStays: late.stays,
    },
  }
}

interface Officer {
  readonly context: Context
  readonly onlooker: ReturnType<typeof onlookerOf>
  readonly counts: Map<View, number>
}

interface Recounted {
  readonly states: ReadonlyMap<DossierState, number>
  readonly officers: readonly Officer[]
  /** Of each day, the dossiers that were late at a step of a unit when it ended there. */
  readonly late: ReadonlyMap<Day, ReadonlySet<string>>
}

/** Goes through all dossiers once and counts what lists and reports count each in its own way. */
async function recounted({ context, pool }: Ended): Promise<Recounted> {
  const officers = await someOfficers(context, pool)
  const day = await today(context)
  const calendarOf = await agencyCalendars(context)
  const states = new Map<DossierState, number>()
  const late = new Map<Day, Set<string>>()
  for await (const dossier of storedDossiers(context)) {
    states.set(dossier.state, (states.get(dossier.state) ?? 0) + 1)
    if (isOnADesk(dossier)) countInLists(dossier, officers, day)
    const calendar = calendarOf(dossier.calendarUnitId)
    for (const { closedAt, dueAt, openedAt, unitId } of dossier.steps) {
      if (closedAt === null || dueAt === null || closedAt <= dueAt) continue
      const from = dueAt > openedAt ? dueAt : openedAt
      if (workingHoursBetween(calendar, from, closedAt) <= 0) continue
      const ofDay = late.get(dayOf(closedAt)) ?? new Set<string>()
      late.set(dayOf(closedAt), ofDay.add(`${unitId} ${dossier.id}`))
    }
  }
  return { states, officers, late }
}

/** What is over is in no list that is recounted. */
function isOnADesk({ state }: Dossier): boolean {
  return !['returned', 'refused', 'withdrawn', 'stopped'].includes(state)
}

function countInLists(dossier: Dossier, officers: readonly Officer[], day: Today): void {
  for (const officer of officers)
    for (const [view, isIn] of Object.entries(IN_VIEW) as [View, InView][])
      if (isIn(dossier, officer, day)) officer.counts.set(view, (officer.counts.get(view) ?? 0) + 1)
}

type InView = NonNullable<(typeof IN_VIEW)[View]>

/** Officers of all working roles and places, evenly chosen. */
async function someOfficers(context: Context, pool: pg.Pool): Promise<Officer[]> {
  const { rows } = await pool.query<{ username: string }>(WORKING, [
    context.locality.id,
    OFFICERS_ASKED,
  ])
  return Promise.all(
    rows.map(async ({ username }) => {
      const asOfficer = await officerNamed(context, username)
      return { context: asOfficer, onlooker: onlookerOf(asOfficer.actor), counts: new Map() }
    }),
  )
}

const WORKING = `
  select username from account where kind = 'staff' and locality_id = $1 and exists (
    select from staff_role where account_id = account.id and role not in ('procedure-control', 'administrator'))
  order by md5(username) limit $2`

async function officerNamed(context: Context, username: string): Promise<Context> {
  const actor = await officerByUsername(context, username, heldRolesOf)
  if (actor === null) throw new Error(`there is no officer ${username}`)
  return { ...context, actor }
}

async function listsOtherwise({ officers }: Recounted): Promise<string[]> {
  const views = Object.keys(IN_VIEW) as View[]
  const faults: string[] = []
  for (const { context, counts } of officers) {
    const shown = await countViews(context, views, null)
    const counted = new Map(views.map((view) => [view, counts.get(view) ?? 0]))
    const told = new Map(views.map((view) => [view, shown[view] ?? 0]))
    faults.push(...differences(`lists of ${context.actor.username}:`, told, counted))
  }
  return faults
}

type AsOwner = <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>

/** Every register, read page by page to its end, beside the receptions that the events tell of. */
async function registersOtherwise({ context, from }: Ended, asOwner: AsOwner) {
  const told = await asOwner<{ book: string; lines: number }>(RECEIVED)
  const looking = await officerNamed(context, SEES_ALL)
  const books = (await listBooks(looking, 'now')).filter(({ hasEnded }) => !hasEnded)
  const shown = new Map<string, number>()
  for (const { kind, unitCode } of books) {
    const until = dayOf(context.clock.now())
    const asked = { kind, unitCode, from, until, units: 'now' } as const
    let lines = 0
    for (let after: RegisterPage['next'] = null; ;) {
      const page: RegisterPage = await readRegister(looking, asked, { after, limit: LINES_AT_ONCE })
      lines += page.items.length
      after = page.next
      if (after === null) break
    }
    if (lines > 0) shown.set(`${kind} ${unitCode}`, lines)
  }
  const expected = new Map(told.map(({ book, lines }) => [book, lines]))
  return {
    faults: differences('register of the', shown, expected),
    lines: [...shown.values()].reduce((sum, lines) => sum + lines, 0),
  }
}

const RECEIVED = `
  select book, count(*)::int as lines from dossier_event event
  join dossier on dossier.filed_year = event.filed_year and dossier.id = event.dossier_id
  cross join lateral (
    select 'place ' || code as book from unit where id = receiving_unit_id
    union all select 'agency ' || code from unit where id = competent_unit_id) books
  where event.type = 'dossier.received' group by book`

/** The report of lateness of each day beside the steps that the histories led to. */
async function latenessOtherwise({ context, from }: Ended, late: Recounted['late']) {
  const looking = await officerNamed(context, SEES_ALL)
  const shown = new Map<Day, number>()
  for (let day = from; day < dayOf(context.clock.now()); day = addDays(day, 1)) {
    const asked = { unitCode: null, from: day, until: day, units: 'now' } as const
    const { figures } = await readLateness(looking, asked, 'unit')
    const dossiers = figures.reduce((sum, figure) => sum + figure.dossiers, 0)
    if (dossiers > 0) shown.set(day, dossiers)
  }
  const counted = new Map([...late].map(([day, stays]) => [day, stays.size]))
  return {
    faults: differences('late dossiers of', shown, counted),
    stays: [...counted.values()].reduce((sum, stays) => sum + stays, 0),
  }
}

/** Where two counts of the same differ. */
function differences<Key extends string>(
  what: string,
  found: ReadonlyMap<Key, number>,
  expected: ReadonlyMap<Key, number>,
): string[] {
  const keys = new Set([...found.keys(), ...expected.keys()])
  return [...keys].flatMap((key) => {
    const [here, there] = [found.get(key) ?? 0, expected.get(key) ?? 0]
    return here === there ? [] : [`${what} ${key}: ${here}, not ${there}`]
  })
}
