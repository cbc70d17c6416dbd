import type { Action } from '#modules/dossiers'

const ITEMS = [{ text: 'Bản gốc giấy chứng sinh' }]

/** What each action is sent with, right in itself. */
export const ACTION_BODIES: Readonly<Record<Action, object>> = {
  receive: {},
  refuse: { reasons: ITEMS },
  transfer: { unitCode: 'H37.103.01', reason: 'Nộp nhầm nơi.' },
  'request-supplement': { items: ITEMS },
  supplement: { documents: [] },
  claim: {},
  release: {},
  assign: { assignee: 'thuly.xa' },
  'complete-step': { outcome: 'qualified' },
  'send-back': { toStep: 'b1', note: 'Xem lại.' },
  consult: { unitCode: 'H37.102', question: 'Ý kiến?', workingHours: 8 },
  'answer-consultation': { answer: 'Đồng ý.' },
  'request-payment': { fees: [{ name: 'Lệ phí', amount: 8000 }] },
  'record-payment': { method: 'cash', amount: 8000 },
  'void-payment': { receiptNumber: 'BL2026-000001', reason: 'Ghi nhầm.' },
  'reprint-receipt': {
    name: 'Hoàng Thị Bế',
    document: '020190001234',
    isRepresentative: false,
  },
  extend: { reason: 'Chờ xác minh.', dueAt: '2026-04-01T17:30:00+07:00' },
  stop: { reason: 'Có tranh chấp.' },
  'sign-result': { kind: 'approval', content: 'Đồng ý.' },
  'issue-result': {},
  'hand-over': { receivedBy: { name: 'Hoàng Thị Bế' }, method: 'counter' },
  'give-back-papers': {},
  withdraw: { reason: 'Không còn cần.' },
  'change-process': { reason: 'Theo lệnh.' },
  reopen: { reason: 'Theo kết luận giải quyết khiếu nại.' },
  'correct-result': { reason: 'Sai họ tên.', content: 'Đồng ý, đã sửa họ tên.' },
}
