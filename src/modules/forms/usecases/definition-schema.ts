import { z } from 'zod'
import type { FormDefinition, Question } from '../domain/definition.ts'

const Condition = z.record(z.string(), z.array(z.union([z.string(), z.boolean()])))
const when = Condition.exactOptional()

const Prefill = z.union([
  z.strictObject({ from: z.string(), when }),
  z.strictObject({ value: z.union([z.string(), z.boolean()]), when }),
])

const base = {
  id: z.string(),
  label: z.string(),
  name: z.string().exactOptional(),
  help: z.string().exactOptional(),
  required: z.boolean().exactOptional(),
  showWhen: when,
  prefill: Prefill.exactOptional(),
}

const whole = z.int().min(0).exactOptional()
const bound = z.number().exactOptional()
const choices = z.array(z.strictObject({ value: z.string(), label: z.string() }))
const unit = z.string().exactOptional()

const Computation = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('date-in-words'), of: z.string() }),
  z.strictObject({ rule: z.literal('sum'), of: z.array(z.string()), unit }),
  z.strictObject({ rule: z.literal('sum-of-group'), group: z.string(), of: z.string(), unit }),
  z.strictObject({ rule: z.literal('count-of-group'), group: z.string(), unit }),
  z.strictObject({ rule: z.literal('age'), of: z.string() }),
])

/** The kinds that say nothing more than their name. */
const plain = [
  'name',
  'personal-id',
  'identity-document',
  'tax-code',
  'phone',
  'email',
  'time',
  'yes-no',
  'consent',
  'address',
  'file',
] as const

const DefinedQuestion: z.ZodType<Question> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ ...base, kind: z.enum(plain) }),
    z.strictObject({ ...base, kind: z.literal('text'), maxLength: whole, lines: whole }),
    z.strictObject({
      ...base,
      kind: z.literal('date'),
      precision: z.enum(['day', 'month', 'as-known']).exactOptional(),
      past: z.boolean().exactOptional(),
      notBefore: z.string().exactOptional(),
      notAfter: z.string().exactOptional(),
    }),
    z.strictObject({
      ...base,
      kind: z.literal('number'),
      min: bound,
      max: bound,
      decimals: z.int().min(0).max(6).exactOptional(),
      unit,
    }),
    z.strictObject({ ...base, kind: z.literal('money'), min: bound, max: bound }),
    z.strictObject({ ...base, kind: z.literal('choice'), choices }),
    z.strictObject({ ...base, kind: z.literal('choices'), choices }),
    z.strictObject({
      ...base,
      kind: z.literal('lookup'),
      list: z.enum(['ethnicities', 'countries', 'relations']),
    }),
    z.strictObject({
      ...base,
      kind: z.literal('repeat'),
      item: z.string(),
      min: whole,
      max: whole,
      questions: z.array(DefinedQuestion),
    }),
    z.strictObject({ ...base, kind: z.literal('computed'), compute: Computation }),
  ]),
)

/** The shape of a definition that comes from outside. What it says is reviewed at publication. */
export const DefinitionShape: z.ZodType<FormDefinition> = z.strictObject({
  name: z.string(),
  pages: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      subject: z.string().exactOptional(),
      showWhen: when,
      questions: z.array(DefinedQuestion),
    }),
  ),
})
