import { CODE_TITLE, SHEET_COLUMNS, SHEET_NAME } from '#modules/procedures'
import { xlsxOf } from '#platform/spreadsheets'
import { CHANGE_TITLE } from '../domain/change.ts'

/** The row that shows how each cell is written; its code is of no procedure, and an import leaves it out. */
const EXAMPLE: Readonly<Record<string, string>> = {
  name: 'Ví dụ: Cấp bản sao văn bản (xóa dòng này trước khi tải lên)',
  sector: 'Hộ tịch',
  levels: 'Cấp tỉnh; Cấp xã',
  audience: 'Công dân Việt Nam; Tổ chức',
  channels: 'Trực tiếp; Trực tuyến; Bưu chính công ích',
  onlineLevel: 'Một phần',
  steps: 'Nộp hồ sơ tại Trung tâm Phục vụ hành chính công.\nNhận kết quả theo giấy hẹn.',
  components:
    'Đơn đề nghị | 1 | 0\nGiấy tờ chứng minh | 0 | 1 | Khi nộp thay người khác\nTờ khai | 1 | 0 | tờ khai điện tử',
  sets: '1',
  timeLimit: '3 ngày làm việc',
  fees: 'Lệ phí | 8000 | bản\nPhí thẩm định | 100000 - 500000 | hồ sơ',
  results: 'Bản sao văn bản',
  conditions: 'Văn bản còn được lưu.',
  legalBases: '23/2015/NĐ-CP | Cấp bản sao từ sổ gốc, chứng thực | 16/02/2015',
  competence: 'Ủy ban nhân dân cấp xã',
  coordinatingAgencies: '',
  note: '',
}
/** A repeal needs no more than its code. */
const REPEAL_EXAMPLE: Readonly<Record<string, string>> = {
  name: 'Ví dụ bãi bỏ: chỉ cần mã và loại thay đổi (xóa dòng này trước khi tải lên)',
}
/** A code of the right form that no procedure has. */
export const EXAMPLE_CODE = '1.000000'

/** The sheet that procedures are written into: every column with its heading, and rows that show how. */
export function templateXlsx(): Promise<Buffer> {
  return xlsxOf({
    name: SHEET_NAME,
    columns: [
      { title: CODE_TITLE, width: 12 },
      ...SHEET_COLUMNS.map(({ title, width }) => ({ title, width })),
      { title: CHANGE_TITLE, width: 24 },
    ],
    rows: [
      [EXAMPLE_CODE, ...cellsOf(EXAMPLE), 'Mới ban hành'],
      [EXAMPLE_CODE, ...cellsOf(REPEAL_EXAMPLE), 'Bãi bỏ'],
    ],
  })
}

function cellsOf(example: Readonly<Record<string, string>>): string[] {
  return SHEET_COLUMNS.map(({ id }) => example[id] ?? '')
}
