import { sql, type Expression, type ExpressionBuilder, type SelectQueryBuilder } from 'kysely'
import type { AccountId, DossierId, UnitId } from '#kernel/id'
import { isOneOf, type DB, type Read } from '#platform/db'
import type { DossierState } from '../domain/dossier.ts'
import type { View } from '../domain/views.ts'
import { clockRuns, isLateAt } from './due-dates/clock.ts'
import { visibleTo, type Sight } from './visibility.ts'

/** What a list is made for: by whom, when, and narrowed to what. */
export interface ListFilter {
  readonly sight: Sight
  /** The officer, and those for whom they stand in. */
  readonly accountIds: readonly AccountId[]
  readonly now: Date
  readonly endOfToday: Date
  readonly view: View | null
  readonly state: DossierState | null
  readonly unitIds: readonly UnitId[] | null
  readonly lateness: 'late' | 'in-time' | null
  readonly procedureCode: string | null
  /** Folded text that code, names or numbers begin with. */
  readonly token: string | null
}

/** Where a page begins: after the last row of the page before. */
export interface ListPosition {
  readonly dueAt: Date | null
  readonly id: DossierId
}

const HANDLING = ['received', 'processing'] as const
const WAITING = ['awaiting-supplement', 'awaiting-payment'] as const
/** "Done" looks back so far; older dossiers are found by searching. */
const DONE_DAYS = 30
/** A search that matches more than this needs more letters; the rest is not looked at. */
const MOST_MATCHES = 5_000

type Dossiers<Output> = SelectQueryBuilder<DB, 'dossier', Output>
type Row = ExpressionBuilder<DB, 'dossier'>

/** What a list shows of a dossier. */
export const LISTED_COLUMNS = [
  'dossier.id',
  'dossier.code',
  'dossier.version',
  'dossier.state',
  'dossier.procedure_code',
  'dossier.procedure_name',
  'dossier.channel',
  'dossier.receiving_unit_id',
  'dossier.competent_unit_id',
  'dossier.calendar_unit_id',
  'dossier.submitted_at',
  'dossier.received_at',
  'dossier.reopened_at',
  'dossier.second_part',
  'dossier.due_at',
  'dossier.finished_at',
  'dossier.returned_at',
  'dossier.closed_at',
  'dossier.pauses',
] as const

/** One page of a list, the least time left first, those without a due date last. */
export async function listDossiers(
  read: Read,
  filter: ListFilter,
  page: { readonly after: ListPosition | null; readonly limit: number },
) {
  let query = narrowed(read.selectFrom('dossier'), filter).select(LISTED_COLUMNS)
  const { after } = page
  if (after !== null) query = query.where((row) => isAfter(row, after))
  return query.orderBy('dossier.due_at').orderBy('dossier.id').limit(page.limit).execute()
}

