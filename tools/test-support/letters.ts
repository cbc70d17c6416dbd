/** Facts of letters as dossiers of Lạng Sơn would give them, for tests and measurements. */
import { day } from '#kernel/day'
import { dong } from '#kernel/money'
import type {
  ApologyFacts,
  Applicant,
  ControlSlipFacts,
  Issuer,
  ReceiptFacts,
  RefusalFacts,
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

const DOSSIER = {
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
