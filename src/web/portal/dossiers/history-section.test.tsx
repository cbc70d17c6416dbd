import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { expect, test } from 'vitest'
import { HistorySection, type PastEvent } from './history-section.tsx'

const at = '2026-11-23T08:15:00+07:00'

/** What the page tells of one event, as text. */
function told(type: string, data: PastEvent['data']): string {
  const event = { seq: 1, at, actor: { name: 'Phòng Tư pháp' }, type, data }
  const Stub = createRoutesStub([
    { id: 'root', path: '/', Component: () => <HistorySection events={[event]} /> },
  ])
  return renderToStaticMarkup(<Stub />)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

test.each([
  [
    'dossier.extended',
    { reason: 'Chờ giám định', dueAt: '2026-11-27T17:30:00+07:00' },
    ['Cơ quan xin lỗi và hẹn lại', 'Chờ giám định', 'Hẹn trả thứ Sáu 27/11/2026'],
  ],
  [
    'dossier.stopped',
    { reason: 'Không bổ sung trong thời hạn', cause: 'no-answer' },
    ['Dừng giải quyết', 'Không bổ sung trong thời hạn'],
  ],
  [
    'payment.requested',
    { fees: [{ name: 'Phí thẩm định', amount: 1_200_000 }] },
    ['Yêu cầu nộp phí, lệ phí', 'Phí thẩm định: 1.200.000 ₫'],
  ],
  [
    'payment.voided',
    { receiptNumber: 'BL2026-000001', reason: 'Ghi nhầm mức thu' },
    ['Hủy biên lai', 'Biên lai BL2026-000001', 'Ghi nhầm mức thu'],
  ],
  [
    'silence.counted',
    { effect: 'deemed-approved', basis: 'Nghị định 110/2018/NĐ-CP', dueAt: at },
    ['Hết thời hạn mà cơ quan chưa trả lời', 'Nghị định 110/2018/NĐ-CP'],
  ],
  [
    'payment.recorded',
    { receiptNumber: 'BL2026-000001', amount: 8_000 },
    ['Thu phí, lệ phí', 'Biên lai BL2026-000001: 8.000 ₫'],
  ],
])('%s is told to the person, with what they need to know of it', (type, data, expected) => {
  for (const text of expected) expect(told(type, data)).toContain(text)
})

test('the day that passed in silence is not called a new due date', () => {
  expect(told('silence.counted', { basis: 'Điều 5', dueAt: at })).not.toContain('Hẹn trả')
})

test('what is inside the agencies is not told', () => {
  expect(told('step.claimed', {})).not.toContain('Phòng Tư pháp')
})
