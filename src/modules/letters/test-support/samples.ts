/** A paper of each kind as it would be made under each circular, and of each kind one that is long. */
import { dong } from '#kernel/money'
import {
  apologyFacts,
  APPLICANT,
  consultationFacts,
  controlSlipFacts,
  correctionNoticeFacts,
  paymentRequestFacts,
  receiptFacts,
  refusalFacts,
  reopeningNoticeFacts,
  stopNoticeFacts,
  supplementRequestFacts,
  underDecree61,
} from '../../../../tools/test-support/letters.ts'
import { registerFacts } from '../../../../tools/test-support/register-facts.ts'
import { apologyContent } from '../domain/apology.ts'
import type { Circular, LetterKind, PaperKind } from '../domain/circulars.ts'
import { consultationContent } from '../domain/consultation.ts'
import { controlSlipContent } from '../domain/control-slip.ts'
import { correctionNoticeContent } from '../domain/correction-notice.ts'
import type { LetterContent } from '../domain/letter-content.ts'
import { paymentRequestContent } from '../domain/payment-request.ts'
import { receiptContent } from '../domain/receipt.ts'
import { refusalContent } from '../domain/refusal.ts'
import { registerContent } from '../domain/register.ts'
import { reopeningNoticeContent } from '../domain/reopening-notice.ts'
import { stopNoticeContent } from '../domain/stop-notice.ts'
import { supplementRequestContent } from '../domain/supplement-request.ts'

export type Contents = { readonly [Kind in PaperKind]: LetterContent<Kind> }

type Shift = <Facts>(facts: Facts) => Facts
const asTheyAre: Shift = (facts) => facts

function contentsOf(at: Shift): Contents {
  return {
    receipt: receiptContent(at(receiptFacts())),
    'supplement-request': supplementRequestContent(at(supplementRequestFacts())),
    refusal: refusalContent(at(refusalFacts())),
    apology: apologyContent(at(apologyFacts())),
    'stop-notice': stopNoticeContent(at(stopNoticeFacts())),
    'control-slip': controlSlipContent(at(controlSlipFacts())),
    'payment-request': paymentRequestContent(at(paymentRequestFacts())),
    consultation: consultationContent(at(consultationFacts())),
    'correction-notice': correctionNoticeContent(at(correctionNoticeFacts())),
    'reopening-notice': reopeningNoticeContent(at(reopeningNoticeFacts())),
    register: registerContent(at(registerFacts())),
  }
}

/** Each kind as the circular of the year has it, in the year and under the decree in which that circular held. */
export const CONTENTS: Readonly<Record<Circular, Contents>> = {
  '2018': contentsOf(underDecree61),
  '2025': contentsOf(asTheyAre),
}

export const KINDS = Object.keys(CONTENTS['2025']) as readonly PaperKind[]

/** Whether papers of this kind are kept as letters, so that whoever holds one can have it verified. */
export function isLetter(kind: PaperKind): kind is Exclude<LetterKind, 'control-slip'> {
  return kind !== 'control-slip' && kind !== 'register'
}

const LAND = {
  procedure:
    'Đăng ký biến động do chuyển nhượng, tặng cho, thừa kế, góp vốn quyền sử dụng đất, tài sản gắn liền với đất',
  components: [
    'Hợp đồng hoặc văn bản chuyển quyền đã công chứng, chứng thực',
    'Bản gốc Giấy chứng nhận đã cấp',
  ].map((name) => ({ name, originals: 1, copies: 0, electronic: 0, givenBack: 0 })),
  timeLimit: { value: 8, unit: 'working-days', sameDay: false },
} as const

const FIRST_PART = {
  name: 'Tiếp nhận, kiểm tra, chuyển thông tin để xác định nghĩa vụ tài chính',
  dueAt: new Date('2026-03-09T17:30:00+07:00'),
}
const SECOND_PART = {
  name: 'Sau khi nộp nghĩa vụ tài chính, đăng ký biến động và trả Giấy chứng nhận',
  value: 3,
}
const SECOND_DUE_AT = new Date('2026-03-26T17:30:00+07:00')

/** The receipt of a land procedure in two parts: on receipt, and again when the second part begins. */
export const RECEIPTS_IN_TWO_PARTS = {
  'first-promised': receiptContent(
    receiptFacts({
      ...LAND,
      dueAt: FIRST_PART.dueAt,
      appointments: {
        unit: 'working-days',
        first: { ...FIRST_PART, isOver: false },
        second: { ...SECOND_PART, dueAt: null },
      },
    }),
  ),
  'second-begun': receiptContent(
    receiptFacts({
      ...LAND,
      serial: 31,
      madeAt: new Date('2026-03-23T10:10:00+07:00'),
      dueAt: SECOND_DUE_AT,
      appointments: {
        unit: 'working-days',
        first: { ...FIRST_PART, isOver: true },
        second: { ...SECOND_PART, dueAt: SECOND_DUE_AT },
      },
    }),
  ),
} as const

