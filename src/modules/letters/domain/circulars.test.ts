import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { circularOn, formLabel, formOf, letterTitle, type PaperKind } from './circulars.ts'

describe('the circular', () => {
  test.each([
    ['2018-12-31', '2018'],
    ['2025-06-30', '2018'],
    ['2025-07-01', '2018'],
    ['2025-09-14', '2018'],
    ['2025-09-15', '2025'],
    ['2026-11-22', '2025'],
  ] as const)('whose forms are used on %s is that of %s', (on, circular) => {
    expect(circularOn(day(on))).toBe(circular)
  })
})

describe('the number of a form', () => {
  test.each([
    ['receipt', '01', '01'],
    ['supplement-request', '02', '02'],
    ['refusal', '03', '03'],
    ['apology', '04', '04'],
    ['stop-notice', null, '05'],
    ['control-slip', '05', '06'],
    ['payment-request', null, null],
    ['consultation', null, null],
    ['correction-notice', null, null],
    ['reopening-notice', null, null],
    ['register', '06', '07'],
  ] as const)('of a %s is %s in 2018 and %s in 2025', (kind, before, since) => {
    expect(formOf(kind, '2018')).toBe(before)
    expect(formOf(kind, '2025')).toBe(since)
  })

  test('is printed with the circular it belongs to', () => {
    expect(formLabel('control-slip', '2018')).toBe('Mẫu số 05 – Thông tư số 01/2018/TT-VPCP')
    expect(formLabel('control-slip', '2025')).toBe('Mẫu số 06 – Thông tư số 03/2025/TT-VPCP')
  })

  test('is not printed on a stop notice under the circular of 2018, which has no such form', () => {
    expect(formLabel('stop-notice', '2018')).toBeNull()
  })
})

describe('the title', () => {
  test('of an apology speaks of an extension since 2025', () => {
    expect(letterTitle('apology', '2018')).toBe('Phiếu xin lỗi và hẹn lại ngày trả kết quả')
    expect(letterTitle('apology', '2025')).toBe(
      'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
    )
  })

  test.each([
    ['receipt', 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả'],
    ['supplement-request', 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ'],
    ['refusal', 'Phiếu từ chối tiếp nhận giải quyết hồ sơ'],
    ['stop-notice', 'Thông báo dừng giải quyết hồ sơ'],
    ['control-slip', 'Phiếu kiểm soát quá trình giải quyết hồ sơ'],
    ['register', 'Sổ theo dõi hồ sơ'],
  ] satisfies [PaperKind, string][])('of a %s is the same in both circulars', (kind, title) => {
    expect(letterTitle(kind, '2018')).toBe(title)
    expect(letterTitle(kind, '2025')).toBe(title)
  })
})
