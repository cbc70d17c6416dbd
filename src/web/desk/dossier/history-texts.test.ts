import { describe, expect, test } from 'vitest'
import type { AccountId, ProcessVersionId, UnitId } from '#kernel/id'
import type { EventData, EventType } from '#modules/dossiers'
import { HISTORY, sentenceOf } from './history-texts.ts'

const closed = {
  ordinal: 2,
  stepId: 'b2',
  outcome: 'done',
  note: 'Đủ điều kiện',
  opened: [],
  clock: null,
}
const result = {
  kind: 'approval',
  content: 'Đồng ý',
  signedAt: null,
  signedBy: null,
  number: '12/KQ-UBND',
  issuedAt: null,
  replaces: null,
} as const
const paper = {
  ordinal: 1,
  componentId: 'c1',
  stepId: null,
  fileId: null,
  originals: 1,
  copies: 0,
  note: null,
}
const unit = 'unit' as UnitId

/** One event of every type: a type without an example does not compile. */
const EXAMPLES: { readonly [Type in EventType]: EventData[Type] } = {
  'dossier.submitted': {
    procedureCode: '1.001193',
    procedureVersionId: 'v' as EventData['dossier.submitted']['procedureVersionId'],
    procedureName: 'Đăng ký khai sinh',
    formVersionId: null,
    caseId: null,
    channel: 'online',
    arrivedOn: null,
    rulebook: 'r',
    term: { value: 1, unit: 'working-days', sameDay: false },
    receivingUnitId: unit,
    competentUnitId: unit,
    returnUnitId: unit,
    contentHash: '',
    documents: [paper],
    delivery: { method: 'counter', address: null, recipient: null, phone: null },
  },
  'dossier.received': {
    processVersionId: 'p' as EventData['dossier.received']['processVersionId'],
    dueAt: '2026-11-27T17:30:00+07:00',
    reception: {
      ordinal: 1,
      stepId: 'b1',
      name: 'Tiếp nhận',
      role: 'reception',
      unitId: unit,
      hours: 1,
      waitsFor: null,
      dueAt: null,
      assigneeId: null,
    },
    opened: [],
  },
  'sitting.held': { kind: 5, delegation: 'số 12/QĐ-UBND' },
  'dossier.refused': { reasons: [{ componentId: null, text: 'Không thuộc thẩm quyền' }] },
  'dossier.transferred': {
    reason: 'Nộp nhầm nơi',
    toUnitName: 'Trung tâm Phục vụ hành chính công phường Đông Kinh',
    receivingUnitId: unit,
    competentUnitId: unit,
    returnUnitId: unit,
    left: [2],
    opened: [],
    settled: null,
  },
  'dossier.carried-over': {
    fromUnitName: 'Sở Công Thương',
    toUnitName: 'Sở Kinh tế',
    basis: 'Nghị quyết 12/NQ-HĐND',
    receivingUnitId: unit,
    competentUnitId: unit,
    returnUnitId: unit,
    asked: [],
    left: [2],
    opened: [],
    settled: null,
  },
  'supplement.requested': {
    items: [{ componentId: null, text: 'Bản sao căn cước' }],
    respondBy: '2026-11-27T17:30:00+07:00',
    stepId: null,
    settled: null,
  },
  'supplement.provided': {
    documents: [paper],
    replaced: [],
    answersRound: 1,
    dueAt: null,
    stepsDue: [],
  },
  'step.claimed': { ordinal: 2, stepId: 'b2' },
  'step.released': { ordinal: 2, stepId: 'b2' },
  'step.assigned': { ordinal: 2, stepId: 'b2', to: 'a' as AccountId },
  'step.completed': { ...closed, documents: [], result: null },
  'step.sent-back': { ...closed, toStep: 'b1', recalled: [] },
  'consultation.asked': {
    consultation: 1,
    stepId: 'b2',
    unitId: unit,
    question: 'Có vướng quy hoạch không?',
    hours: 8,
    dueAt: '2026-11-27T17:30:00+07:00',
  },
  'consultation.answered': { consultation: 1, answer: 'Không vướng' },
  'payment.requested': { fees: [{ name: 'Phí thẩm định', amount: 150_000 }], settled: null },
  'consultation.lapsed': {
    consultation: 1,
    unitId: unit,
    dueAt: '2026-11-27T17:30:00+07:00',
    effect: 'agreed',
    basis: 'Điều 18',
  },
  'silence.counted': {
    effect: 'may-proceed',
    basis: 'Nghị định 110/2018/NĐ-CP',
    dueAt: '2026-11-27T17:30:00+07:00',
  },
  'dossier.extended': {
    reason: 'Chờ giám định',
    dueAt: '2026-11-27T17:30:00+07:00',
    stepsDue: [],
  },
  'due-date.moved': {
    from: '2026-11-27T17:30:00+07:00',
    dueAt: '2026-11-30T17:30:00+07:00',
    stepsDue: [],
    cause: {
      changeId: 'c',
      happened: 'special-day.added',
      day: '2026-11-27' as EventData['due-date.moved']['cause']['day'],
      kind: 'holiday',
      name: 'Ngày hội tỉnh',
    },
  },
  'dossier.stopped': { reason: 'Theo quy định', cause: 'decision' },
  'payment.recorded': {
    receiptNumber: 'BL2026-000001',
    method: 'cash',
    amount: 150_000,
    reference: null,
    items: [],
    resumed: null,
  },
  'payment.voided': {
    receiptNumber: 'BL2026-000001',
    reason: 'Ghi nhầm mức thu',
    reopened: { fees: [{ name: 'Phí thẩm định', amount: 150_000 }], paidBy: [0], settled: null },
  },
  'receipt.reprinted': { takenBy: 'applicant' },
  'result.signed': { ...closed, result },
  'result.issued': { ...closed, result },
  'dossier.reopened': {
    reason: 'Theo kết luận giải quyết khiếu nại',
    dueAt: '2026-11-27T17:30:00+07:00',
    opened: [],
  },
  'process.changed': {
    processVersionId: 'p' as ProcessVersionId,
    reason: 'Quy trình mới bỏ một bước',
    left: [2],
    opened: [],
    keepsResult: false,
    settled: null,
  },
  'result.corrected': {
    reason: 'Sai họ tên',
    result: { ...result, number: '15/KQ-UBND', replaces: '12/KQ-UBND' },
  },
  'result.handed-over': {
    method: 'counter',
    receivedBy: { name: 'Hoàng Thị Bế', personalId: null, relation: null },
    receiptLost: false,
  },
  'papers.given-back': { ordinals: [1, 2] },
  'dossier.withdrawn': { reason: 'Không còn nhu cầu' },
}

