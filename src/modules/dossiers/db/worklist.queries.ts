import { sql } from 'kysely'
import type { DossierId } from '#kernel/id'
import { isOneOf, type Read } from '#platform/db'
import { isLateAt } from './due-dates/clock.ts'
import { visibleTo } from './visibility.ts'
import {
  holdsMuch,
  inView,
  isAmong,
  type Dossiers,
  type ListFilter,
  type Narrowing,
  type Row,
} from './worklist-views.ts'

export type { ListFilter }

/** Where a page begins: after the last row of the page before. */
export interface ListPosition {
  readonly dueAt: Date | null
  readonly id: DossierId
}

/** A search that matches more than this needs more letters; the rest is not looked at. */
const MOST_MATCHES = 5_000

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
  return listNarrowed(read, { ...filter, isWide: await holdsMuch(read, filter) }, page)
}

/** The same, looked for in one of two ways. */
export async function listNarrowed(
  read: Read,
  narrowing: Narrowing,
  { after, limit }: { readonly after: ListPosition | null; readonly limit: number },
) {
  let query = narrowed(read.selectFrom('dossier'), narrowing).select(LISTED_COLUMNS)
  if (after !== null) query = query.where((row) => isAfter(row, after))
  return query.orderBy('dossier.due_at').orderBy('dossier.id').limit(limit).execute()
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

function narrowed<Output>(query: Dossiers<Output>, filter: Narrowing): Dossiers<Output> {
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
