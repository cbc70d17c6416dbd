import { z } from 'zod'

const Level = z.enum(['province', 'district', 'commune'])
const OnlineLevel = z.enum(['full', 'partial', 'information'])
const Audience = z.enum([
  'citizen',
  'overseas-vietnamese',
  'foreigner',
  'business',
  'household-business',
  'organisation',
  'cadre',
])

const Day = z.iso.date()
const FeeRange = z
  .object({ min: z.int(), max: z.int() })
  .nullable()
  .meta({ description: 'Đồng, from the least to the most; null when another agency computes it' })
const TimeUnit = z.enum(['working-hours', 'working-days', 'calendar-days'])

export const ProceduresQuery = z.strictObject({
  q: z.string().max(200).optional().meta({ description: 'Words as people say them, or a code' }),
  sector: z.string().max(200).optional(),
  level: Level.optional(),
  unit: z
    .string()
    .max(35)
    .optional()
    .meta({ description: 'Code of a unit that decides or receives' }),
  audience: Audience.optional(),
  online: OnlineLevel.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
})

const ProcedureItem = z.object({
  code: z.string(),
  name: z.string(),
  sector: z.string(),
  levels: z.array(Level),
  audience: z.array(Audience),
  onlineLevel: OnlineLevel,
  timeLimit: z.object({ value: z.number(), unit: TimeUnit, sameDay: z.boolean() }),
  fee: FeeRange,
  unitName: z.string(),
  accepted: z.boolean().meta({ description: 'False when it is kept for look-up only' }),
})

export const ProceduresReply = z
  .object({
    items: z.array(ProcedureItem),
    nextCursor: z.string().nullable(),
    spelling: z.string().nullable().meta({ description: 'What was probably meant' }),
    nearest: z.array(ProcedureItem).meta({ description: 'The three nearest, when nothing fits' }),
  })
  .meta({ id: 'Procedures' })

export const ProcedureParams = z.strictObject({ code: z.string() })

const TermPart = z.object({ name: z.string(), value: z.number() })

const Component = z.object({
  id: z.string(),
  name: z.string(),
  caseIds: z.array(z.string()).meta({ description: 'Empty when it belongs to every case' }),
  originals: z.int(),
  copies: z.int(),
  required: z.boolean().meta({ description: 'Must be there in every filing of its cases' }),
  requiredWhen: z.string().nullable(),
  form: z.string().optional(),
  isDeclaration: z.boolean().meta({ description: 'The electronic form takes its place' }),
  obtainableFrom: z.string().nullable(),
  note: z.string().nullable(),
})

export const ProcedureReply = z
  .object({
    ...ProcedureItem.shape,
    sectorGroup: z.string(),
    competentAgency: z.string(),
    coordinatingAgencies: z.array(z.string()),
    handledElsewhere: z.object({ reason: z.string(), link: z.string() }).nullable(),
    cases: z.array(z.object({ id: z.string(), name: z.string() })),
    steps: z.array(z.string()),
    channels: z.array(z.enum(['online', 'counter', 'post'])),
    components: z.array(Component),
    sets: z.int(),
    timeLimit: z.object({
      value: z.number(),
      unit: TimeUnit,
      sameDay: z.boolean(),
      silence: z
        .object({ effect: z.enum(['may-proceed', 'deemed-approved']), basis: z.string() })
        .optional(),
      parts: z.object({ first: TermPart, second: TermPart, basis: z.string() }).nullable(),
      note: z.string().nullable(),
    }),
    fees: z.array(
      z.object({
        name: z.string(),
        due: z.enum(['always', 'one-of', 'on-request']),
        amount: z.object({ min: z.int(), max: z.int() }).nullable(),
        onlineAmount: z.int().nullable(),
        per: z.string(),
        exemptions: z.array(z.string()),
        note: z.string().nullable(),
      }),
    ),
    results: z.array(z.object({ name: z.string(), paperRequired: z.boolean() })),
    legalBases: z.array(z.object({ number: z.string(), title: z.string(), date: Day.nullable() })),
    conditions: z.array(z.string()),
    receivingUnits: z.array(z.object({ code: z.string(), name: z.string() })),
    notReceived: z
      .string()
      .nullable()
      .meta({ description: 'Why the approved list leaves no place that receives it' }),
    local: z
      .object({
        unitName: z.string().nullable(),
        place: z.string().nullable(),
        phone: z.string().nullable(),
        openingHours: z.string().nullable(),
        note: z.string().nullable(),
      })
      .nullable(),
    process: z.object({
      steps: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          unitName: z.string(),
          role: z.string(),
          hours: z.number().nullable(),
        }),
      ),
    }),
    onTheSpot: z.literal([0, 4, 5]),
    linkedProcedures: z.array(z.string()),
    formerCodes: z.array(z.string()),
    note: z.string().nullable(),
    versions: z.array(
      z.object({ number: z.int(), effectiveFrom: Day, effectiveTo: Day.nullable() }),
    ),
    effectiveFrom: Day,
    form: z
      .object({
        id: z.string(),
        version: z.int(),
        schema: z.record(z.string(), z.unknown()),
        example: z.record(z.string(), z.unknown()),
      })
      .nullable(),
  })
  .meta({ id: 'Procedure' })
