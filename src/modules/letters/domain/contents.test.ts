import { describe, expect, test } from 'vitest'
import { dong } from '#kernel/money'
import {
  apologyFacts,
  APPLICANT,
  controlSlipFacts,
  receiptFacts,
  refusalFacts,
  reopeningNoticeFacts,
  stopNoticeFacts,
  supplementRequestFacts,
} from '../../../../tools/test-support/letters.ts'
import { apologyContent } from './apology.ts'
import { controlSlipContent } from './control-slip.ts'
import { receiptContent } from './receipt.ts'
import { refusalContent } from './refusal.ts'
import { reopeningNoticeContent } from './reopening-notice.ts'
import { stopNoticeContent } from './stop-notice.ts'
import { supplementRequestContent } from './supplement-request.ts'

describe('a receipt', () => {
  test.each([
    [{ value: 10, unit: 'working-days', sameDay: false }, '10 (mười) ngày làm việc'],
    [{ value: 30, unit: 'calendar-days', sameDay: false }, '30 (ba mươi) ngày'],
    [{ value: 4.5, unit: 'working-hours', sameDay: false }, '4,5 giờ làm việc'],
    [{ value: 0, unit: 'working-days', sameDay: true }, 'trong ngày làm việc'],
  ] as const)('says the statutory time %o as %s', (timeLimit, words) => {
    expect(receiptContent(receiptFacts({ timeLimit })).timeLimit).toBe(words)
  })

  test('says both instants with hour, minute and weekday', () => {
    const content = receiptContent(receiptFacts())

    expect(content.receivedAt).toBe('09 giờ 00 phút, thứ Hai ngày 02 tháng 3 năm 2026')
    expect(content.dueAt).toBe('17 giờ 30 phút, thứ Hai ngày 16 tháng 3 năm 2026')
  })

  test('without a due date says who will tell it', () => {
    const content = receiptContent(receiptFacts({ dueAt: null }))

    expect(content.dueAt).toBe('theo thông báo của cơ quan giải quyết')
  })

  test('of a procedure in two parts promises the first, and says from when the second runs', () => {
    const first = { name: 'Kiểm tra hồ sơ', dueAt: receiptFacts().dueAt, isOver: false }
    const second = { name: 'Trả Giấy chứng nhận', value: 3, dueAt: null }
    const content = receiptContent(
      receiptFacts({ appointments: { unit: 'working-days', first, second } }),
    )

    expect(content.dueAt).toBe('hẹn lần 1, 17 giờ 30 phút, thứ Hai ngày 16 tháng 3 năm 2026')
    expect(content.appointments).toEqual([
      'Hẹn lần 1: 17 giờ 30 phút, thứ Hai ngày 16 tháng 3 năm 2026. Kiểm tra hồ sơ.',
      'Hẹn lần 2: 03 (ba) ngày làm việc kể từ khi có chứng từ nộp tiền; ngày trả cụ thể được hẹn khi đó. Trả Giấy chứng nhận.',
      'Thời gian cơ quan thuế ra thông báo và người nộp hồ sơ thực hiện nghĩa vụ tài chính không tính vào hai lần hẹn.',
    ])
  })

  test('of a procedure in two parts names both days once the second part runs', () => {
    const dueAt = new Date('2026-04-02T17:30:00+07:00')
    const first = { name: 'Kiểm tra hồ sơ', dueAt: receiptFacts().dueAt, isOver: true }
    const second = { name: 'Trả Giấy chứng nhận', value: 3, dueAt }
    const content = receiptContent(
      receiptFacts({ dueAt, appointments: { unit: 'working-days', first, second } }),
    )

    expect(content.dueAt).toBe('hẹn lần 2, 17 giờ 30 phút, thứ Năm ngày 02 tháng 4 năm 2026')
    expect(content.appointments[0]).toMatch(/^Hẹn lần 1 \(đã xong\): /)
    expect(content.appointments[1]).toMatch(/^Hẹn lần 2: 17 giờ 30 phút, thứ Năm/)
  })

  test('for the counter says what to bring', () => {
    const content = receiptContent(receiptFacts())

    expect(content.delivery).toBe(
      'Trung tâm Phục vụ hành chính công tỉnh Lạng Sơn, số 8 đường Hùng Vương, phường Lương Văn Tri',
    )
    expect(content.reminder).toBe(
      'Khi đến nhận kết quả, vui lòng mang theo giấy này và căn cước hoặc hộ chiếu. Người nhận thay mang thêm văn bản ủy quyền.',
    )
  })

  test('of a business asks whoever comes for a letter of introduction', () => {
    const applicant = { ...APPLICANT, kind: 'business', taxCode: '4900123467' } as const

    const content = receiptContent(receiptFacts({ applicant }))

    expect(content.reminder).toMatch(/mang thêm giấy giới thiệu hoặc văn bản ủy quyền\.$/)
    expect(content.identity).toEqual({ label: 'Mã số thuế', number: '4900123467' })
  })

  test('for the post says to whom and where, as far as known', () => {
    const post = { method: 'post', recipient: 'Hoàng Thị Bế', phone: '+84912345678' } as const
    const known = receiptFacts({ delivery: { ...post, address: 'xã Đồng Đăng' } })
    const unknown = receiptFacts({ delivery: { ...post, address: null } })

    expect(receiptContent(known).delivery).toBe(
      'qua dịch vụ bưu chính công ích; người nhận Hoàng Thị Bế; điện thoại 0912 345 678; địa chỉ xã Đồng Đăng',
    )
    expect(receiptContent(unknown).delivery).not.toContain('địa chỉ')
    expect(receiptContent(known).reminder).toMatch(/^Khi bưu chính giao kết quả/)
  })

  test('for electronic delivery sends nobody to a counter', () => {
    const content = receiptContent(receiptFacts({ delivery: { method: 'electronic' } }))

    expect(content.delivery).toBe('bản điện tử, trong tài khoản dịch vụ công của người nộp hồ sơ')
    expect(content.reminder).toContain('không phải đến nhận')
  })

  test('is signed by the authorised person, else by the applicant', () => {
    expect(receiptContent(receiptFacts()).submitter).toBe('Nông Văn Lâm')
    expect(receiptContent(receiptFacts({ authorised: null })).submitter).toBe('Hoàng Thị Bế')
  })
})

