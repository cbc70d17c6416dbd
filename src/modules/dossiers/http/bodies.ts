import { z } from 'zod'
import { parseDay } from '#kernel/day'
import {
  parseEmail,
  parseIdentityDocument,
  parsePersonalId,
  parsePhone,
  parseTaxCode,
} from '#kernel/identifiers'
import { parseInstant } from '#kernel/instant'
import { tidy } from '#kernel/text'

/** Text that people wrote: tidied, not empty, not endless. */
function words(most: number) {
  return z.string().transform(tidy).pipe(z.string().min(1).max(most))
}

/** A value that one of our parsers reads and brings into the form in which it is kept. */
function readBy(parse: (text: string) => string | null, code: string) {
  return z.string().transform((text, context) => {
    const parsed = parse(text)
    if (parsed !== null) return parsed
    context.addIssue({ code: 'custom', message: code, params: { code } })
    return z.NEVER
  })
}

export const DayText = readBy((text) => parseDay(text), 'not-a-day')
export const InstantText = z
  .string()
  .refine((text) => parseInstant(text) !== null, 'not-an-instant')

export const PartyBody = z.strictObject({
  kind: z.enum(['citizen', 'business', 'organisation', 'household-business']),
  name: words(200),
  personalId: readBy(parsePersonalId, 'not-a-personal-id').nullish(),
  taxCode: readBy(parseTaxCode, 'not-a-tax-code').nullish(),
  birthDate: DayText.nullish(),
  phone: readBy(parsePhone, 'not-a-phone').nullish(),
  email: readBy(parseEmail, 'not-an-email').nullish(),
  address: words(500).nullish(),
})

const FileDocument = z.strictObject({
  componentId: z.string().max(100),
  fileId: z.uuid(),
  note: words(1_000).nullish(),
})
const ReusedDocument = z.strictObject({
  componentId: z.string().max(100),
  reuse: z.string().min(1).max(100),
})
const Sheets = z.strictObject({
  originals: z.number().int().min(0).max(99),
  copies: z.number().int().min(0).max(99),
})
const PaperDocument = z.strictObject({
  componentId: z.string().max(100),
  fileId: z.uuid().optional(),
  paper: Sheets,
})

export const DocumentBody = z.union([PaperDocument, FileDocument, ReusedDocument])

/** A paper as it is filed: at the counter its originals may be looked at and given back at once. */
export const FiledDocumentBody = z.union([
  PaperDocument.extend({ paper: Sheets.extend({ givenBack: z.boolean().optional() }) }),
  FileDocument,
  ReusedDocument,
])

export const DeliveryBody = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('counter') }),
  z.strictObject({ method: z.literal('electronic') }),
  z.strictObject({
    method: z.literal('post'),
    address: words(500),
    recipient: words(200),
    phone: readBy(parsePhone, 'not-a-phone'),
  }),
])

const PaidItemBody = z.strictObject({
  name: words(300),
  each: z.number().int().min(0).max(2_000_000_000),
  count: z.number().int().min(1).max(999),
})

const Version = z.number().int().min(1)
const StepId = z.string().min(1).max(40).optional()
const Item = z.strictObject({ componentId: z.string().max(100).nullish(), text: words(2_000) })
const Items = z.array(Item).min(1).max(100)

/** A day (its closing time is meant) or an instant. */
const EndWished = z.union([DayText, InstantText])

/** What is found and decided in one sitting at the counter. */
export const SittingBody = z.strictObject({
  version: Version,
  opinion: words(4_000)
    .nullish()
    .transform((text) => text ?? null),
  kind: z.enum(['approval', 'rejection']),
  content: words(20_000),
  receivedBy: z
    .strictObject({
      name: words(200),
      personalId: readBy(parsePersonalId, 'not-a-personal-id').nullish(),
      relation: words(100).nullish(),
    })
    .transform(({ name, personalId = null, relation = null }) => ({ name, personalId, relation })),
})

