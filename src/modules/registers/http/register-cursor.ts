import { z } from 'zod'
import { parseId } from '#kernel/id'
import { formatInstant, parseInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import type { RegisterPosition } from '../usecases/read-register.ts'

const Cursor = z.tuple([z.string(), z.string(), z.number().int().nonnegative()])

/** The place of a line in a register, as an address carries it; null at the end. */
export function writeRegisterCursor(next: RegisterPosition | null): string | null {
  if (next === null) return null
  const place = [formatInstant(next.receivedAt), next.id, next.number]
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** The place that a cursor names. Refuses: `malformed/cursor` for one that is not ours. */
export function readRegisterCursor(cursor: string): RegisterPosition {
  const parsed = Cursor.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString()))
  if (!parsed.success) throw new Refused('malformed/cursor')
  const [receivedText, idText, number] = parsed.data
  const receivedAt = parseInstant(receivedText)
  const id = parseId<'dossier'>(idText)
  if (receivedAt === null || id === null) throw new Refused('malformed/cursor')
  return { receivedAt, id, number }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
