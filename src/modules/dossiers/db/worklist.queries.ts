import { sql, type RawBuilder } from 'kysely'
import type { DossierId } from '#kernel/id'
import { isOneOf, type Read } from '#platform/db'
import { isLateAt } from './due-dates/clock.ts'
import { visibleTo, type Sight } from './visibility.ts'
import { liesIn, orderOf, type ListPosition, type Stretch } from './worklist-order.ts'
import {
  holdsMuch,
  inView,
  isAmong,
  isWhole,
  type Dossiers,
  type ListFilter,
  type Narrowing,
  type Row,
} from './worklist-views.ts'

export type { ListFilter }

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
  { after, limit }: { readonly after: ListPosition | null; readonly limit: number },
) {
  const stretch = { from: after, towards: 'end', limit } as const
  return listNarrowed(read, { ...filter, isWide: await holdsMuch(read, filter) }, stretch)
}

/** Some rows of it, looked for in one of two ways. */
export async function listNarrowed(read: Read, narrowing: Narrowing, stretch: Stretch) {
  return narrowed(read.selectFrom('dossier'), { ...narrowing, stretch })
    .select(LISTED_COLUMNS)
    .where(liesIn(stretch))
    .orderBy(orderOf(stretch.towards))
    .limit(stretch.limit)
    .execute()
}

/** How many dossiers a list has; no more than `most` are looked at where that is given. */
export async function countDossiers(
  read: Read,
  filter: ListFilter,
  most: number | null,
): Promise<number> {
  const narrowing =
    most === null
      ? filter
      : { ...filter, isWide: await holdsMuch(read, filter), stretch: firstRows(most) }
  const listed = narrowed(read.selectFrom('dossier'), narrowing).select('dossier.id')
  const { count } = await read
    .selectFrom((most === null ? listed : listed.limit(most)).as('listed'))
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

function firstRows(limit: number): Stretch {
  return { from: null, towards: 'end', limit }
}

/** The codes right before and right after a place in a list; null at its ends. */
export async function findNeighbours(
  read: Read,
  filter: ListFilter,
  place: ListPosition,
): Promise<{ readonly before: string | null; readonly after: string | null }> {
  const narrowing = { ...filter, isWide: await holdsMuch(read, filter) }
  const next = (towards: Stretch['towards']) =>
    listNarrowed(read, narrowing, { from: place, towards, limit: 1 })
  const [[before], [after]] = await Promise.all([next('beginning'), next('end')])
  return { before: before?.code ?? null, after: after?.code ?? null }
}

function narrowed<Output>(query: Dossiers<Output>, filter: Narrowing): Dossiers<Output> {
  const { sight, view, state, unitIds, lateness, procedureCode, token, stretch } = filter
  if (
    stretch !== undefined &&
    token !== null &&
    view === null &&
    isWhole({ ...filter, token: null })
  )
    return query.where((row) => isAmong(row, firstFound(row, { sight, token, stretch })))
  let narrowing = view === null ? query.where(visibleTo(sight)) : inView(query, filter)
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
  if (token !== null) narrowing = narrowing.where((row) => isAmong(row, found(token, sight)))
  return narrowing
}

/**
 * The stretch of what is found and may be seen. Many bear one name: who may see each and when it is due is asked of indexes
 * that tell just that, and only the rows of the page are looked up.
 */
function firstFound(
  row: Row,
  {
    sight,
    token,
    stretch,
  }: { readonly sight: Sight; readonly token: string; readonly stretch: Stretch },
) {
  return row
    .selectFrom('dossier')
    .select('dossier.id as dossier_id')
    .where((each) => isAmong(each, found(token, sight)))
    .where(visibleTo(sight))
    .where(liesIn(stretch))
    .orderBy(orderOf(stretch.towards))
    .limit(stretch.limit)
}

/** Dossiers whose code, numbers or names begin so. Byte order, so that indexes answer it. */
function found(token: string, sight: Sight): RawBuilder<{ readonly dossier_id: DossierId }> {
  const begins = sql`token >= ${token} and token < ${`${token}\u{10FFFF}`}`
  return sql`(select dossier_id from dossier_search where ${begins} limit ${MOST_MATCHES})
    union all (select dossier_id from dossier_name where ${begins} and ${mayBeSeen(sight)} limit ${MOST_MATCHES})`
}

/** Passes by most names that are borne in dossiers of others; who may see the rest is asked of the dossiers themselves. */
function mayBeSeen(sight: Sight): RawBuilder<boolean> {
  if (sight.of !== 'units') return sql<boolean>`true`
  const units = [...new Set([...sight.reception, ...sight.work])]
  return sql<boolean>`(seen_by is null or seen_by && ${units}::uuid[])`
}
