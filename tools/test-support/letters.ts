/** Facts of letters as dossiers of Lạng Sơn would give them, for tests and measurements. */
import { day } from '#kernel/day'
import { dong } from '#kernel/money'
import type {
  ApologyFacts,
  Applicant,
  ConsultationFacts,
  ControlSlipFacts,
  CorrectionNoticeFacts,
  Issuer,
  PaymentRequestFacts,
  ReceiptFacts,
  RefusalFacts,
  ReopeningNoticeFacts,
  Signatory,
  StopNoticeFacts,
  SupplementRequestFacts,
} from '#modules/letters'

export const CENTRE: Issuer = {
  superiorUnit: 'Văn phòng Ủy ban nhân dân tỉnh Lạng Sơn',
  unit: 'Trung tâm Phục vụ hành chính công tỉnh Lạng Sơn',
  symbol: 'TTPVHCC',
  place: 'Lạng Sơn',
}

export const DEPARTMENT: Issuer = {
  superiorUnit: 'Ủy ban nhân dân tỉnh Lạng Sơn',
  unit: 'Sở Nông nghiệp và Môi trường',
  symbol: 'SNNMT',
  place: 'Lạng Sơn',
}

export const APPLICANT: Applicant = {
  kind: 'citizen',
  name: 'Hoàng Thị Bế',
  personalId: '020190001234',
  taxCode: null,
  address: 'Thôn Nà Pài, xã Đồng Đăng, tỉnh Lạng Sơn',
  phone: '+84912345678',
  email: 'be.hoang@example.vn',
}

const DIRECTOR: Signatory = { inPlaceOf: null, title: 'Giám đốc', name: 'Lương Văn Thắng' }

export const DOSSIER = {
  decree: 'decree-118-2025',
  dossierCode: '000.00.25.H37-260302-0001',
  applicant: APPLICANT,
  procedure: 'Cấp giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm nông, lâm, thủy sản',
} as const

export function receiptFacts(given: Partial<ReceiptFacts> = {}): ReceiptFacts {
  return {
    ...DOSSIER,
    issuer: CENTRE,
    serial: 7,
    madeAt: new Date('2026-03-02T09:05:00+07:00'),
    trackingUrl: 'https://dichvucong.langson.gov.vn/tra-cuu/q3Zx8Vb0Tn6cYw1LrK5sHg',
    receiver: 'Vi Thị Hồng',
    authorised: { name: 'Nông Văn Lâm', personalId: '020085000777' },
    components: [
      { name: 'Đơn đề nghị theo mẫu', originals: 1, copies: 0, electronic: 0, givenBack: 0 },
      {
        name: 'Bản thuyết minh điều kiện cơ sở',
        originals: 1,
        copies: 2,
        electronic: 0,
        givenBack: 0,
      },
      {
        name: 'Giấy xác nhận kiến thức an toàn thực phẩm',
        originals: 0,
        copies: 0,
        electronic: 1,
        givenBack: 0,
      },
    ],
    sets: 1,
    timeLimit: { value: 10, unit: 'working-days', sameDay: false },
    receivedAt: new Date('2026-03-02T09:00:00+07:00'),
    dueAt: new Date('2026-03-16T17:30:00+07:00'),
    appointments: null,
    delivery: {
      method: 'counter',
      place: 'Trung tâm Phục vụ hành chính công tỉnh Lạng Sơn',
      address: 'số 8 đường Hùng Vương, phường Lương Văn Tri',
    },
    register: { book: '01/2026', number: '125' },
    ...given,
  }
}

export function supplementRequestFacts(
  given: Partial<SupplementRequestFacts> = {},
): SupplementRequestFacts {
  return {
    ...DOSSIER,
    issuer: CENTRE,
    serial: 12,
    madeAt: new Date('2026-03-03T10:00:00+07:00'),
    items: [
      { paper: 'Đơn đề nghị theo mẫu', text: 'chưa có chữ ký của chủ cơ sở' },
      { paper: null, text: 'Bổ sung sơ đồ mặt bằng khu sản xuất' },
    ],
    reason: null,
    respondBy: new Date('2026-03-24T17:30:00+07:00'),
    contact: { name: 'Vi Thị Hồng', phone: '+842053812345' },
    ...given,
  }
}

