import { z } from 'zod'
import { parseId } from '#kernel/id'
import { formatInstantOrNull, parseInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import type { ListPosition } from '../usecases/list-dossiers.ts'

const Cursor = z.tuple([z.string().nullable(), z.string()])

/** The place of a row in a worklist, as an address carries it; null at the end. */
export function writeCursor(next: ListPosition | null): string | null {
  if (next === null) return null
  return Buffer.from(JSON.stringify([formatInstantOrNull(next.dueAt), next.id])).toString(
    'base64url',
  )
}

/** The place that a cursor names. Refuses: `malformed/cursor` for one that is not ours. */
export function readCursor(cursor: string): ListPosition {
  const parsed = Cursor.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString()))
  if (!parsed.success) throw new Refused('malformed/cursor')
  const [dueText, idText] = parsed.data
  const dueAt = dueText === null ? null : parseInstant(dueText)
  const id = parseId<'dossier'>(idText)
  if (id === null || (dueText !== null && dueAt === null)) throw new Refused('malformed/cursor')
  return { dueAt, id }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
