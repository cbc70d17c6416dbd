import { z } from 'zod'
import type { ProcedureContent } from '../domain/content.ts'

const Text = z
  .string()
  .trim()
  .min(1)
  .max(2_000)
  .refine((text) => text === text.normalize('NFC'), { error: 'not-composed' })
const Slug = z.string().regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/)
const Amount = z.int().min(0)

export const NationalCode = z.string().regex(/^[1-9]\.\d{6}$/)

const Maybe = Text.nullable().optional()
const Link = z.url().nullable().optional()

const Case = z.strictObject({ id: Slug.max(80), name: Text })

const Component = z
  .strictObject({
    id: Slug.max(80),
    name: Text,
    caseIds: z.array(z.string()),
    originals: z.int().min(0).max(20),
    copies: z.int().min(0).max(20),
    required: z.boolean(),
    requiredWhen: Text.nullable(),
    form: Text.nullable(),
    isDeclaration: z.boolean(),
    obtainableFrom: z
      .enum(['population-db', 'civil-status-db', 'land-db', 'business-db', 'insurance-db'])
      .nullable(),
    note: Text.nullable(),
    code: Maybe,
    insteadResult: Maybe,
    blank: Link,
  })
  .refine(({ required, requiredWhen }) => !required || requiredWhen === null, {
    path: ['requiredWhen'],
    error: 'required-only-sometimes',
  })
  .refine(({ required, originals, copies }) => !required || originals + copies > 0, {
    path: ['required'],
    error: 'nothing-to-hand-in',
  })
  .refine(({ required, isDeclaration }) => !required || !isDeclaration, {
    path: ['required'],
    error: 'declaration-is-the-form',
  })

const TermPart = z.strictObject({ name: Text, value: z.number().positive().max(10_000) })

const TimeLimit = z
  .strictObject({
    value: z.number().min(0).max(10_000),
    unit: z.enum(['working-hours', 'working-days', 'calendar-days']),
    sameDay: z.boolean(),
    processHours: z.number().positive().multipleOf(0.25),
    silence: z
      .strictObject({ effect: z.enum(['may-proceed', 'deemed-approved']), basis: Text })
      .optional(),
    parts: z.strictObject({ first: TermPart, second: TermPart, basis: Text }).nullable(),
    note: Text.nullable(),
  })
  .refine(
    ({ value, unit, sameDay }) => (sameDay ? value === 0 && unit === 'working-days' : value > 0),
    { path: ['value'], error: 'same-day-is-zero-working-days' },
  )
  .refine(
    ({ value, parts }) => parts === null || parts.first.value + parts.second.value === value,
    { path: ['parts'], error: 'parts-differ-from-the-whole' },
  )

const Fee = z.strictObject({
  name: Text,
  due: z.enum(['one-of', 'on-request']).optional(),
  amount: z
    .strictObject({ min: Amount, max: Amount })
    .refine(({ min, max }) => min <= max, { path: ['max'], error: 'less-than-min' })
    .nullable(),
  onlineAmount: Amount.nullable(),
  per: Text,
  exemptions: z.array(Text),
  note: Text.nullable(),
  code: Maybe,
})

const Competence = z.strictObject({
  department: Slug.nullable(),
  commune: z.strictObject({ addressQuestion: z.string().min(1).nullable() }).nullable(),
})

const Result = z.strictObject({
  name: Text,
  paperRequired: z.boolean(),
  code: Maybe,
  sample: Link,
})

const LegalBasis = z.strictObject({
  number: Text,
  title: Text,
  date: z.iso.date().nullable(),
  issuer: Maybe,
  effectiveOn: z.iso.date().nullable().optional(),
  link: Link,
})

const NationalEntry = z.strictObject({
  origin: z.enum(['central', 'local']),
  publisherCode: Text.nullable(),
  sectorCode: Text.nullable(),
  keywords: z.array(Text),
  description: Text.nullable(),
  receivingAddress: Text.nullable(),
  authority: Text.nullable(),
  delegates: z.array(Text),
  relatedProcedures: z.array(NationalCode),
  terms: z.array(
    z.strictObject({
      channel: z.enum(['online', 'counter', 'post']),
      time: Text,
      fee: Text.nullable(),
      note: Text.nullable(),
    }),
  ),
})

/** What a procedure says, as it comes in for publication; nothing is published that breaks a rule of it. */
export const Content = z
  .strictObject({
    name: Text,
    sector: Text,
    sectorGroup: Text,
    levels: z.array(z.enum(['province', 'district', 'commune'])).min(1),
    audience: z
      .array(
        z.enum([
          'citizen',
          'overseas-vietnamese',
          'foreigner',
          'business',
          'household-business',
          'organisation',
          'cadre',
        ]),
      )
      .min(1),
    onlineLevel: z.enum(['full', 'partial', 'information']),
    channels: z.array(z.enum(['online', 'counter', 'post'])).min(1),
    cases: z.array(Case),
    steps: z.array(Text).min(1),
    components: z.array(Component),
    sets: z.int().min(1).max(10),
    timeLimit: TimeLimit,
    fees: z.array(Fee),
    results: z.array(Result).min(1),
    conditions: z.array(Text),
    legalBases: z.array(LegalBasis),
    onTheSpot: z.literal([0, 4, 5]),
    linkedProcedures: z.array(NationalCode),
    formerCodes: z.array(NationalCode),
    competentAgency: Text,
    coordinatingAgencies: z.array(Text),
    note: Text.nullable(),
    handledElsewhere: z.strictObject({ reason: Text, link: z.url() }).nullable(),
    competence: Competence,
    national: NationalEntry.optional(),
  })
  .superRefine((content, check) => {
    for (const [path, error] of faultsBetween(content))
      check.addIssue({ code: 'custom', path: [path], message: error })
  }) satisfies z.ZodType<ProcedureContent>

/** Rules that join several parts of the text. */
function* faultsBetween(content: {
  readonly cases: readonly { readonly id: string }[]
  readonly components: readonly {
    readonly id: string
    readonly caseIds: readonly string[]
    readonly isDeclaration: boolean
  }[]
  readonly handledElsewhere: unknown
  readonly competence: ProcedureContent['competence']
}): Generator<readonly [keyof ProcedureContent, string]> {
  const cases = new Set(content.cases.map(({ id }) => id))
  if (cases.size < content.cases.length) yield ['cases', 'id-repeated']
  if (new Set(content.components.map(({ id }) => id)).size < content.components.length)
    yield ['components', 'id-repeated']
  if (content.components.some(({ caseIds }) => caseIds.some((id) => !cases.has(id))))
    yield ['components', 'case-unknown']
  if (content.components.filter(({ isDeclaration }) => isDeclaration).length > 1)
    yield ['components', 'several-declarations']
  const { department, commune } = content.competence
  const isDecidedHere = department !== null || commune !== null
  if (isDecidedHere === (content.handledElsewhere !== null))
    yield ['competence', 'decided-here-or-elsewhere']
}