export function refusalFacts(given: Partial<RefusalFacts> = {}): RefusalFacts {
  return {
    ...DOSSIER,
    issuer: CENTRE,
    serial: 3,
    madeAt: new Date('2026-03-02T09:30:00+07:00'),
    reasons: [
      { paper: 'Bản thuyết minh điều kiện cơ sở', text: 'cơ sở đặt ngoài địa bàn tỉnh' },
      { paper: null, text: 'Thủ tục thuộc thẩm quyền của tỉnh Cao Bằng' },
    ],
    legalGround: 'Điều 17 Thông tư số 38/2018/TT-BNNPTNT',
    officer: 'Vi Thị Hồng',
    ...given,
  }
}

export function apologyFacts(given: Partial<ApologyFacts> = {}): ApologyFacts {
  return {
    ...DOSSIER,
    issuer: DEPARTMENT,
    serial: 21,
    madeAt: new Date('2026-03-13T15:00:00+07:00'),
    receivedAt: new Date('2026-03-02T09:00:00+07:00'),
    promisedAt: new Date('2026-03-16T17:30:00+07:00'),
    reason: 'đoàn thẩm định chưa kiểm tra được cơ sở do mưa lũ chia cắt đường',
    newDueAt: new Date('2026-03-23T17:30:00+07:00'),
    isPast: false,
    signatory: DIRECTOR,
    receivingUnit: CENTRE.unit,
    ...given,
  }
}

export function stopNoticeFacts(given: Partial<StopNoticeFacts> = {}): StopNoticeFacts {
  return {
    ...DOSSIER,
    issuer: DEPARTMENT,
    serial: 5,
    madeAt: new Date('2026-03-10T14:00:00+07:00'),
    requestedOn: day('2026-03-09'),
    reason: 'người nộp hồ sơ chuyển địa điểm sản xuất',
    papersReturnedAt: CENTRE.unit,
    fees: { paid: dong(700_000), refunded: dong(500_000) },
    signatory: { inPlaceOf: 'KT. Giám đốc', title: 'Phó Giám đốc', name: 'Hà Văn Tiên' },
    receivingUnit: CENTRE.unit,
    ...given,
  }
}

export function controlSlipFacts(given: Partial<ControlSlipFacts> = {}): ControlSlipFacts {
  const centre = { unit: CENTRE.unit, person: 'Vi Thị Hồng' }
  const division = { unit: 'Phòng Chất lượng, Sở Nông nghiệp và Môi trường', person: 'Lý A Páo' }
  return {
    decree: DOSSIER.decree,
    dossierCode: DOSSIER.dossierCode,
    procedure: DOSSIER.procedure,
    issuer: CENTRE,
    serial: 125,
    madeAt: new Date('2026-03-16T17:00:00+07:00'),
    handlingUnit: DEPARTMENT.unit,
    coordinatingUnits: ['Sở Y tế', 'Ủy ban nhân dân xã Đồng Đăng'],
    receivedAt: new Date('2026-03-02T09:00:00+07:00'),
    dueAt: new Date('2026-03-16T17:30:00+07:00'),
    handOvers: [
      {
        giver: centre,
        receiver: division,
        at: new Date('2026-03-02T10:30:00+07:00'),
        result: { standing: 'early', workingHours: 8 },
        note: null,
      },
      {
        giver: division,
        receiver: { unit: 'Lãnh đạo Sở Nông nghiệp và Môi trường', person: 'Lương Văn Thắng' },
        at: new Date('2026-03-13T08:00:00+07:00'),
        result: { standing: 'on-time', workingHours: 2 },
        note: 'Kèm biên bản thẩm định',
      },
      {
        giver: { unit: 'Lãnh đạo Sở Nông nghiệp và Môi trường', person: 'Lương Văn Thắng' },
        receiver: { unit: CENTRE.unit, person: null },
        at: new Date('2026-03-16T16:45:00+07:00'),
        result: { standing: 'late', workingHours: 1.5 },
        note: null,
      },
    ],
    ...given,
  }
}

