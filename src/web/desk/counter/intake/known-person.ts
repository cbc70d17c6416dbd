import { z } from 'zod'
import { parsePersonalId, parseTaxCode, writtenPhone } from '#kernel/identifiers'
import type { Context } from '#platform/context'
import { earlierOf, type Values } from './intake-view.ts'

const FIELDS = ['name', 'birthDate', 'phone', 'email', 'address'] as const

/** What was filled in for whoever has this number, as the page carries it along. */
const FilledIn = z.object({ who: z.string() }).catchall(z.string())

/** Whose number the page holds; null while it is none. */
export function whoIs(values: Values): string | null {
  return values.kind === 'citizen'
    ? parsePersonalId(values.personalId ?? '')
    : parseTaxCode(values.taxCode ?? '')
}

/** Remembers that these fields belong to the one with this number. */
export function filledFor(who: string, fields: Values): Values {
  return { filled: JSON.stringify({ ...fields, who }) }
}

/** What was filled in for a number that the page no longer holds is not said of someone else. */
export function withoutOthers(values: Values): Values {
  const filled = filledIn(values)
  const who = whoIs(values)
  if (filled === null || who === null || filled.who === who) return values
  const others = FIELDS.filter((field) => filled[field] && filled[field] === values[field])
  if (others.length === 0) return values
  return { ...values, ...Object.fromEntries(others.map((field) => [field, ''])), filled: '' }
}

/** What was left empty, as the person or business was named the last time. */
export async function namedFrom(context: Context, given: Values): Promise<Values> {
  const values = withoutOthers(given)
  const who = whoIs(values)
  const party = (await earlierOf(context, values))?.party
  if (who === null || party == null) return values
  const { phone } = party
  const known = { ...party, phone: phone === null ? null : writtenPhone(phone) }
  const missing = FIELDS.flatMap((field) => {
    const value = known[field]
    return value !== null && (values[field] ?? '') === '' ? [[field, value] as const] : []
  })
  const fields = Object.fromEntries(missing)
  const filled = filledIn(values)
  const before = filled?.who === who ? filled : {}
  return { ...values, ...fields, ...filledFor(who, { ...before, ...fields }) }
}

function filledIn(values: Values): z.output<typeof FilledIn> | null {
  if (!values.filled) return null
  try {
    return FilledIn.safeParse(JSON.parse(values.filled)).data ?? null
  } catch {
    return null
  }
}
