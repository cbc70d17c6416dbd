import { z } from 'zod'
import { DOSSIER_STATES } from '../domain/dossier.ts'
import { WARNINGS } from '../domain/due-dates/warnings.ts'
import { ACTIONS } from '../domain/life-cycle.ts'
import { VIEWS } from '../domain/views.ts'

const Instant = z.string().describe('RFC 3339 with offset')
const InstantOrNull = Instant.nullable()

const Party = z
  .object({
    kind: z.enum(['citizen', 'business', 'organisation', 'household-business']),
    name: z.string(),
    personalId: z.string().nullable(),
    taxCode: z.string().nullable(),
    birthDate: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    address: z.string().nullable(),
  })
  .meta({ id: 'Party' })

const Lateness = z.object({
  late: z.boolean(),
  standsStill: z.boolean().describe('No time is counted now'),
  dueSoon: z.boolean().describe('Some warning holds'),
  warnings: z
    .array(z.enum(WARNINGS))
    .describe('Four fifths of the time are used; one working day is left'),
  workingHours: z.number().nullable(),
})

const Item = z.object({ componentId: z.string().nullish(), text: z.string() })

const OpenStep = z.object({
  stepId: z.string(),
  name: z.string(),
  unitCode: z.string(),
  unitName: z.string(),
  role: z.string(),
  assignee: z.string().nullable(),
  startedAt: Instant,
  dueAt: InstantOrNull,
  outcomes: z.array(z.object({ code: z.string(), name: z.string() })),
})

const Document = z.object({
  ordinal: z.number().int(),
  componentId: z.string().nullable(),
  stepId: z.string().nullable(),
  fileId: z.string().nullable(),
  originals: z.number().int(),
  copies: z.number().int(),
  note: z.string().nullable(),
  addedAt: Instant,
  replacedAt: InstantOrNull,
  givenBackAt: InstantOrNull,
})

const Fee = z.object({
  name: z.string(),
  amount: z.object({ min: z.number(), max: z.number() }).nullable(),
  onlineAmount: z.number().nullable(),
  per: z.string(),
})

const Payment = z.object({
  receiptNumber: z.string(),
  /** The place that took it; each numbers its receipts for itself. */
  unit: z.string(),
  unitName: z.string(),
  method: z.enum(['cash', 'transfer']),
  amount: z.number().int(),
  reference: z.string().nullable(),
  items: z.array(z.object({ name: z.string(), each: z.number(), count: z.number() })),
  paidAt: Instant,
  voidedAt: InstantOrNull,
})

const Result = z.object({
  kind: z.enum(['approval', 'rejection']),
  content: z.string(),
  number: z.string().nullable(),
  signedAt: InstantOrNull,
  issuedAt: InstantOrNull,
  replaces: z.string().nullable().describe('The number of the result that this one corrects'),
})

const Consultation = z.object({
  consultationId: z.string(),
  unitCode: z.string(),
  unitName: z.string(),
  question: z.string(),
  askedAt: Instant,
  dueAt: Instant,
  answer: z.string().nullable(),
  answeredAt: InstantOrNull,
  lapsedAt: InstantOrNull.describe('When its time had passed without an answer'),
})

const Delivery = z.object({
  method: z.enum(['counter', 'post', 'electronic']),
  address: z.string().nullable(),
  recipient: z.string().nullable(),
  phone: z.string().nullable(),
})

const HandOver = z.object({
  method: z.string(),
  receivedBy: z.object({
    name: z.string(),
    personalId: z.string().nullable(),
    relation: z.string().nullable(),
  }),
  receiptLost: z.boolean(),
})

const State = z.enum(DOSSIER_STATES)

/** Two appointments: until the tax notice goes out, and from the proof of payment. */
export const AppointmentsReply = z.object({
  unit: z.enum(['working-hours', 'working-days', 'calendar-days']),
  first: z.object({ value: z.number(), dueAt: InstantOrNull, isOver: z.boolean() }),
  second: z.object({ value: z.number(), dueAt: InstantOrNull }),
  waitsForTax: z.boolean(),
})

/** What the law makes of it that the authority let the term pass in silence. */
export const SilenceReply = z.object({
  effect: z.enum(['may-proceed', 'deemed-approved']),
  basis: z.string(),
  since: Instant,
})