export function paymentRequestFacts(given: Partial<PaymentRequestFacts> = {}): PaymentRequestFacts {
  return {
    ...DOSSIER,
    issuer: CENTRE,
    serial: 34,
    madeAt: new Date('2026-03-05T14:20:00+07:00'),
    fees: [
      { name: 'Phí thẩm định cấp giấy chứng nhận', amount: dong(700_000) },
      { name: 'Phí kiểm nghiệm mẫu sản phẩm', amount: dong(1_255_000) },
    ],
    payAt: { place: CENTRE.unit, address: 'số 8 đường Hùng Vương, phường Lương Văn Tri' },
    contact: { name: 'Vi Thị Hồng', phone: '+842053812345' },
    ...given,
  }
}

export function consultationFacts(given: Partial<ConsultationFacts> = {}): ConsultationFacts {
  return {
    decree: DOSSIER.decree,
    dossierCode: DOSSIER.dossierCode,
    procedure: DOSSIER.procedure,
    issuer: DEPARTMENT,
    serial: 9,
    madeAt: new Date('2026-03-04T08:40:00+07:00'),
    receivedAt: new Date('2026-03-02T09:00:00+07:00'),
    dueAt: new Date('2026-03-16T17:30:00+07:00'),
    consultedUnit: 'Sở Y tế',
    question:
      'Nguồn nước của cơ sở có đạt quy chuẩn nước sinh hoạt theo kết quả kiểm nghiệm không?',
    workingHours: 20,
    answerBy: new Date('2026-03-06T11:30:00+07:00'),
    contact: { name: 'Lý A Páo', phone: '+842053871234' },
    ...given,
  }
}

export function correctionNoticeFacts(
  given: Partial<CorrectionNoticeFacts> = {},
): CorrectionNoticeFacts {
  return {
    ...DOSSIER,
    issuer: DEPARTMENT,
    serial: 41,
    madeAt: new Date('2026-03-20T09:15:00+07:00'),
    reason: 'ghi sai năm sinh của chủ cơ sở',
    replaced: { number: '118/KQ-SNNMT', issuedAt: new Date('2026-03-16T16:30:00+07:00') },
    reissued: {
      number: '126/KQ-SNNMT',
      content: 'Cấp giấy chứng nhận cho cơ sở của bà Hoàng Thị Bế, sinh năm 1990.',
    },
    wasHandedOver: true,
    collectAt: CENTRE.unit,
    signatory: DIRECTOR,
    receivingUnit: CENTRE.unit,
    ...given,
  }
}

export function reopeningNoticeFacts(
  given: Partial<ReopeningNoticeFacts> = {},
): ReopeningNoticeFacts {
  return {
    ...DOSSIER,
    issuer: DEPARTMENT,
    serial: 44,
    madeAt: new Date('2026-03-23T10:00:00+07:00'),
    end: 'stopped',
    endedAt: new Date('2026-03-10T14:00:00+07:00'),
    reason: 'người nộp hồ sơ đã khắc phục xong cơ sở và có đơn đề nghị',
    newDueAt: new Date('2026-04-06T17:30:00+07:00'),
    owes: null,
    signatory: DIRECTOR,
    receivingUnit: CENTRE.unit,
    ...given,
  }
}

/** From Monday 2 March 2026 back to Monday 4 March 2024, when the decree and the circular of 2018 held. */
const WEEKS_BACK = 104
const WEEK = 7 * 86_400_000

/** The same facts two years earlier, of a dossier that Decree 61/2018 governs. */
export function underDecree61<Facts>(facts: Facts): Facts {
  return { ...(earlier(facts) as object), decree: 'decree-61-2018' } as Facts
}

function earlier(value: unknown): unknown {
  if (value instanceof Date) return new Date(value.getTime() - WEEKS_BACK * WEEK)
  if (typeof value === 'string')
    return value.replaceAll('2026', '2024').replace('-260302-', '-240304-')
  if (Array.isArray(value)) return value.map(earlier)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, earlier(each)]))
}
