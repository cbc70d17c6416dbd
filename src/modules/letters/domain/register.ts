import type { Day } from '#kernel/day'
import { writtenPhone } from '#kernel/identifiers'
import { paperHead, type LetterHead, type Making } from './letter-head.ts'
import { dayInWords, instantInFigures } from './wording.ts'

/** What the register of dossiers says (form 07, 06 before 2025): a line for each dossier received in a period. */
export interface RegisterContent {
  readonly head: LetterHead
  readonly unit: string
  readonly period: string
  readonly lines: readonly RegisterLine[]
  /** How many dossiers were received, and of how many the result was returned. */
  readonly total: string
}

export interface RegisterLine {
  readonly number: number
  readonly code: string
  readonly procedure: string
  readonly applicant: string
  readonly contact: string
  readonly agency: string
  readonly receivedAt: string
  readonly dueAt: string
  readonly returnedAt: string
  readonly delivery: string
  /** Who took the result; the recorded hand-over takes the place of a signature. */
  readonly receivedBy: string
}

export interface RegisterLineFacts {
  /** Its place in the book of the period, from 1. */
  readonly number: number
  readonly code: string
  readonly procedure: string
  readonly applicant: string
  readonly address: string | null
  readonly phone: string | null
  readonly agency: string
  readonly receivedAt: Date
  /** Null for a procedure without a term. */
  readonly dueAt: Date | null
  readonly returnedAt: Date | null
  readonly delivery: DeliveryMethod
  readonly receivedBy: string | null
}

type DeliveryMethod = 'counter' | 'post' | 'electronic'

export interface RegisterFacts extends Making {
  readonly unit: string
  readonly from: Day
  /** The last day. */
  readonly until: Day
  readonly lines: readonly RegisterLineFacts[]
}

const DELIVERIES = {
  counter: 'Trực tiếp',
  post: 'Bưu chính',
  electronic: 'Trực tuyến',
} as const satisfies Record<DeliveryMethod, string>

/** How the result goes to the person, as the register writes it. */
export function deliveryInWords(method: DeliveryMethod): string {
  return DELIVERIES[method]
}

/** The book of one unit and period, line by line. */
export function registerContent(facts: RegisterFacts): RegisterContent {
  return {
    head: paperHead('register', facts),
    unit: facts.unit,
    period: `Từ ${dayInWords(facts.from)} đến ${dayInWords(facts.until)}`,
    total: totalOf(facts.lines),
    lines: facts.lines.map((line) => ({
      number: line.number,
      code: line.code,
      procedure: line.procedure,
      applicant: line.applicant,
      contact: [line.address, line.phone === null ? null : writtenPhone(line.phone)]
        .filter((part) => part !== null && part !== '')
        .join(', '),
      agency: line.agency,
      receivedAt: instantInFigures(line.receivedAt),
      dueAt: line.dueAt === null ? 'không quy định' : instantInFigures(line.dueAt),
      returnedAt: line.returnedAt === null ? '' : instantInFigures(line.returnedAt),
      delivery: deliveryInWords(line.delivery),
      receivedBy: line.receivedBy ?? '',
    })),
  }
}

function totalOf(lines: readonly RegisterLineFacts[]): string {
  if (lines.length === 0) return 'Trong kỳ không tiếp nhận hồ sơ nào.'
  const returned = lines.filter(({ returnedAt }) => returnedAt !== null).length
  return `Tổng số: ${lines.length} hồ sơ đã tiếp nhận, trong đó ${returned} hồ sơ đã trả kết quả.`
}
