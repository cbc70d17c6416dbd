import writeXlsxFile, { type Cell } from 'write-excel-file/node'
import { CODE_TITLE, SHEET_COLUMNS, SHEET_NAME } from '#modules/procedures'
import { CHANGE_TITLE } from '../domain/change.ts'

/** A row that says everything of a procedure that is not in the catalogue. */
export const NEW_ROW: Readonly<Record<string, Cell>> = {
  [CODE_TITLE]: '1.999001',
  'Tên thủ tục': 'Cấp bản sao văn bản lưu trữ',
  'Lĩnh vực': 'Hộ tịch',
  'Cấp thực hiện': 'Cấp xã',
  'Đối tượng thực hiện': 'Công dân Việt Nam; Tổ chức',
  'Cách thức thực hiện': 'Trực tiếp; Trực tuyến',
  'Mức độ trực tuyến': 'Một phần',
  'Trình tự thực hiện': 'Nộp hồ sơ.\nNhận kết quả.',
  'Thành phần hồ sơ': 'Đơn đề nghị | 1 | 0\nGiấy ủy quyền | 0 | 1 | Khi nộp thay',
  'Số bộ hồ sơ': '1',
  'Thời hạn giải quyết': '3 ngày làm việc',
  'Phí, lệ phí': 'Lệ phí | 8.000 | bản',
  'Kết quả thực hiện': 'Bản sao văn bản',
  'Yêu cầu, điều kiện': '',
  'Căn cứ pháp lý': '01/2011/QH13 | Luật Lưu trữ | 11/11/2011',
  'Cơ quan giải quyết': 'Ủy ban nhân dân cấp xã',
  'Cơ quan phối hợp': '',
  'Ghi chú': '',
}

/** A workbook with these rows below the headings. */
export function aSheet(
  rows: readonly Readonly<Record<string, Cell>>[],
  {
    name = SHEET_NAME,
    titles = [CODE_TITLE, ...SHEET_COLUMNS.map(({ title }) => title), CHANGE_TITLE],
  }: { readonly name?: string; readonly titles?: readonly string[] } = {},
): Promise<Buffer> {
  const cells = rows.map((row) => titles.map((title): Cell => row[title] ?? null))
  return writeXlsxFile([titles.map((title): Cell => ({ value: title, type: String })), ...cells], {
    sheet: name,
  }).toBuffer()
}
