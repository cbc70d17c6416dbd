import { z } from 'zod'
import type { ProcessDefinition } from '../domain/definition.ts'

const Text = z.string().trim().min(1).max(300)
const Slug = z.string().regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/)

const Place = z.discriminatedUnion('at', [
  z.strictObject({ at: z.literal('receiving') }),
  z.strictObject({ at: z.literal('competent'), divisions: z.array(Slug).max(10) }),
  z.strictObject({ at: z.literal('unit'), slug: Slug }),
])

const Condition = z
  .strictObject({
    cases: z.array(Slug).min(1).optional(),
    channels: z
      .array(z.enum(['online', 'counter', 'post']))
      .min(1)
      .optional(),
    applicants: z
      .array(z.enum(['citizen', 'business', 'organisation', 'household-business']))
      .min(1)
      .optional(),
  })
  .refine((condition) => Object.values(condition).some((values) => values !== undefined), {
    error: 'condition-empty',
  })

const Outcome = z.strictObject({
  code: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  name: Text,
  next: z.array(z.string()).max(10),
  when: Condition.optional(),
})

const Step = z.strictObject({
  id: z.string().regex(/^b[1-9][0-9]?[a-z]?$/),
  name: Text,
  at: Place,
  role: z.enum(['reception', 'handler', 'division-head', 'approver', 'clerk']),
  hours: z.number().multipleOf(0.25).max(10_000).nullable(),
  waitsFor: z.literal('tax').optional(),
  onlyIf: Condition.optional(),
  optional: z.literal(true).optional(),
  outcomes: z.array(Outcome).max(10),
  produces: Text.nullable(),
})

/** A process as it is written down for approval. Whether it is sound is a further question (domain/faults.ts). */
export const Definition = z.strictObject({
  steps: z.array(Step).max(60),
}) satisfies z.ZodType<ProcessDefinition>
