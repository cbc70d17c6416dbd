import { formatInstant } from '#kernel/instant'
import type { DueDateMove } from '#modules/dossiers'

/** A move as a page is given it. */
export function toldMove({ change, ...move }: DueDateMove) {
  const { id, day, happened, kind, name, at } = change
  return {
    ...move,
    id,
    at: formatInstant(at),
    cause: { changeId: id, happened, day, kind, name },
    finishedAt: null,
  }
}

export type ToldMove = ReturnType<typeof toldMove>
