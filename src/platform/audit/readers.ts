import type { Day } from '#kernel/day'
import { addDays } from '#kernel/day'
import type { AccountId } from '#kernel/id'
import { instantOn } from '#kernel/instant'
import { isOneOf, type Read } from '#platform/db'

/** How many different objects somebody did something to. */
export interface ActorCount {
  readonly actorId: AccountId
  readonly event: string
  readonly objects: number
}

/** To how many different objects each actor did one of these things on a day of Vietnam. */
export async function countObjectsByActor(
  read: Read,
  on: Day,
  events: readonly string[],
): Promise<ActorCount[]> {
  const rows = await read
    .selectFrom('audit_entry')
    .select(['actor_id', 'event'])
    .select((row) => row.fn.count<number>('object_id').distinct().as('objects'))
    .where('at', '>=', instantOn(on, 0))
    .where('at', '<', instantOn(addDays(on, 1), 0))
    .where('actor_id', 'is not', null)
    .where((row) => isOneOf(row.ref('event'), events))
    .groupBy(['actor_id', 'event'])
    .execute()
  return rows.flatMap(({ actor_id: actorId, ...row }) =>
    actorId === null ? [] : [{ actorId, ...row }],
  )
}