/** The same with everything that people type as long as they may type it, and a word that fits on no line. */
const LONG_WORD = 'W'.repeat(40)
export const LONG_NAME = 'Nguyễn Hoàng Phương Thảo Công Tằng Tôn Nữ Huyền Trân '.repeat(5).trim()
const LONG_PROCEDURE = 'Điều chỉnh giấy phép hoạt động xây dựng của nhà thầu nước ngoài '
  .repeat(6)
  .trim()
const LONG_REASON =
  'Hội đồng thẩm định chưa họp được vì đường vào cơ sở bị sạt lở nhiều đoạn sau đợt mưa lũ kéo dài. '
    .repeat(8)
    .trim()

const ABOUT = {
  applicant: { ...APPLICANT, name: LONG_NAME, email: `${'ten.rat.dai.'.repeat(15)}@example.vn` },
  procedure: LONG_PROCEDURE,
  receivingUnit: LONG_NAME,
  reason: LONG_REASON,
  signatory: { inPlaceOf: LONG_WORD, title: LONG_PROCEDURE, name: `${LONG_NAME} ${LONG_WORD}` },
  contact: { name: LONG_NAME, phone: '+842053812345' },
} as const

const REMARKS = Array.from({ length: 14 }, (_, at) => ({
  paper: at % 3 === 0 ? LONG_PROCEDURE : `Giấy tờ thứ ${at + 1}`,
  text: LONG_REASON.slice(0, 220),
}))

const COMPONENTS = Array.from({ length: 60 }, (_, at) => ({
  name: at % 5 === 0 ? LONG_NAME : `Giấy tờ thứ ${at}`,
  originals: 1,
  copies: at,
  electronic: 0,
  givenBack: 0,
}))

const FEES = Array.from({ length: 40 }, (_, at) => ({
  name: at % 4 === 0 ? LONG_PROCEDURE : `Khoản phí thứ ${at + 1}`,
  amount: dong(1_250_005 * (at + 1)),
}))

function longHandOvers() {
  const giver = { unit: LONG_WORD.repeat(3), person: `${LONG_NAME} ${LONG_WORD}` }
  const lines = controlSlipFacts().handOvers
  return Array.from({ length: 18 }, (_, at) => ({
    ...lines[at % lines.length]!,
    ...(at % 6 === 0 ? { giver, note: LONG_REASON.slice(0, 200) } : {}),
  }))
}

const LONG_BOOK = Array.from({ length: 40 }, (_, at) => ({
  ...registerFacts().lines[at % 2]!,
  number: at + 1,
  ...(at % 4 === 0
    ? { applicant: LONG_NAME, procedure: LONG_PROCEDURE, agency: LONG_NAME, receivedBy: LONG_WORD }
    : {}),
}))

export const LONG_CONTENTS: Contents = {
  receipt: receiptContent(receiptFacts({ ...ABOUT, components: COMPONENTS })),
  'supplement-request': supplementRequestContent(
    supplementRequestFacts({ ...ABOUT, items: REMARKS }),
  ),
  refusal: refusalContent(refusalFacts({ ...ABOUT, reasons: REMARKS, officer: LONG_NAME })),
  apology: apologyContent(apologyFacts(ABOUT)),
  'stop-notice': stopNoticeContent(stopNoticeFacts(ABOUT)),
  'control-slip': controlSlipContent(
    controlSlipFacts({ procedure: LONG_PROCEDURE, handOvers: longHandOvers() }),
  ),
  'payment-request': paymentRequestContent(paymentRequestFacts({ ...ABOUT, fees: FEES })),
  consultation: consultationContent(
    consultationFacts({
      procedure: LONG_PROCEDURE,
      question: LONG_REASON,
      contact: ABOUT.contact,
      consultedUnit: LONG_NAME,
    }),
  ),
  'correction-notice': correctionNoticeContent(
    correctionNoticeFacts({
      ...ABOUT,
      reissued: { number: '126/KQ-SNNMT', content: LONG_REASON.repeat(4) },
    }),
  ),
  'reopening-notice': reopeningNoticeContent(reopeningNoticeFacts(ABOUT)),
  register: registerContent(registerFacts({ lines: LONG_BOOK })),
}
