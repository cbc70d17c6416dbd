import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'

/** Work of every unit lies there: it is for the administrators of the highest one. */
export function authoriseRedoing({ actor, locality }: Context): void {
  authorise(actor, 'work.redo')
  const isOverAll = actor.roles.some(
    ({ role, unitCode }) => role === 'administrator' && unitCode === locality.code,
  )
  if (!isOverAll) throw new Refused('forbidden/unit-outside-reach')
}
