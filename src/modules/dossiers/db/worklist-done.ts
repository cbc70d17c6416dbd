import { sql, type RawBuilder } from 'kysely'
import type { DossierId } from '#kernel/id'
import { isOneOf } from '#platform/db'
import type { Sight } from './visibility.ts'
import { liesIn, orderOf, type Stretch } from './worklist-order.ts'

export type SightOfUnits = Extract<Sight, { readonly of: 'units' }>

/** "Done" looks back so far; older dossiers are found by searching. */
const DONE_DAYS = 30

/** The instant from which on what ended is listed as done. */
export function doneSince(now: Date): Date {
  return new Date(now.getTime() - DONE_DAYS * 86_400_000)
}

/**
 * Dossiers that ended since then for units and for one-stop places that received them, without those that wait to be
 * handed over where reception is held. Given a stretch, its dossiers alone: the index of one unit has them in order; of
 * several, each is asked for as many, and the first of all are taken. What several of them had is there once.
 */
export function endedFor(
  sight: SightOfUnits,
  since: Date,
  stretch: Stretch | null,
): RawBuilder<{ readonly dossier_id: DossierId }> {
  const { work, reception } = sight
  const ended = sql`ended_at >= ${since} and ${isHandedOver(sight)}`
  if (stretch === null)
    return sql`select dossier_id from lately_ended where not is_place and ${isOneOf(sql.ref('unit_id'), work)} and ${ended}
      union select dossier_id from lately_ended where is_place and ${isOneOf(sql.ref('unit_id'), reception)} and ${ended}`
  const { towards, limit } = stretch
  return sql`select ended.id
    from (select distinct ended.id, ended.due_at
      from (select unnest(${work}::uuid[]) as unit_id, false as is_place
        union all select unnest(${reception}::uuid[]), true) as concerned
      cross join lateral (
        select ended.id, ended.due_at
        from (select dossier_id as id, due_at, ended_at, hand_over_unit_id, unit_id, is_place from lately_ended) as ended
        where ended.unit_id = concerned.unit_id and ended.is_place = concerned.is_place
          and ${ended} and ${liesIn(stretch, 'ended')}
        order by ${orderOf(towards, 'ended')} limit ${limit}) as ended) as ended
    order by ${orderOf(towards, 'ended')} limit ${limit}`
}

/** Of what waits to be handed over, the people of that place are not done with it. */
function isHandedOver({ reception }: SightOfUnits): RawBuilder<boolean> {
  return reception.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`(hand_over_unit_id is null or not ${isOneOf(sql.ref('hand_over_unit_id'), reception)})`
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
