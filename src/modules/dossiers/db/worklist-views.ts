import {
  sql,
  type Expression,
  type ExpressionBuilder,
  type RawBuilder,
  type SelectQueryBuilder,
} from 'kysely'
import type { AccountId, DossierId, UnitId } from '#kernel/id'
import { isOneOf, type DB, type Read } from '#platform/db'
import type { DossierState } from '../domain/dossier.ts'
import type { View } from '../domain/views.ts'
import { clockRuns } from './due-dates/clock.ts'
import { visibleTo, type Sight } from './visibility.ts'
import { doneSince, endedFor, keptAt } from './worklist-done.ts'
import type { Stretch } from './worklist-order.ts'

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

const HANDLING = ['received', 'processing'] as const
const WAITING = ['awaiting-supplement', 'awaiting-payment'] as const

/**
 * How it is looked for, too: from what goes on in the province by due date, or from what the units hold; and which
 * rows of it are wanted, when not all are.
 */
export type Narrowing = ListFilter & { readonly isWide?: boolean; readonly stretch?: Stretch }

export type Dossiers<Output> = SelectQueryBuilder<DB, 'dossier', Output>
export type Row = ExpressionBuilder<DB, 'dossier'>

/** The dossiers of a view. Each is a part of what `visibleTo` shows. */
export function inView<Output>(query: Dossiers<Output>, filter: Narrowing): Dossiers<Output> {
  const { sight, now } = filter
  switch (filter.view) {
    case 'to-receive':
      return query.where('dossier.state', '=', 'submitted').where((row) => isReceivedBy(row, sight))
    case 'mine':
      return query
        .where('dossier.state', 'in', HANDLING)
        .where((row) => isAmong(row, stepsOfAccounts(row, filter.accountIds)))
    case 'my-unit':
      return heldBy(query, filter)
    case 'awaiting-person':
      return inCare(query, filter, { states: WAITING, due: [], among: waits })
    case 'due-today':
      return inCare(query, filter, {
        states: HANDLING,
        due: [
          ['>=', now],
          ['<=', filter.endOfToday],
        ],
        among: isOpen,
      }).where(clockRuns)
    case 'late':
      return inCare(query, filter, {
        states: HANDLING,
        due: [['<', now]],
        among: isOpen,
      }).where(clockRuns)
    case 'to-hand-over':
      return waitingAt(query, filter)
    default:
      return done(query, filter)
  }
}

function waitingAt<Output>(query: Dossiers<Output>, filter: Narrowing): Dossiers<Output> {
  const { sight, stretch } = filter
  const finished = query.where('dossier.state', '=', 'finished')
  return sight.of === 'units' && stretch !== undefined && isWhole(filter)
    ? finished.where((row) => isAmong(row, keptAt(sight, stretch)))
    : finished.where((row) => isReturnedBy(row, sight))
}

function done<Output>(query: Dossiers<Output>, filter: Narrowing): Dossiers<Output> {
  const { sight, now, stretch } = filter
  const since = doneSince(now)
  if (sight.of !== 'units')
    return query.where('dossier.closed_at', '>=', since).where(visibleTo(sight))
  return query.where((row) =>
    isAmong(row, endedFor(sight, since, isWhole(filter) ? (stretch ?? null) : null)),
  )
}

