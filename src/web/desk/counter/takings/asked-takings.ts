import { parseDay, type Day } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import { organisationNow } from '#modules/organisations'
import { placesAmong } from '#modules/procedures'
import { holdsRoleAt } from '#platform/access'
import type { Context } from '#platform/context'

/** Which takings are asked for; what is left out or cannot be read is today and the officer's first place. */
export async function askedTakings(context: Context, url: string) {
  const asked = new URL(url).searchParams
  const places = placesAmong((await organisationNow(context)).units).filter(({ unitId }) =>
    holdsRoleAt(context.actor, 'reception', unitId),
  )
  const on: Day = parseDay(asked.get('ngay') ?? '') ?? dayOf(context.clock.now())
  return {
    places: places.map(({ code, name }) => ({ code, name })),
    unitCode: asked.get('noi') ?? places[0]?.code ?? '',
    on,
    after: asked.get('sau'),
  }
}