describe('a supplement request', () => {
  test('gives the reason it was given, else refers to the items', () => {
    const given = supplementRequestFacts({ reason: 'Bản kê khai hết hiệu lực' })

    expect(supplementRequestContent(given).reason).toBe('Bản kê khai hết hiệu lực')
    expect(supplementRequestContent(supplementRequestFacts()).reason).toBe(
      'Hồ sơ chưa đầy đủ hoặc chưa đúng quy định của thủ tục hành chính nêu trên, như ghi ở từng nội dung.',
    )
  })

  test('says until when, and what happens then; without a deadline it says neither', () => {
    expect(supplementRequestContent(supplementRequestFacts()).deadline).toBe(
      'Đề nghị Ông/Bà hoàn thiện hồ sơ trước 17 giờ 30 phút, thứ Ba ngày 24 tháng 3 năm 2026. Sau thời điểm này, hồ sơ chưa hoàn thiện được đóng trên hệ thống.',
    )
    expect(
      supplementRequestContent(supplementRequestFacts({ respondBy: null })).deadline,
    ).toBeNull()
  })

  test('says whom to ask, by telephone when there is one', () => {
    const silent = supplementRequestFacts({ contact: { name: 'Vi Thị Hồng', phone: null } })

    expect(supplementRequestContent(supplementRequestFacts()).help).toContain(
      'Ông/Bà vui lòng liên hệ Vi Thị Hồng, số điện thoại 0205 381 2345, để được hướng dẫn./.',
    )
    expect(supplementRequestContent(silent).help).toContain(
      'Ông/Bà vui lòng liên hệ Vi Thị Hồng để được hướng dẫn./.',
    )
  })
})

test.each([
  ['citizen', 'Ông/Bà'],
  ['business', 'Quý doanh nghiệp'],
  ['organisation', 'Quý cơ quan, tổ chức'],
  ['household-business', 'Quý hộ kinh doanh'],
] as const)('a letter speaks to a %s as %s', (kind, you) => {
  const applicant = { ...APPLICANT, kind }

  expect(refusalContent(refusalFacts({ applicant })).closing).toBe(
    `Trung tâm Phục vụ hành chính công tỉnh Lạng Sơn thông báo để ${you} được biết và thực hiện./.`,
  )
  expect(apologyContent(apologyFacts({ applicant })).addressee).toBe(`${you} Hoàng Thị Bế`)
})

