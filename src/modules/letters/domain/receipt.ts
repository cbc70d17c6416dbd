import { writtenPhone } from '#kernel/identifiers'
import { letterHead, type LetterHead, type Occasion } from './letter-head.ts'
import {
  identityOf,
  partyOf,
  type Applicant,
  type AuthorisedPerson,
  type Identity,
  type Party,
} from './parties.ts'
import { countInWords, instantInWords } from './wording.ts'

/** What form 01 says: what was handed in, and when and where the result comes. */
export interface ReceiptContent {
  readonly head: LetterHead
  readonly dossierCode: string
  readonly trackingUrl: string
  readonly receivingUnit: string
  readonly receiver: string | null
  readonly applicant: Party
  readonly identity: Identity
  readonly authorised: AuthorisedPerson | null
  readonly procedure: string
  readonly components: readonly ReceivedComponent[]
  readonly sets: string
  readonly timeLimit: string
  readonly receivedAt: string
  readonly dueAt: string
  /** Both appointments of a term in two parts, in sentences; empty where there is one. */
  readonly appointments: readonly string[]
  readonly delivery: string
  readonly register: RegisterEntry
  /** Who signs on the left: the one who handed the dossier in. */
  readonly submitter: string
  readonly reminder: string
  /** Why and for whom it was printed again; null on the first print. */
  readonly reprint: string | null
}

/** How many of one paper were handed in, in each shape. */
export interface ReceivedComponent {
  readonly name: string
  readonly originals: number
  readonly copies: number
  readonly electronic: number
  /** Of the originals, how many were looked at and given back at once. */
  readonly givenBack: number
}

/** Where the dossier stands in the register (form 07, 06 before 2025). Null leaves room to write. */
export interface RegisterEntry {
  readonly book: string | null
  readonly number: string | null
}

export interface TimeLimit {
  readonly value: number
  readonly unit: 'working-hours' | 'working-days' | 'calendar-days'
  readonly sameDay: boolean
}

/** What is promised of each part: until the tax notice goes out, and from the proof of payment. */
export interface ReceiptAppointments {
  readonly unit: TimeLimit['unit']
  readonly first: { readonly name: string; readonly dueAt: Date | null; readonly isOver: boolean }
  /** Without a day until it has begun. */
  readonly second: { readonly name: string; readonly value: number; readonly dueAt: Date | null }
}

/** How the applicant wants the result. */
export type Delivery =
  | { readonly method: 'counter'; readonly place: string; readonly address: string | null }
  | {
      readonly method: 'post'
      readonly recipient: string | null
      readonly address: string | null
      readonly phone: string | null
    }
  | { readonly method: 'electronic' }

export interface ReceiptFacts extends Occasion {
  readonly dossierCode: string
  /** The address that the QR code opens; it ends in the receipt's secret of 128 bits. */
  readonly trackingUrl: string
  /** The officer who received the dossier; null when it arrived online and the system did. */
  readonly receiver: string | null
  readonly applicant: Applicant
  readonly authorised: AuthorisedPerson | null
  readonly procedure: string
  readonly components: readonly ReceivedComponent[]
  readonly sets: number
  readonly timeLimit: TimeLimit
  readonly receivedAt: Date
  /** Null for a procedure without a term. */
  readonly dueAt: Date | null
  /** The appointments of a term in two parts; null where there is one. */
  readonly appointments: ReceiptAppointments | null
  readonly delivery: Delivery
  readonly register: RegisterEntry
}

/** The receipt and appointment (form 01 of both circulars). */
export function receiptContent(facts: ReceiptFacts): ReceiptContent {
  return {
    head: letterHead('receipt', facts),
    dossierCode: facts.dossierCode,
    trackingUrl: facts.trackingUrl,
    receivingUnit: facts.issuer.unit,
    receiver: facts.receiver,
    applicant: partyOf(facts.applicant),
    identity: identityOf(facts.applicant),
    authorised: facts.authorised,
    procedure: facts.procedure,
    components: facts.components,
    sets: `${countInWords(facts.sets)} bộ`,
    timeLimit: timeLimitInWords(facts.timeLimit),
    receivedAt: instantInWords(facts.receivedAt),
    dueAt: dueInWords(facts),
    appointments: appointmentsInWords(facts.appointments),
    delivery: deliveryInWords(facts.delivery),
    register: facts.register,
    submitter: facts.authorised?.name ?? facts.applicant.name,
    reminder: reminderOf(facts),
    reprint: null,
  }
}

const NO_TERM = 'theo thông báo của cơ quan giải quyết'

function dueInWords({ dueAt, appointments }: ReceiptFacts): string {
  if (dueAt === null) return NO_TERM
  const which =
    appointments === null ? '' : appointments.second.dueAt === null ? 'hẹn lần 1, ' : 'hẹn lần 2, '
  return `${which}${instantInWords(dueAt)}`
}

function appointmentsInWords(appointments: ReceiptAppointments | null): string[] {
  if (appointments === null) return []
  const { first, second, unit } = appointments
  const firstDay = first.dueAt === null ? NO_TERM : instantInWords(first.dueAt)
  const secondDay =
    second.dueAt === null
      ? `${timeLimitInWords({ value: second.value, unit, sameDay: false })} kể từ khi có chứng từ nộp tiền; ngày trả cụ thể được hẹn khi đó`
      : instantInWords(second.dueAt)
  return [
    `Hẹn lần 1${first.isOver ? ' (đã xong)' : ''}: ${firstDay}. ${first.name}.`,
    `Hẹn lần 2: ${secondDay}. ${second.name}.`,
    'Thời gian cơ quan thuế ra thông báo và người nộp hồ sơ thực hiện nghĩa vụ tài chính không tính vào hai lần hẹn.',
  ]
}

function timeLimitInWords({ value, unit, sameDay }: TimeLimit): string {
  if (sameDay) return 'trong ngày làm việc'
  const units = {
    'working-hours': 'giờ làm việc',
    'working-days': 'ngày làm việc',
    'calendar-days': 'ngày',
  } as const
  return `${countInWords(value)} ${units[unit]}`
}

function deliveryInWords(delivery: Delivery): string {
  if (delivery.method === 'electronic') {
    return 'bản điện tử, trong tài khoản dịch vụ công của người nộp hồ sơ'
  }
  if (delivery.method === 'counter') {
    return delivery.address === null ? delivery.place : `${delivery.place}, ${delivery.address}`
  }
  const details = [
    ['người nhận', delivery.recipient],
    ['điện thoại', delivery.phone === null ? null : writtenPhone(delivery.phone)],
    ['địa chỉ', delivery.address],
  ]
  const known = details.flatMap(([label, value]) => (value === null ? [] : [`${label} ${value}`]))
  return ['qua dịch vụ bưu chính công ích', ...known].join('; ')
}

function reminderOf({ applicant, delivery }: ReceiptFacts): string {
  if (delivery.method === 'electronic') {
    return 'Kết quả được gửi vào tài khoản dịch vụ công, không phải đến nhận. Vui lòng giữ giấy này để tra cứu khi cần.'
  }
  if (delivery.method === 'post') {
    return 'Khi bưu chính giao kết quả, vui lòng xuất trình giấy này và căn cước hoặc hộ chiếu.'
  }
  const onBehalf =
    applicant.kind === 'citizen'
      ? 'Người nhận thay mang thêm văn bản ủy quyền.'
      : 'Người đến nhận mang thêm giấy giới thiệu hoặc văn bản ủy quyền.'
  return `Khi đến nhận kết quả, vui lòng mang theo giấy này và căn cước hoặc hộ chiếu. ${onBehalf}`
}
