import fc, { type Arbitrary } from 'fast-check'
import type { Schema } from './description.ts'

/** What earlier answers named, by the name of the field: codes, ids, units, versions. */
export type Known = ReadonlyMap<string, readonly unknown[]>

/** Texts that break what was not made for them. */
export const NASTY: readonly string[] = [
  '',
  ' ',
  '\0',
  '\ud800',
  'Nguye\u0302\u0303n Thi\u0323 Be\u0301',
  'a\u200db\u200bc',
  '\u202egnuourt',
  '👩‍👩‍👧‍👦',
  '<script>alert(1)</script>',
  `' or 1=1 --`,
  '%00%ff%',
  '\\',
  '../../etc/passwd',
  '{{7*7}}${7*7}',
  '1e400',
  'null',
  'ơ'.repeat(3_000),
]

const DEEPEST = 6

/** Values that a schema of the description allows; where a field of that name is known, often what it held. */
export function valueOf(
  schema: Schema,
  given: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly known: Known
    readonly name?: string
    readonly depth?: number
  },
): Arbitrary<unknown> {
  const { schemas, known, name, depth = 0 } = given
  if (schema.$ref !== undefined) {
    const referred = schemas[schema.$ref.replace('#/components/schemas/', '')] ?? {}
    return valueOf(referred, given)
  }
  const one = (each: Schema) => valueOf(each, { ...given, depth: depth + 1 })
  const alternatives = schema.anyOf ?? schema.oneOf
  if (alternatives !== undefined) return fc.oneof(...alternatives.map(one))
  if (schema.allOf !== undefined) return one(Object.assign({}, ...schema.allOf) as Schema)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)

  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['string'])
  const drawn = fc.oneof(...types.map((type) => ofType(type, schema, given)))
  const seen = known.get(name ?? '') ?? []
  const fitting = seen.filter((value) => types.includes(jsonTypeOf(value)))
  return fitting.length === 0
    ? drawn
    : fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...fitting) },
        { weight: 1, arbitrary: drawn },
      )
}

function jsonTypeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

type Given = Parameters<typeof valueOf>[1]

function ofType(type: string, schema: Schema, given: Given): Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? 0, -(2 ** 31)),
        max: Math.min(schema.maximum ?? 1_000, 2 ** 31 - 1),
      })
    case 'number':
      return fc.double({
        min: schema.minimum ?? schema.exclusiveMinimum ?? 0,
        max: schema.maximum ?? 1_000,
        minExcluded: schema.exclusiveMinimum !== undefined,
        noNaN: true,
      })
    case 'array':
      return fc.array(valueOf(schema.items ?? {}, deeper(given)), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, 4),
      })
    case 'object':
      return objectOf(schema, given)
    default:
      return textOf(schema)
  }
}

function deeper(given: Given): Given {
  return { ...given, depth: (given.depth ?? 0) + 1 }
}

function objectOf(schema: Schema, given: Given): Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {})
  if (properties.length === 0)
    return (given.depth ?? 0) > DEEPEST
      ? fc.constant({})
      : fc.dictionary(fc.string(), fc.jsonValue())
  const model = Object.fromEntries(
    properties.map(([name, each]) => [name, valueOf(each, { ...deeper(given), name })]),
  )
  return fc.record(model, { requiredKeys: [...(schema.required ?? [])] })
}

function textOf(schema: Schema): Arbitrary<string> {
  if (schema.format === 'uuid') return fc.uuid()
  if (schema.format === 'date') return dayText
  if (schema.format === 'date-time') return dayText.map((day) => `${day}T09:00:00+07:00`)
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern, 'u'))
  const minLength = schema.minLength ?? 0
  const maxLength = Math.max(minLength, Math.min(schema.maxLength ?? 60, 60))
  return fc.oneof(
    fc.string({ minLength, maxLength, unit: 'grapheme' }),
    fc.constantFrom(
      ...NASTY.filter(({ length }) => length >= minLength && length <= maxLength),
      'Đơn',
    ),
  )
}

const dayText = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