test('an apology may be sent before the promised date: it does not say that the date has passed', () => {
  const content = apologyContent(apologyFacts())

  expect(content.delay).toBe(
    'Sở Nông nghiệp và Môi trường không thể trả kết quả giải quyết hồ sơ đúng thời gian ghi tại Giấy tiếp nhận hồ sơ và hẹn trả kết quả.',
  )
  expect(content.promisedAt).toBe('17 giờ 30 phút, thứ Hai ngày 16 tháng 3 năm 2026')
  expect(content.newDueAt).toBe('17 giờ 30 phút, thứ Hai ngày 23 tháng 3 năm 2026')
})

test.each([
  [null, '17 giờ 30 phút, thứ Hai ngày 06 tháng 4 năm 2026'],
  ['money', 'tính tiếp từ khi Ông/Bà nộp đủ số tiền đã được thông báo.'],
  [
    { papersBy: new Date('2026-04-13T17:30:00+07:00') },
    'tính từ khi Ông/Bà nộp đủ giấy tờ đã được yêu cầu bổ sung, chậm nhất 17 giờ 30 phút, thứ Hai ngày 13 tháng 4 năm 2026.',
  ],
] as const)('a notice of reopening says what the person owes first: %o', (owes, expected) => {
  const content = reopeningNoticeContent(reopeningNoticeFacts({ owes }))

  expect(content.newDueAt).toBe(expected)
})

describe('a stop notice', () => {
  test('names the day of the request, when the applicant asked', () => {
    const asked = stopNoticeContent(stopNoticeFacts())
    const unasked = stopNoticeContent(stopNoticeFacts({ requestedOn: null }))

    expect(asked.ground).toBe(
      'Theo đề nghị của Ông/Bà ngày 09 tháng 3 năm 2026, Sở Nông nghiệp và Môi trường dừng giải quyết hồ sơ nêu trên.',
    )
    expect(unasked.ground).toBe('Sở Nông nghiệp và Môi trường dừng giải quyết hồ sơ nêu trên.')
  })

  test.each([
    [0, 0, 'chưa thu.'],
    [700_000, 700_000, 'đã nộp 700.000 đồng; được hoàn lại 700.000 đồng.'],
    [
      700_000,
      500_000,
      'đã nộp 700.000 đồng; được hoàn lại 500.000 đồng; không hoàn lại 200.000 đồng.',
    ],
    [700_000, 0, 'đã nộp 700.000 đồng; không hoàn lại 700.000 đồng.'],
  ])('of a dossier with %d paid and %d refunded says so', (paid, refunded, words) => {
    const facts = stopNoticeFacts({ fees: { paid: dong(paid), refunded: dong(refunded) } })

    expect(stopNoticeContent(facts).fees).toBe(words)
  })

  test('says where papers are given back, or that there are none', () => {
    const online = stopNoticeContent(stopNoticeFacts({ papersReturnedAt: null }))

    expect(stopNoticeContent(stopNoticeFacts()).papers).toMatch(
      /^được trả lại tại Trung tâm Phục vụ hành chính công tỉnh Lạng Sơn\./,
    )
    expect(online.papers).toBe('hồ sơ nộp trực tuyến, không có giấy tờ phải trả lại.')
  })
})

describe('a control slip', () => {
  test('says how each giver kept the term, and nothing for a step without one', () => {
    const [first] = controlSlipFacts().handOvers
    const results = (
      [
        { standing: 'early', workingHours: 11.25 },
        { standing: 'on-time', workingHours: 2 },
        { standing: 'late', workingHours: 0.5 },
        { standing: 'late', workingHours: 0 },
        null,
      ] as const
    ).map((result) => ({ ...first!, result }))

    const content = controlSlipContent(controlSlipFacts({ handOvers: results }))

    expect(content.handOvers.map(({ result }) => result)).toEqual([
      'Trước hạn\n1 ngày 3 giờ 15 phút',
      'Đúng hạn',
      'Quá hạn\n30 phút',
      'Quá hạn',
      '',
    ])
  })

  test('says that nobody takes part and that there is no term', () => {
    const content = controlSlipContent(controlSlipFacts({ coordinatingUnits: [], dueAt: null }))

    expect(content.coordinatingUnits).toBe('không có')
    expect(content.dueAt).toBe('không quy định')
  })
})

test('what a letter says is plain JSON, and survives being kept as such', () => {
  const contents = [
    receiptContent(receiptFacts()),
    supplementRequestContent(supplementRequestFacts()),
    refusalContent(refusalFacts()),
    apologyContent(apologyFacts()),
    stopNoticeContent(stopNoticeFacts()),
    controlSlipContent(controlSlipFacts()),
  ]

  expect(JSON.parse(JSON.stringify(contents))).toEqual(contents)
})