/** What each action is sent with, beside the version that was seen. */
export const ACTION_BODIES = {
  receive: z.strictObject({ version: Version }),
  refuse: z.strictObject({ version: Version, reasons: Items }),
  transfer: z.strictObject({
    version: Version,
    unitCode: z.string().min(1).max(35),
    reason: words(2_000),
  }),
  'request-supplement': z.strictObject({
    version: Version,
    stepId: StepId,
    items: Items,
    respondBy: EndWished.optional(),
  }),
  claim: z.strictObject({ version: Version, stepId: StepId }),
  release: z.strictObject({ version: Version, stepId: StepId }),
  assign: z.strictObject({
    version: Version,
    stepId: StepId,
    assignee: z.string().min(1).max(100),
  }),
  'complete-step': z.strictObject({
    version: Version,
    stepId: StepId,
    outcome: z.string().min(1).max(40),
    note: words(4_000).nullish(),
    documents: z
      .array(z.strictObject({ componentId: z.string().max(100).nullish(), fileId: z.uuid() }))
      .max(50)
      .default([]),
  }),
  'send-back': z.strictObject({
    version: Version,
    stepId: StepId,
    toStep: z.string().min(1).max(40),
    note: words(4_000),
  }),
  consult: z.strictObject({
    version: Version,
    stepId: StepId,
    unitCode: z.string().max(35),
    question: words(4_000),
    workingHours: z.number().positive(),
  }),
  'answer-consultation': z.strictObject({
    version: Version,
    consultationId: z.string().max(100).optional(),
    answer: words(4_000),
  }),
  'request-payment': z.strictObject({
    version: Version,
    fees: z
      .array(z.strictObject({ name: words(300), amount: z.number().int().min(0) }))
      .min(1)
      .max(50),
  }),
  'record-payment': z.strictObject({
    version: Version,
    method: z.enum(['cash', 'transfer']),
    amount: z.number().int().min(1).max(2_000_000_000),
    reference: words(200).nullish(),
    payer: words(200).nullish(),
    items: z.array(PaidItemBody).max(50).default([]),
  }),
  'void-payment': z.strictObject({
    version: Version,
    receiptNumber: z.string().min(1).max(40),
    /** The place that gave it; of two with one number, the later is meant where none is named. */
    unit: z.string().min(1).max(40).nullish(),
    reason: words(500),
  }),
  'reprint-receipt': z.strictObject({
    version: Version,
    name: words(200),
    document: readBy(parseIdentityDocument, 'not-an-identity-document'),
    isRepresentative: z.boolean().default(false),
  }),
  extend: z.strictObject({ version: Version, reason: words(2_000), dueAt: EndWished }),
  stop: z.strictObject({ version: Version, reason: words(2_000) }),
  'sign-result': z.strictObject({
    version: Version,
    stepId: StepId,
    kind: z.enum(['approval', 'rejection']),
    content: words(20_000),
  }),
  'issue-result': z.strictObject({ version: Version, stepId: StepId }),
  'hand-over': z.strictObject({
    version: Version,
    receivedBy: z.strictObject({
      name: words(200),
      personalId: readBy(parsePersonalId, 'not-a-personal-id').nullish(),
      relation: words(100).nullish(),
    }),
    method: z.enum(['counter', 'post', 'electronic']),
    receiptLost: z.boolean().default(false),
  }),
  'give-back-papers': z.strictObject({
    version: Version,
    documents: z.array(z.number().int().min(1)).max(200).default([]),
  }),
  withdraw: z.strictObject({ version: Version, reason: words(2_000) }),
  reopen: z.strictObject({ version: Version, reason: words(2_000) }),
  'change-process': z.strictObject({
    version: Version,
    reason: words(2_000),
    steps: z
      .record(z.string().max(40), z.string().min(1).max(40))
      .default({})
      .describe('Where an open step goes that the other version does not have, by step'),
  }),
  'correct-result': z.strictObject({
    version: Version,
    reason: words(2_000),
    content: words(20_000),
  }),
} as const