/** How many dossiers a list has; no more than `most` are looked at where that is given. */
export async function countDossiers(
  read: Read,
  filter: ListFilter,
  most: number | null,
): Promise<number> {
  const listed = narrowed(read.selectFrom('dossier'), filter).select('dossier.id')
  const { count } = await read
    .selectFrom((most === null ? listed : listed.limit(most)).as('listed'))
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** The codes right before and right after a place in a list; null at its ends. */
export async function findNeighbours(
  read: Read,
  filter: ListFilter,
  place: ListPosition,
): Promise<{ readonly before: string | null; readonly after: string | null }> {
  const listed = () => narrowed(read.selectFrom('dossier'), filter).select('dossier.code').limit(1)
  const [before, after] = await Promise.all([
    listed()
      .where((row) => isBefore(row, place))
      .orderBy('dossier.due_at', (by) => by.desc().nullsFirst())
      .orderBy('dossier.id', 'desc')
      .executeTakeFirst(),
    listed()
      .where((row) => isAfter(row, place))
      .orderBy('dossier.due_at')
      .orderBy('dossier.id')
      .executeTakeFirst(),
  ])
  return { before: before?.code ?? null, after: after?.code ?? null }
}

function narrowed<Output>(query: Dossiers<Output>, filter: ListFilter): Dossiers<Output> {
  let narrowing =
    filter.view === null ? query.where(visibleTo(filter.sight)) : inView(query, filter)
  const { state, unitIds, lateness, procedureCode, token } = filter
  if (state !== null) narrowing = narrowing.where('dossier.state', '=', state)
  if (procedureCode !== null) {
    narrowing = narrowing.where('dossier.procedure_code', '=', procedureCode)
  }
  if (unitIds !== null) {
    narrowing = narrowing.where((row) =>
      row.or([
        isOneOf(row.ref('dossier.competent_unit_id'), unitIds),
        isOneOf(row.ref('dossier.receiving_unit_id'), unitIds),
      ]),
    )
  }
  if (lateness !== null) {
    narrowing = narrowing.where(sql<boolean>`(${isLateAt(filter.now)}) = ${lateness === 'late'}`)
  }
  if (token !== null) narrowing = narrowing.where((row) => isAmong(row, found(row, token)))
  return narrowing
}

/**
 * Dossiers found elsewhere first: what an officer or a unit holds, or a search hits, is little beside what the province
 * holds. Asked with `in`, the planner walks all open dossiers by due date and looks each up, in the hope of a full page.
 */
function isAmong(row: Row, ids: Expression<{ readonly dossier_id: DossierId }>) {
  return sql<boolean>`${row.ref('dossier.id')} = any(array(${ids}))`
}

/** Rows whose search text begins so. Byte order, so that the index answers it. */
function found(row: Row, token: string) {
  return row
    .selectFrom('dossier_search')
    .select('dossier_search.dossier_id')
    .where('token', '>=', token)
    .where('token', '<', `${token}\u{10FFFF}`)
    .limit(MOST_MATCHES)
}

/** Rows of a list that come after a place in it. */
export function isAfter(row: Row, { dueAt, id }: ListPosition) {
  if (dueAt === null)
    return row.and([row('dossier.due_at', 'is', null), row('dossier.id', '>', id)])
  return row.or([
    row('dossier.due_at', '>', dueAt),
    row.and([row('dossier.due_at', '=', dueAt), row('dossier.id', '>', id)]),
    row('dossier.due_at', 'is', null),
  ])
}

function isBefore(row: Row, { dueAt, id }: ListPosition) {
  if (dueAt === null) {
    return row.or([
      row('dossier.due_at', 'is not', null),
      row.and([row('dossier.due_at', 'is', null), row('dossier.id', '<', id)]),
    ])
  }
  return row.or([
    row('dossier.due_at', '<', dueAt),
    row.and([row('dossier.due_at', '=', dueAt), row('dossier.id', '<', id)]),
  ])
}

/** The dossiers of a view. Each is a part of what `visibleTo` shows. */
function inView<Output>(query: Dossiers<Output>, filter: ListFilter): Dossiers<Output> {
  const { sight, now } = filter
  switch (filter.view) {
    case 'to-receive':
      return query.where('dossier.state', '=', 'submitted').where((row) => isReceivedBy(row, sight))
    case 'mine':
      return query
        .where('dossier.state', 'in', HANDLING)
        .where((row) => isAmong(row, stepsOfAccounts(row, filter.accountIds)))
    case 'my-unit':
      return heldBy(query.where('dossier.state', 'in', HANDLING), sight)
    case 'awaiting-person':
      return inCare(query, sight, { states: WAITING, due: [] })
    case 'due-today':
      return inCare(query, sight, {
        states: HANDLING,
        due: [
          ['>=', now],
          ['<=', filter.endOfToday],
        ],
      }).where(clockRuns)
    case 'late':
      return inCare(query, sight, { states: HANDLING, due: [['<', now]] }).where(clockRuns)
    case 'to-hand-over':
      return query.where('dossier.state', '=', 'finished').where((row) => isReturnedBy(row, sight))
    default:
      return done(query, filter)
  }
}

function done<Output>(query: Dossiers<Output>, { sight, now }: ListFilter): Dossiers<Output> {
  const since = new Date(now.getTime() - DONE_DAYS * 86_400_000)
  const ended = query.where('dossier.closed_at', '>=', since)
  if (sight.of !== 'units') return ended.where(visibleTo(sight))
  return ended
    .where((row) =>
      isAmong(
        row,
        row
          .selectFrom('dossier_unit')
          .select('dossier_unit.dossier_id')
          .where((unit) => isOneOf(unit.ref('unit_id'), sight.work))
          .where('closed_at', '>=', since)
          .unionAll(
            row
              .selectFrom('dossier as received')
              .select('received.id as dossier_id')
              .where((received) =>
                isOneOf(received.ref('received.receiving_unit_id'), sight.reception),
              )
              .where('received.closed_at', '>=', since),
          ),
      ),
    )
    .where((row) =>
      row.not(row.and([row('dossier.state', '=', 'finished'), isReturnedBy(row, sight)])),
    )
}

function isReceivedBy(row: Row, sight: Sight) {
  return sight.of === 'units'
    ? isOneOf(row.ref('dossier.receiving_unit_id'), sight.reception)
    : visibleTo(sight)(row)
}

function isReturnedBy(row: Row, sight: Sight) {
  return sight.of === 'units'
    ? isOneOf(row.ref('dossier.return_unit_id'), sight.reception)
    : visibleTo(sight)(row)
}

function heldBy<Output>(query: Dossiers<Output>, sight: Sight): Dossiers<Output> {
  if (sight.of !== 'units') return query.where(visibleTo(sight))
  return query.where((row) =>
    isAmong(row, openStepsIn(row, sight.work).unionAll(consultedIn(row, sight.work))),
  )
}

/** The states of what is looked for, and when it is due. */
interface Standing {
  readonly states: readonly DossierState[]
  readonly due: readonly (readonly ['<' | '<=' | '>=', Date])[]
}

/**
 * What a unit holds now, and what a one-stop place received and will give back. A place has many more in care than
 * are late: the index of places knows state and due date, and what is neither is not looked up.
 */
function inCare<Output>(query: Dossiers<Output>, sight: Sight, so: Standing): Dossiers<Output> {
  const standing = query.where(standsSo('dossier', so))
  if (sight.of !== 'units') return standing.where(visibleTo(sight))
  return standing.where((row) =>
    isAmong(
      row,
      openStepsIn(row, sight.work).unionAll(
        row
          .selectFrom('dossier as received')
          .select('received.id as dossier_id')
          .where((received) => isOneOf(received.ref('received.receiving_unit_id'), sight.reception))
          .where(standsSo('received', so)),
      ),
    ),
  )
}

function standsSo(table: 'dossier' | 'received', { states, due }: Standing) {
  const dueAt = sql.ref(`${table}.due_at`)
  return sql<boolean>`${sql.join(
    [
      sql`${sql.ref(`${table}.state`)} = any(${states})`,
      ...due.map(([than, at]) => sql`${dueAt} ${sql.raw(than)} ${at}`),
    ],
    sql` and `,
  )}`
}

function openStepsIn(row: Row, units: readonly UnitId[]) {
  return row
    .selectFrom('dossier_step')
    .select('dossier_step.dossier_id')
    .where((step) => isOneOf(step.ref('dossier_step.unit_id'), units))
    .where('dossier_step.closed_at', 'is', null)
}

function consultedIn(row: Row, units: readonly UnitId[]) {
  return row
    .selectFrom('dossier_unit')
    .select('dossier_unit.dossier_id')
    .where((unit) => isOneOf(unit.ref('dossier_unit.unit_id'), units))
    .where('dossier_unit.consulted_due_at', 'is not', null)
}

function stepsOfAccounts(row: Row, accountIds: readonly AccountId[]) {
  return row
    .selectFrom('dossier_step')
    .select('dossier_step.dossier_id')
    .where((step) => isOneOf(step.ref('dossier_step.assignee_id'), accountIds))
    .where('dossier_step.closed_at', 'is', null)
}