const PLACE = 'Trung tâm Phục vụ hành chính công phường Đông Kinh'

function lineOf(type: EventType) {
  return {
    seq: 1,
    at: '2026-11-23T08:15:00+07:00',
    actorName: 'Lý Văn Sơn',
    unitName: null,
    type,
    data: EXAMPLES[type] as unknown as Readonly<Record<string, unknown>>,
    stepName: 'Thẩm định',
    toStepName: 'Tiếp nhận',
    toName: 'Vi Văn Thành',
    placeName: PLACE,
  }
}

describe.each(Object.keys(EXAMPLES) as EventType[])('the event %s', (type) => {
  test.each(['vi', 'en'] as const)('has a whole sentence (%s)', (language) => {
    expect(sentenceOf(lineOf(type), language)).toMatch(/^\S.*[.”]$/)
    expect(sentenceOf(lineOf(type), language)).not.toMatch(/undefined|null|\[object|…/)
  })
})

test('there is a sentence for every type of event and for nothing else', () => {
  expect(Object.keys(HISTORY.vi).toSorted()).toEqual(Object.keys(EXAMPLES).toSorted())
  expect(Object.keys(HISTORY.en).toSorted()).toEqual(Object.keys(EXAMPLES).toSorted())
})

test.each([
  ['dossier.received', 'Tiếp nhận, hẹn trả 17:30 thứ Sáu 27/11/2026.'],
  [
    'due-date.moved',
    'Ngày hẹn trả chuyển từ thứ Sáu 27/11/2026 sang thứ Hai 30/11/2026: lịch làm việc thêm ngày nghỉ lễ thứ Sáu 27/11/2026 (Ngày hội tỉnh).',
  ],
  ['step.assigned', 'Giao bước “Thẩm định” cho Vi Văn Thành.'],
  ['step.sent-back', 'Chuyển trả từ bước “Thẩm định” về “Tiếp nhận”. “Đủ điều kiện”'],
  [
    'dossier.transferred',
    'Chuyển đến Trung tâm Phục vụ hành chính công phường Đông Kinh: Nộp nhầm nơi.',
  ],
  [
    'dossier.carried-over',
    'Sở Công Thương kết thúc hoạt động, chuyển sang Sở Kinh tế theo Nghị quyết 12/NQ-HĐND.',
  ],
  ['payment.recorded', `Thu 150.000 ₫, biên lai BL2026-000001 của ${PLACE}.`],
  [
    'payment.voided',
    `Hủy biên lai BL2026-000001 của ${PLACE}: Ghi nhầm mức thu. Khoản đã yêu cầu trở lại chưa nộp đủ; thời hạn tạm dừng đến khi nộp đủ.`,
  ],
  ['result.issued', 'Vào số, đóng dấu kết quả số 12/KQ-UBND.'],
  ['result.corrected', 'Đính chính, cấp kết quả số 15/KQ-UBND thay số 12/KQ-UBND: Sai họ tên.'],
] as const)('%s reads “%s”', (type, sentence) => {
  expect(sentenceOf(lineOf(type), 'vi')).toBe(sentence)
})

test('money of a time when its place was not told is told without', () => {
  const line = { ...lineOf('payment.recorded'), placeName: null }

  expect(sentenceOf(line, 'vi')).toBe('Thu 150.000 ₫, biên lai BL2026-000001.')
})

test('an event of a type that is not known here is told by its name, not by an error', () => {
  const line = { ...lineOf('step.claimed'), type: 'step.paused' }

  expect(sentenceOf(line, 'vi')).toBe('step.paused')
})