/** Whether every row of the view is in the list, so that its first rows are those of the view. */
export function isWhole({ state, unitIds, lateness, procedureCode, token }: ListFilter): boolean {
  return [state, unitIds, lateness, procedureCode, token].every((each) => each === null)
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

function heldBy<Output>(query: Dossiers<Output>, { sight, isWide }: Narrowing): Dossiers<Output> {
  if (sight.of !== 'units') return query.where('state', 'in', HANDLING).where(visibleTo(sight))
  const { work } = sight
  if (isWide === true)
    return query
      .where(isOpen)
      .where((row) =>
        row.or([
          isThere(
            openStepsIn(row, work).whereRef('dossier_step.dossier_id', '=', 'dossier.id').limit(1),
          ),
          isThere(
            consultedIn(row, work).whereRef('dossier_unit.dossier_id', '=', 'dossier.id').limit(1),
          ),
        ]),
      )
  return query
    .where('state', 'in', HANDLING)
    .where((row) => isAmong(row, openStepsIn(row, work).unionAll(consultedIn(row, work))))
}

/** The states of what is looked for, and when it is due. */
interface Standing {
  readonly states: readonly DossierState[]
  readonly due: readonly (readonly ['<' | '<=' | '>=', Date])[]
  /** The same states in the words of the index that has these alone, by due date. */
  readonly among: RawBuilder<boolean>
}

/**
 * What a unit holds now, and what a one-stop place received and will give back. A place has many more in care than
 * are late: the index of places knows state and due date, and what is neither is not looked up.
 */
function inCare<Output>(
  query: Dossiers<Output>,
  { sight, isWide }: Narrowing,
  so: Standing,
): Dossiers<Output> {
  const standing = query.where(standsSo('dossier', so))
  if (sight.of !== 'units') return standing.where(visibleTo(sight))
  if (isWide === true)
    return query
      .where(so.among)
      .where(dueSo('dossier', so))
      .where((row) =>
        row.or([
          isThere(
            openStepsIn(row, sight.work)
              .whereRef('dossier_step.dossier_id', '=', 'dossier.id')
              .limit(1),
          ),
          isOneOf(row.ref('dossier.receiving_unit_id'), sight.reception),
        ]),
      )
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

function standsSo(table: 'dossier' | 'received', so: Standing) {
  return sql<boolean>`${sql.ref(`${table}.state`)} = any(${so.states}) and ${dueSo(table, so)}`
}

function dueSo(table: 'dossier' | 'received', { due }: Standing) {
  const dueAt = sql.ref(`${table}.due_at`)
  const bounds = due.map(([than, at]) => sql`${dueAt} ${sql.raw(than)} ${at}`)
  return sql<boolean>`${sql.join([sql`true`, ...bounds], sql` and `)}`
}

/** Asked row by row: of `exists` the planner may make one question for all rows, of which a page needs few. */
function isThere(found: Expression<{ readonly dossier_id: DossierId }>) {
  return sql<boolean>`(${found}) is not null`
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

/** Lists of what goes on, of which a unit may hold more than is quickly looked up. */
const OPEN_VIEWS: ReadonlySet<View | null> = new Set([
  'my-unit',
  'awaiting-person',
  'due-today',
  'late',
])
/** With more open steps than this, a page is found sooner among all that go on in the province, by due date. */
const MUCH = 1_000

/**
 * Whether the units of a list hold so much that one in a few dossiers that go on in the province is theirs; of those that
 * wait for their person, whether its places received so many.
 */
export async function holdsMuch(read: Read, { view, sight }: ListFilter): Promise<boolean> {
  if (!OPEN_VIEWS.has(view) || sight.of !== 'units') return false
  const held = read
    .selectFrom('dossier_step')
    .select('dossier_id')
    .where((step) => isOneOf(step.ref('unit_id'), sight.work))
    .where('closed_at', 'is', null)
  const waiting = read
    .selectFrom('dossier')
    .select('id as dossier_id')
    .where((row) => isOneOf(row.ref('receiving_unit_id'), sight.reception))
    .where('state', 'in', WAITING)
  const { count } = await read
    .selectFrom((view === 'awaiting-person' ? held.unionAll(waiting) : held).limit(MUCH).as('held'))
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count === MUCH
}

/** In the words of the indexes by due date, which have these alone. */
const isOpen = sql<boolean>`dossier.state in ('received', 'processing')`
const waits = sql<boolean>`dossier.state in ('awaiting-supplement', 'awaiting-payment')`

/**
 * Dossiers found elsewhere first: what an officer or a unit holds, or a search hits, is little beside what the province
 * holds. Asked with `in`, the planner walks all open dossiers by due date and looks each up, in the hope of a full page.
 */
export function isAmong(row: Row, ids: Expression<{ readonly dossier_id: DossierId }>) {
  return sql<boolean>`${row.ref('dossier.id')} = any(array(${ids}))`
}
