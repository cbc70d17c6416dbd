import type { Component, ProcedureContent } from '../../src/modules/procedures/domain/content.ts'
import type { ProcessDefinition } from '../../src/modules/processes/domain/definition.ts'

/** A procedure of a commune in five working days, whole and lawful, where a test says nothing else. */
export function aContent(given: Partial<ProcedureContent> = {}): ProcedureContent {
  return {
    name: 'Công nhận hòa giải viên',
    sector: 'Hòa giải ở cơ sở',
    sectorGroup: 'Tư pháp – hộ tịch',
    levels: ['commune'],
    audience: ['citizen'],
    onlineLevel: 'full',
    channels: ['online', 'counter', 'post'],
    cases: [],
    steps: ['Nộp hồ sơ tại Trung tâm Phục vụ hành chính công.', 'Nhận kết quả.'],
    components: [aComponent()],
    sets: 1,
    timeLimit: {
      value: 5,
      unit: 'working-days',
      sameDay: false,
      processHours: 40,
      parts: null,
      note: null,
    },
    fees: [],
    results: [{ name: 'Quyết định công nhận', paperRequired: false }],
    conditions: [],
    legalBases: [{ number: '35/2013/QH13', title: 'Luật Hòa giải ở cơ sở', date: '2013-06-20' }],
    onTheSpot: 0,
    linkedProcedures: [],
    formerCodes: [],
    competentAgency: 'Ủy ban nhân dân cấp xã',
    coordinatingAgencies: [],
    note: null,
    handledElsewhere: null,
    competence: { department: null, commune: { addressQuestion: null } },
    ...given,
  }
}

export function aComponent(given: Partial<Component> = {}): Component {
  return {
    id: 'gt01',
    name: 'Danh sách đề nghị công nhận',
    caseIds: [],
    originals: 1,
    copies: 0,
    required: true,
    requiredWhen: null,
    form: null,
    isDeclaration: false,
    obtainableFrom: null,
    note: null,
    ...given,
  }
}

/** Reception, handling, signing and issuing in the hours of `aContent`. */
export function aProcess(handlingHours = 30): ProcessDefinition {
  return {
    steps: [
      {
        id: 'b1',
        name: 'Tiếp nhận, kiểm tra, số hóa và chuyển hồ sơ',
        at: { at: 'receiving' },
        role: 'reception',
        hours: 2,
        outcomes: [{ code: 'forwarded', name: 'Chuyển xử lý', next: ['b2'] }],
        produces: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
      },
      {
        id: 'b2',
        name: 'Thẩm tra hồ sơ, dự thảo kết quả',
        at: { at: 'competent', divisions: ['van-phong'] },
        role: 'handler',
        hours: handlingHours,
        outcomes: [
          { code: 'qualified', name: 'Đủ điều kiện, trình giải quyết', next: ['b3'] },
          { code: 'unqualified', name: 'Không đủ điều kiện, trình từ chối', next: ['b3'] },
        ],
        produces: 'Dự thảo kết quả hoặc văn bản từ chối',
      },
      {
        id: 'b3',
        name: 'Xem xét, ký kết quả',
        at: { at: 'competent', divisions: [] },
        role: 'approver',
        hours: 6,
        outcomes: [{ code: 'signed', name: 'Đã ký', next: ['b4'] }],
        produces: 'Quyết định công nhận',
      },
      {
        id: 'b4',
        name: 'Vào số, đóng dấu, chuyển trả kết quả',
        at: { at: 'competent', divisions: [] },
        role: 'clerk',
        hours: 2,
        outcomes: [{ code: 'issued', name: 'Đã phát hành', next: [] }],
        produces: null,
      },
    ],
  }
}
