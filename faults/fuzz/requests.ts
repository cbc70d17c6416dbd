import fc, { type Arbitrary } from 'fast-check'
import type { Description, Operation, Schema } from './description.ts'
import { NASTY, valueOf, type Known } from './values.ts'

/** What is sent. */
export interface FuzzedRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  /** Whether nobody could take it for right, whatever it names: broken as text, not as content. */
  readonly isBroken: boolean
}

const JSON_TYPE = 'application/json'
/** Stands for the version that the dossier has when it is sent. */
export const CURRENT_VERSION = 987_654_321

/** Requests to an operation: right ones, ones with a part made wrong, and ones that are broken as text. */
export function requestTo(
  operation: Operation,
  { components }: Description,
  known: Known,
): Arbitrary<FuzzedRequest> {
  const given = { schemas: components.schemas, known }
  const url = urlOf(operation, given)
  const schema = operation.requestBody?.content?.[JSON_TYPE]?.schema
  const plain = (body: string | null, isBroken = false, type = JSON_TYPE) => ({
    method: operation.method,
    headers: { 'idempotency-key': 'fuzz', ...(body === null ? {} : { 'content-type': type }) },
    body,
    isBroken,
  })
  if (schema === undefined) return url.map((each) => ({ ...plain(null), url: each }))
  const right = valueOf(schema, given).map(withVersion)
  const bodies = fc.oneof(
    { weight: 4, arbitrary: right.map((value) => plain(textOf(value))) },
    { weight: 4, arbitrary: mutated(right).map((value) => plain(textOf(value))) },
    {
      weight: 1,
      arbitrary: right
        .chain((value) => broken(textOf(value)))
        .map(({ body, type }) => plain(body, true, type)),
    },
  )
  return fc.tuple(url, bodies).map(([each, rest]) => ({ ...rest, url: each }))
}

/** Most that is sent names the version the dossier has; else few requests would get far. */
function withVersion(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'version' in value
    ? { ...value, version: CURRENT_VERSION }
    : value
}

/** JSON as text; half a character stays as its escape. */
function textOf(value: unknown): string {
  return JSON.stringify(value) ?? 'null'
}

function urlOf(
  operation: Operation,
  given: { readonly schemas: Readonly<Record<string, Schema>>; readonly known: Known },
): Arbitrary<string> {
  const parameters = operation.parameters ?? []
  const path = parameters.filter((each) => each.in === 'path')
  const query = parameters.filter((each) => each.in === 'query')
  const values = (each: (typeof parameters)[number]) =>
    fc.oneof(
      { weight: 5, arbitrary: valueOf(each.schema, { ...given, name: each.name }) },
      { weight: 1, arbitrary: fc.constantFrom(...NASTY) },
    )
  return fc
    .tuple(
      fc.tuple(...path.map(values)),
      fc.record(Object.fromEntries(query.map((each) => [each.name, values(each)])), {
        requiredKeys: [],
      }),
    )
    .map(([places, asked]) => {
      const filled = path.reduce(
        (url, { name }, at) => url.replace(`{${name}}`, escaped(places[at])),
        operation.path,
      )
      const pairs = Object.entries(asked).map(([name, value]) => `${name}=${escaped(value)}`)
      return pairs.length === 0 ? filled : `${filled}?${pairs.join('&')}`
    })
}

function escaped(value: unknown): string {
  return encodeURIComponent(String(value).toWellFormed()) || '%20'
}

type Path = readonly (string | number)[]

/** A right value of which one part, however deep, is missing, of another kind, out of bounds or joined by a stranger. */
function mutated(right: Arbitrary<unknown>): Arbitrary<unknown> {
  return right.chain((value) =>
    fc
      .tuple(fc.constantFrom(...pathsOf(value)), wrongOnes)
      .map(([path, wrong]) => replaced(value, path, wrong)),
  )
}

type Wrong =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'gone' | 'stranger' }

const wrongOnes: Arbitrary<Wrong> = fc.oneof(
  fc.constantFrom<Wrong>({ kind: 'gone' }, { kind: 'stranger' }),
  fc
    .constantFrom<unknown>(null, true, -1, 0, 1.5, 2 ** 31, 2 ** 53, -1e308, [], {}, [[]], ...NASTY)
    .map((value): Wrong => ({ kind: 'value', value })),
)

function pathsOf(value: unknown, here: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [here]
  return [here, ...Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...here, key]))]
}

function replaced(value: unknown, [key, ...rest]: Path, wrong: Wrong): unknown {
  if (key === undefined) {
    if (wrong.kind === 'value') return wrong.value
    return typeof value === 'object' && !Array.isArray(value) && wrong.kind === 'stranger'
      ? { ...value, stranger: 1 }
      : null
  }
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >
  if (rest.length === 0 && wrong.kind === 'gone') delete copy[key]
  else copy[key] = replaced(copy[key], rest, wrong)
  return copy
}

function broken(text: string): Arbitrary<{ readonly body: string; readonly type: string }> {
  return fc.constantFrom(
    { body: text.slice(0, -1), type: JSON_TYPE },
    { body: `${text}}`, type: JSON_TYPE },
    { body: '['.repeat(20_000), type: JSON_TYPE },
    { body: `${'['.repeat(100_000)}${']'.repeat(100_000)}`, type: JSON_TYPE },
    { body: `{"form":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_001)}`, type: JSON_TYPE },
    { body: text, type: 'text/plain' },
    { body: text, type: 'application/xml' },
    { body: text, type: 'multipart/form-data; boundary=x' },
  )
}
