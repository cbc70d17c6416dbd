import type { Schema } from '../fuzz/description.ts'

type Path = readonly (string | number)[]

/** Fields that say which thing is meant, and are refused when it is none. */
const NAMES_SOMETHING = /(code|id|ids|unit|step|assignee|outcome)$/i

/** A value, and the texts in it that people write freely. */
export interface Written {
  readonly value: unknown
  readonly places: readonly Path[]
}

/**
 * A right value with a payload for every text that is free by its schema, those that may be left out too; so a field
 * that comes to be is written into by itself. What has a pattern, a format or a list of values stays as it is.
 */
export function written(
  value: unknown,
  schema: Schema,
  given: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly payload: (mostLength?: number) => string
    readonly path?: Path
  },
): Written {
  const { schemas, payload, path = [] } = given
  const rule = resolved(schema, schemas, value)
  const names = NAMES_SOMETHING.test(String(path.at(-1)))
  if (!names && isFreeText(rule, value)) return { value: payload(rule.maxLength), places: [path] }
  if (typeof value !== 'object' || value === null) return { value, places: [] }
  const parts = Array.isArray(value)
    ? value.map((each, at) => [at, each, rule.items ?? {}] as const)
    : fieldsOf(value as Readonly<Record<string, unknown>>, rule, schemas)
  const done = parts.map(
    ([key, each, one]) => [key, written(each, one, { ...given, path: [...path, key] })] as const,
  )
  const places = done.flatMap(([, each]) => each.places)
  if (Array.isArray(value)) return { value: done.map(([, each]) => each.value), places }
  return { value: Object.fromEntries(done.map(([key, each]) => [key, each.value])), places }
}

/** The fields that are there, and the free texts that may be there. */
function fieldsOf(
  value: Readonly<Record<string, unknown>>,
  rule: Schema,
  schemas: Readonly<Record<string, Schema>>,
): (readonly [string, unknown, Schema])[] {
  const properties = rule.properties ?? {}
  const there = Object.entries(value).map(
    ([name, each]) => [name, each, properties[name] ?? {}] as const,
  )
  const further = Object.entries(properties).flatMap(([name, each]) => {
    const one = resolved(each, schemas, '')
    return name in value ||
      one.type !== 'string' ||
      NAMES_SOMETHING.test(name) ||
      !isFreeText(one, '')
      ? []
      : [[name, '', one] as const]
  })
  return [...there, ...further]
}

/** The schema itself behind a reference; of alternatives the one that is of the value's kind. */
function resolved(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
  value: unknown,
): Schema {
  if (schema.$ref !== undefined)
    return resolved(schemas[schema.$ref.replace('#/components/schemas/', '')] ?? {}, schemas, value)
  const alternatives = (schema.anyOf ?? schema.oneOf ?? []).map((each) =>
    resolved(each, schemas, value),
  )
  return alternatives.find((each) => isOf(each, value)) ?? alternatives[0] ?? schema
}

function isOf(schema: Schema, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return schema.type === typeof value
  return Object.entries(schema.properties ?? {}).every(
    ([name, { const: only }]) =>
      only === undefined || (value as Readonly<Record<string, unknown>>)[name] === only,
  )
}

function isFreeText(rule: Schema, value: unknown): boolean {
  const isText = typeof value === 'string' && (rule.type === undefined || rule.type === 'string')
  const isBound = [rule.enum, rule.const, rule.pattern, rule.format].some(
    (each) => each !== undefined,
  )
  return isText && !isBound
}

/** The value with the texts at these places as they were before; what was not there before is taken out. */
export function restored(value: unknown, before: unknown, places: readonly Path[]): unknown {
  return places.reduce((left, place) => restoredAt(left, before, place), value)
}

function restoredAt(value: unknown, before: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return before
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >
  const former = (before as Readonly<Record<string | number, unknown>> | null)?.[key]
  if (former === undefined && rest.length === 0) delete copy[key]
  else copy[key] = restoredAt(copy[key], former, rest)
  return copy
}
