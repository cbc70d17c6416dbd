import { sql, type RawBuilder } from 'kysely'
import type { DossierId } from '#kernel/id'
import { isOneOf } from '#platform/db'
import type { Sight } from './visibility.ts'
import { liesIn, orderOf, type Stretch } from './worklist-order.ts'

export type SightOfUnits = Extract<Sight, { readonly of: 'units' }>

/**
 * Dossiers that ended since then for units, and those that one-stop places received. Two indexes tell when each was due,
 * so that thousands are put in order without looking one up; what several of them had is there once. Given a stretch, its dossiers alone: those behind it that still
 * wait to be handed over are passed by one after the other, until there are enough.
 */
export function endedFor(
  sight: SightOfUnits,
  since: Date,
  stretch: Stretch | null,
): RawBuilder<{ readonly dossier_id: DossierId }> {
  const ended = sql`${endedForUnits(sight, since)} union ${endedAtPlaces(sight, since)}`
  if (stretch === null) return sql`select ended.id from (${ended}) as ended`
  const order = orderOf(stretch.towards, 'ended')
  return sql`select ended.id
    from (select * from (${ended}) as ended where ${liesIn(stretch, 'ended')} order by ${order}) as ended
    where ${isNotKeptAt(sight)}
    order by ${order} limit ${stretch.limit}`
}

/**
 * The stretch of what waits at places to be handed over. The index of one place has it in order; of several, each is asked
 * for as many, and the first of all are taken.
 */
export function keptAt(
  { reception }: SightOfUnits,
  stretch: Stretch,
): RawBuilder<{ readonly dossier_id: DossierId }> {
  const { towards, limit } = stretch
  return sql`select kept.id from unnest(${reception}::uuid[]) as place (unit_id) cross join lateral (
      select id, due_at from dossier
      where return_unit_id = place.unit_id and state = 'finished' and ${liesIn(stretch)}
      order by ${orderOf(towards)} limit ${limit}) as kept
    order by ${orderOf(towards, 'kept')} limit ${limit}`
}

function endedForUnits({ work }: SightOfUnits, since: Date) {
  return sql`select dossier_id as id, due_at from dossier_unit
    where ${isOneOf(sql.ref('unit_id'), work)} and closed_at >= ${since}`
}

function endedAtPlaces({ reception }: SightOfUnits, since: Date) {
  return sql`select id, due_at from dossier
    where ${isOneOf(sql.ref('receiving_unit_id'), reception)} and closed_at >= ${since}`
}

/** A question within a question is asked row by row, and only of rows that are reached. */
function isNotKeptAt({ reception }: SightOfUnits): RawBuilder<boolean> {
  if (reception.length === 0) return sql<boolean>`true`
  return sql<boolean>`(select kept.state <> 'finished' or not ${isOneOf(sql.ref('kept.return_unit_id'), reception)}
    from dossier as kept where kept.id = ended.id)`
}
