import { sql, type RawBuilder } from 'kysely'
import type { DossierId } from '#kernel/id'

/** A place in a list: after the last row of the page before. */
export interface ListPosition {
  readonly dueAt: Date | null
  readonly id: DossierId
}

/** Some rows of a list: the first behind a place of it, or the last before, the nearest first. */
export interface Stretch {
  readonly from: ListPosition | null
  readonly towards: 'end' | 'beginning'
  readonly limit: number
}

/** Rows of a list that come after a place in it. `of` names the rows, which have a due date and an id. */
export function isAfter({ dueAt, id }: ListPosition, of = 'dossier'): RawBuilder<boolean> {
  const [due, own] = [sql.ref(`${of}.due_at`), sql.ref(`${of}.id`)]
  return dueAt === null
    ? sql<boolean>`(${due} is null and ${own} > ${id})`
    : sql<boolean>`(${due} > ${dueAt} or (${due} = ${dueAt} and ${own} > ${id}) or ${due} is null)`
}

/** Rows that come before it. What has no due date is greater than nothing, so a pair says it, and an index ends there. */
export function isBefore({ dueAt, id }: ListPosition, of = 'dossier'): RawBuilder<boolean> {
  const [due, own] = [sql.ref(`${of}.due_at`), sql.ref(`${of}.id`)]
  return dueAt === null
    ? sql<boolean>`(${due} is not null or ${own} < ${id})`
    : sql<boolean>`(${due}, ${own}) < (${dueAt}, ${id})`
}

/** The least time left first, those without a due date last; towards the beginning the other way round. */
export function orderOf(towards: Stretch['towards'], of = 'dossier'): RawBuilder<unknown> {
  const [due, own] = [sql.ref(`${of}.due_at`), sql.ref(`${of}.id`)]
  return towards === 'end' ? sql`${due}, ${own}` : sql`${due} desc nulls first, ${own} desc`
}

/** Whether a row lies where a stretch does; how many of them is for the query to say. */
export function liesIn({ from, towards }: Stretch, of = 'dossier'): RawBuilder<boolean> {
  if (from === null) return sql<boolean>`true`
  return towards === 'end' ? isAfter(from, of) : isBefore(from, of)
}
