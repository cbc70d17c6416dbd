import { day, type Day } from '#kernel/day'

/** The circulars of the Government Office that prescribe the forms of the one-stop mechanism, by their year. */
export type Circular = '2018' | '2025'

const NUMBERS: Readonly<Record<Circular, string>> = {
  '2018': '01/2018/TT-VPCP',
  '2025': '03/2025/TT-VPCP',
}

/** What a circular has a form for: letters, and the register of dossiers, which is kept and not sent. */
type FormKind =
  | 'receipt'
  | 'supplement-request'
  | 'refusal'
  | 'apology'
  | 'stop-notice'
  | 'control-slip'
  | 'register'

/** Kinds that no circular has a form for: plain letters in the layout of Decree 30/2020. */
type NoticeKind = 'payment-request' | 'consultation' | 'correction-notice' | 'reopening-notice'

/** What is printed. */
export type PaperKind = FormKind | NoticeKind

/** What is sent to someone and kept. */
export type LetterKind = Exclude<PaperKind, 'register'>

/** A form of a circular's annex. A letter without a number is a plain notice that the circular has no form for. */
interface Form {
  readonly number: string | null
  readonly title: string
}

const FIRST_DAY_OF_2025_FORMS = day('2025-09-15')

const RECEIPT = { number: '01', title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả' }
const SUPPLEMENT_REQUEST = { number: '02', title: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ' }
const REFUSAL = { number: '03', title: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ' }
const STOP_NOTICE_TITLE = 'Thông báo dừng giải quyết hồ sơ'
const REGISTER_TITLE = 'Sổ theo dõi hồ sơ'
const CONTROL_SLIP_TITLE = 'Phiếu kiểm soát quá trình giải quyết hồ sơ'

const FORMS: Readonly<Record<Circular, Readonly<Record<FormKind, Form>>>> = {
  '2018': {
    receipt: RECEIPT,
    'supplement-request': SUPPLEMENT_REQUEST,
    refusal: REFUSAL,
    apology: { number: '04', title: 'Phiếu xin lỗi và hẹn lại ngày trả kết quả' },
    'stop-notice': { number: null, title: STOP_NOTICE_TITLE },
    'control-slip': { number: '05', title: CONTROL_SLIP_TITLE },
    register: { number: '06', title: REGISTER_TITLE },
  },
  '2025': {
    receipt: RECEIPT,
    'supplement-request': SUPPLEMENT_REQUEST,
    refusal: REFUSAL,
    apology: {
      number: '04',
      title: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
    },
    'stop-notice': { number: '05', title: STOP_NOTICE_TITLE },
    'control-slip': { number: '06', title: CONTROL_SLIP_TITLE },
    register: { number: '07', title: REGISTER_TITLE },
  },
}

const NOTICE_TITLES: Readonly<Record<NoticeKind, string>> = {
  'payment-request': 'Thông báo nộp phí, lệ phí và thực hiện nghĩa vụ tài chính',
  consultation: 'Phiếu lấy ý kiến phối hợp giải quyết hồ sơ',
  'correction-notice': 'Thông báo đính chính và cấp lại kết quả giải quyết thủ tục hành chính',
  'reopening-notice': 'Thông báo tiếp tục giải quyết hồ sơ',
}

/**
 * The circular whose forms are used on that day: Circular 03/2025 from 15 September 2025, Circular 01/2018 before
 * (the decree of 2025 is two and a half months older than its forms).
 */
export function circularOn(on: Day): Circular {
  return on < FIRST_DAY_OF_2025_FORMS ? '2018' : '2025'
}

/** The two-digit number of the form in that circular; null when it has none for this kind of letter. */
export function formOf(kind: PaperKind, circular: Circular): string | null {
  return isNotice(kind) ? null : FORMS[circular][kind].number
}

/** What the letter is called in that circular. */
export function letterTitle(kind: PaperKind, circular: Circular): string {
  return isNotice(kind) ? NOTICE_TITLES[kind] : FORMS[circular][kind].title
}

function isNotice(kind: PaperKind): kind is NoticeKind {
  return kind in NOTICE_TITLES
}

/** Which form of which circular it is, as printed above it: `Mẫu số 01 – Thông tư số 03/2025/TT-VPCP`. */
export function formLabel(kind: PaperKind, circular: Circular): string | null {
  const form = formOf(kind, circular)
  return form === null ? null : `Mẫu số ${form} – Thông tư số ${NUMBERS[circular]}`
}
