import { parseDay, type Day } from '#kernel/day'

/** A path with those parameters that say something. */
export function withQuery(
  path: string,
  given: Readonly<Record<string, string | null | undefined>>,
): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(given)) if (value) query.set(name, value)
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/** A day of an address or a form; null when it is none. */
export function dayIn(text: string | null | undefined): Day | null {
  return parseDay(text ?? '')
}

/** What was typed of these fields, as the way back from a preview has it in its address; null when that has none of them. */
export function typedIn(
  request: Request,
  fields: readonly string[],
): Readonly<Record<string, string>> | null {
  const { searchParams } = new URL(request.url)
  if (!fields.some((field) => searchParams.has(field))) return null
  return Object.fromEntries(fields.map((field) => [field, searchParams.get(field) ?? '']))
}
