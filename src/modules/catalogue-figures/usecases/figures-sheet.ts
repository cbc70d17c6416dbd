import type { Day } from '#kernel/day'
import { unitReadingInWords } from '#modules/organisations'
import type { Context } from '#platform/context'
import { xlsxOf } from '#platform/spreadsheets'
import { isOfPeriod, type Figure, type FigureName } from '../domain/figures.ts'
import type { AskedFigures } from './load-facts.ts'
import { readFigures } from './read-figures.ts'

/**
 * The figures as a workbook. Each row says for itself whose figure it is, as of which day or for which period, and
 * what it is a part of: a row that is copied elsewhere keeps its meaning.
 *
 * Refuses: as `readFigures`.
 */
export async function figuresSheet(context: Context, asked: AskedFigures): Promise<Buffer> {
  const { figures, locality, unitsOn } = await readFigures(context, asked)
  return xlsxOf({
    name: 'Số liệu thủ tục hành chính',
    columns: COLUMNS,
    rows: figures.map((figure) => [
      NAMES[figure.name],
      locality.name,
      isOfPeriod(figure.name)
        ? `từ ${dayText(asked.from)} đến ${dayText(asked.until)}`
        : `tại ngày ${dayText(asked.on)}`,
      figure.of === null ? null : NAMES[figure.of.name],
      figure.total,
      figure.of?.total ?? null,
      shareOf(figure),
      figure.byLevel?.province ?? null,
      figure.byLevel?.district ?? null,
      figure.byLevel?.commune ?? null,
      figure.agencies,
      unitReadingInWords(unitsOn),
    ]),
  })
}

/** Of what it is a part of, in per cent with two decimals; null where it is a part of nothing. */
function shareOf({ total, of }: Figure): number | null {
  return of === null || of.total === 0 ? null : Math.round((total / of.total) * 10_000) / 100
}

function dayText(on: Day): string {
  return on.split('-').toReversed().join('/')
}

const NAMES: Readonly<Record<FigureName, string>> = {
  'settled-here': 'Thủ tục thuộc thẩm quyền giải quyết của địa phương',
  'one-stop': 'Thủ tục thực hiện theo cơ chế một cửa',
  'not-one-stop': 'Thủ tục chưa thực hiện theo cơ chế một cửa',
  'one-stop-with-process': 'Thủ tục một cửa đã có quy trình nội bộ',
  'at-centre': 'Thủ tục đưa ra Trung tâm Phục vụ hành chính công tỉnh',
  'on-the-spot': 'Thủ tục giải quyết tại chỗ ở Trung tâm',
  'processes-approved': 'Thủ tục được phê duyệt quy trình nội bộ',
  decisions: 'Quyết định công bố',
  published: 'Lượt thủ tục được công bố',
  'published-new': 'Công bố mới',
  'published-changed': 'Sửa đổi, bổ sung, thay thế',
  'published-repealed': 'Bãi bỏ',
}

const COLUMNS = [
  { title: 'Chỉ tiêu', width: 52 },
  { title: 'Địa phương', width: 22 },
  { title: 'Thời điểm hoặc kỳ', width: 34 },
  { title: 'Trong số', width: 48 },
  { title: 'Số lượng', width: 10 },
  { title: 'Tổng của phạm vi', width: 12 },
  { title: 'Tỷ lệ %', width: 10 },
  { title: 'Cấp tỉnh', width: 10 },
  { title: 'Cấp huyện', width: 10 },
  { title: 'Cấp xã', width: 10 },
  { title: 'Số cơ quan', width: 10 },
  { title: 'Đơn vị tính theo', width: 30 },
] as const