export const DossierReply = z
  .object({
    code: z.string(),
    portalCode: z.string().nullable(),
    version: z.number().int(),
    state: State,
    portalStatus: z.number().int(),
    procedureCode: z.string(),
    procedureName: z.string(),
    caseId: z.string().nullable(),
    channel: z.enum(['online', 'counter', 'post']),
    receivingUnit: z.string(),
    receivingUnitName: z.string(),
    competentUnit: z.string(),
    competentUnitName: z.string(),
    returnUnit: z.string(),
    returnUnitName: z.string(),
    applicant: Party,
    owner: Party.nullable(),
    submittedAt: Instant,
    arrivedOn: z.string().nullable().describe('The day on which the post brought it'),
    receivedAt: InstantOrNull,
    originalDueAt: InstantOrNull,
    dueAt: InstantOrNull,
    appointments: AppointmentsReply.nullable(),
    silence: SilenceReply.nullable(),
    finishedAt: InstantOrNull,
    returnedAt: InstantOrNull,
    lateness: Lateness,
    currentSteps: z.array(OpenStep),
    availableActions: z.array(z.enum(ACTIONS)),
    refusedActions: z.array(z.object({ action: z.enum(ACTIONS), code: z.string() })),
    openRequest: z.object({ items: z.array(Item), respondBy: Instant }).nullable(),
    extensions: z.number().int().describe('How often the due date was put off'),
    openFees: z
      .object({
        fees: z.array(z.object({ name: z.string(), amount: z.number().int() })),
        stillOwed: z.number().int(),
      })
      .nullable(),
    consultations: z.array(Consultation),
    documents: z.array(Document),
    fees: z.array(Fee),
    payments: z.array(Payment),
    result: Result.nullable(),
    delivery: Delivery,
    handOver: HandOver.nullable(),
  })
  .meta({ id: 'Dossier' })

const ListedDossier = z
  .object({
    code: z.string(),
    version: z.number().int(),
    state: State,
    portalStatus: z.number().int(),
    procedureCode: z.string(),
    procedureName: z.string(),
    applicantName: z.string(),
    ownerName: z.string().nullable(),
    channel: z.enum(['online', 'counter', 'post']),
    receivingUnitName: z.string(),
    competentUnitName: z.string(),
    submittedAt: Instant,
    receivedAt: InstantOrNull,
    dueAt: InstantOrNull,
    finishedAt: InstantOrNull,
    returnedAt: InstantOrNull,
    lateness: Lateness,
    currentSteps: z.array(
      OpenStep.pick({
        stepId: true,
        name: true,
        unitName: true,
        role: true,
        assignee: true,
        dueAt: true,
      }),
    ),
  })
  .meta({ id: 'ListedDossier' })

export const WorklistReply = z.object({
  items: z.array(ListedDossier),
  nextCursor: z.string().nullable(),
})

export const CountsReply = z.object({
  counts: z.object(Object.fromEntries(VIEWS.map((view) => [view, z.number().int()]))),
})

export const EventsReply = z.object({
  items: z.array(
    z.object({
      seq: z.number().int(),
      at: Instant,
      actor: z.object({ name: z.string(), unitName: z.string().nullable(), role: z.string() }),
      actorId: z.string().optional().describe('For officers: what the hash is taken over'),
      type: z.string(),
      data: z.record(z.string(), z.unknown()),
      hash: z.string(),
    }),
  ),
  nextCursor: z.null(),
})

export const LettersReply = z.object({
  items: z.array(
    z.object({
      form: z
        .string()
        .nullable()
        .describe('Its number in the circular that was in force; null for a plain notice'),
      title: z.string(),
      number: z.string().nullable(),
      madeAt: Instant,
      href: z.string(),
    }),
  ),
  nextCursor: z.null(),
})

export const AnswersReply = z.object({
  procedureCode: z.string(),
  formVersionId: z.string().nullable(),
  answers: z.record(z.string(), z.unknown()).nullable(),
})

/** What came of acting on many: of each its new version, or why it was left as it is. */
export const ManyReply = z.object({
  dryRun: z.boolean(),
  items: z.array(
    z.object({
      code: z.string(),
      ok: z.boolean(),
      refusal: z.string().nullable(),
      version: z.number().int().nullable(),
    }),
  ),
})
