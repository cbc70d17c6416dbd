import { sql, type Expression, type ExpressionBuilder, type SelectQueryBuilder } from 'kysely'
import type { AccountId, DossierId, UnitId } from '#kernel/id'
import { isOneOf, type DB, type Read } from '#platform/db'
import type { DossierState } from '../domain/dossier.ts'
import type { View } from '../domain/views.ts'
import { clockRuns } from './due-dates/clock.ts'
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

const HANDLING = ['received', 'processing'] as const
const WAITING = ['awaiting-supplement', 'awaiting-payment'] as const
/** "Done" looks back so far; older dossiers are found by searching. */
const DONE_DAYS = 30

/** How it is looked for, too: from the open dossiers by due date, or from what the units hold. */
export type Narrowing = ListFilter & { readonly isWide?: boolean }

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
      return inCare(query, filter, { states: WAITING, due: [] })
    case 'due-today':
      return inCare(query, filter, {
        states: HANDLING,
        due: [
          ['>=', now],
          ['<=', filter.endOfToday],
        ],
      }).where(clockRuns)
    case 'late':
      return inCare(query, filter, { states: HANDLING, due: [['<', now]] }).where(clockRuns)
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

function heldBy<Output>(query: Dossiers<Output>, { sight, isWide }: Narrowing): Dossiers<Output> {
  if (sight.of !== 'units') return query.where('state', 'in', HANDLING).where(visibleTo(sight))
  const { work } = sight
  if (isWide === true)
    return query
      .where(isOpen)
      .where((row) =>
        row.or([
          row.exists(openStepsIn(row, work).whereRef('dossier_step.dossier_id', '=', 'dossier.id')),
          row.exists(consultedIn(row, work).whereRef('dossier_unit.dossier_id', '=', 'dossier.id')),
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
    return standing
      .where(isOpen)
      .where((row) =>
        row.or([
          row.exists(
            openStepsIn(row, sight.work).whereRef('dossier_step.dossier_id', '=', 'dossier.id'),
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

/** Lists of what is open, of which a unit may hold more than is quickly looked up. */
const OPEN_VIEWS: ReadonlySet<View | null> = new Set(['my-unit', 'due-today', 'late'])
/** With more open steps than this, a page is found sooner among all open dossiers by due date. */
const MUCH = 1_000

/** Whether the units of a list hold so much that one in a few open dossiers of the province is theirs. */
export async function holdsMuch(read: Read, { view, sight }: ListFilter): Promise<boolean> {
  if (!OPEN_VIEWS.has(view) || sight.of !== 'units') return false
  const held = read
    .selectFrom('dossier_step')
    .select('dossier_id')
    .where((step) => isOneOf(step.ref('unit_id'), sight.work))
    .where('closed_at', 'is', null)
    .limit(MUCH)
  const { count } = await read
    .selectFrom(held.as('held'))
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count === MUCH
}

/** In the words of the index by due date, which has these alone. */
const isOpen = sql<boolean>`dossier.state in ('received', 'processing')`

/**
 * Dossiers found elsewhere first: what an officer or a unit holds, or a search hits, is little beside what the province
 * holds. Asked with `in`, the planner walks all open dossiers by due date and looks each up, in the hope of a full page.
 */
export function isAmong(row: Row, ids: Expression<{ readonly dossier_id: DossierId }>) {
  return sql<boolean>`${row.ref('dossier.id')} = any(array(${ids}))`
}
