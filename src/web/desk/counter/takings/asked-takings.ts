import { parseDay, type Day } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import { organisationNow } from '#modules/organisations'
import { unitsReached } from '#platform/access'
import type { Context } from '#platform/context'

/**
 * Which takings are asked for; what is left out or cannot be read is today and the officer's first place. Places that
 * have ended come after the others.
 */
export async function askedTakings(context: Context, url: string) {
  const asked = new URL(url).searchParams
  const organisation = await organisationNow(context)
  const places = unitsReached(context.actor, 'reception')
    .flatMap((id) => organisation.unitOfAnyDay(id) ?? [])
    .filter(({ kind }) => kind === 'centre')
    .map(({ id, code, name }) => ({ code, name, hasEnded: organisation.unit(id) === null }))
    .toSorted((one, other) => Number(one.hasEnded) - Number(other.hasEnded))
  const on: Day = parseDay(asked.get('ngay') ?? '') ?? dayOf(context.clock.now())
  return {
    places,
    unitCode: asked.get('noi') ?? places[0]?.code ?? '',
    on,
    after: asked.get('sau'),
  }
}
