import type { Chance } from './chance.ts'
import type { Sector } from './vocabulary.ts'

/** What is done, as the first words of the name say. */
export type Act = 'issue' | 'again' | 'change' | 'appraise' | 'notify' | 'aid' | 'decide'

const ACTS: readonly (readonly [Act, RegExp])[] = [
  ['again', /^(Cấp lại|Gia hạn|Cấp đổi|Đổi)(?= )/u],
  ['change', /^(Sửa đổi|Điều chỉnh|Thay đổi|Đăng ký thay đổi|Hiệu đính|Đính chính|Bổ sung)/u],
  ['appraise', /^(Thẩm định|Phê duyệt|Đánh giá|Kiểm tra)/u],
  ['notify', /^(Thông báo|Báo cáo|Khai báo|Kê khai|Gửi|Tiếp nhận (thông báo|bản|báo cáo))/u],
  ['aid', /^(Hỗ trợ|Trợ cấp|Giải quyết chế độ|Miễn|Trợ giúp)/u],
  ['issue', /^(Cấp|Đăng ký|Chứng nhận|Xác nhận|Chứng thực)/u],
]

export function actOf(name: string): Act {
  return ACTS.find(([, begins]) => begins.test(name))?.[0] ?? 'decide'
}

/** Working days that the law commonly gives for such an act. */
export const DAYS = {
  issue: [5, 7, 10, 15, 20],
  again: [3, 5, 7],
  change: [3, 5, 7],
  appraise: [15, 20, 25, 30],
  notify: [3, 5],
  aid: [7, 10, 15],
  decide: [7, 10, 15, 20, 30],
} as const satisfies Readonly<Record<Act, readonly [number, ...number[]]>>

const ISSUED =
  /^Cấp (?:lại |đổi |mới )?((?:Giấy|giấy|Chứng chỉ|chứng chỉ|Thẻ|thẻ|Bằng|bằng|Mã số|mã số|phù hiệu|biển hiệu|bản sao|Quyết định) .+)$/u

/** What the applicant receives. */
export function resultOf(name: string, act: Act): string {
  const issued = ISSUED.exec(name)?.[1]
  if (issued !== undefined) return capital(issued)
  switch (act) {
    case 'appraise':
      return 'Văn bản thông báo kết quả'
    case 'notify':
      return 'Văn bản xác nhận đã tiếp nhận'
    case 'aid':
      return 'Quyết định và chi trả kinh phí'
    case 'again':
    case 'change':
      return 'Giấy tờ đã được cấp lại hoặc điều chỉnh'
    case 'issue':
    case 'decide':
      return 'Quyết định hoặc văn bản chấp thuận'
  }
}

export function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1)
}

interface Paper {
  readonly name: string
  readonly database?: 'population-db' | 'business-db' | 'land-db'
  readonly isCopy?: boolean
}

const OF_PERSONS: readonly [Paper, ...Paper[]] = [
  { name: 'Văn bằng, chứng chỉ chuyên môn phù hợp', isCopy: true },
  { name: 'Sơ yếu lý lịch', isCopy: false },
  { name: 'Giấy khám sức khỏe còn hiệu lực', isCopy: false },
  { name: 'Ảnh chân dung 4x6', isCopy: false },
]
const OF_ORGANISATIONS: readonly [Paper, ...Paper[]] = [
  { name: 'Danh sách nhân sự kèm văn bằng, chứng chỉ', isCopy: false },
  { name: 'Thuyết minh cơ sở vật chất, trang thiết bị', isCopy: false },
  { name: 'Sơ đồ mặt bằng địa điểm hoạt động', isCopy: true },
  { name: 'Giấy tờ về quyền sử dụng địa điểm', isCopy: true },
]
const OF_PLANS: readonly [Paper, ...Paper[]] = [
  { name: 'Tờ trình của đơn vị', isCopy: false },
  { name: 'Thuyết minh và bản vẽ kèm theo', isCopy: false },
  { name: 'Dự thảo quyết định', isCopy: false },
]

/** The papers to hand in, in the order of the list that people take home. */
export function papersOf(
  { code, name, sector }: { readonly code: string; readonly name: string; readonly sector: Sector },
  act: Act,
  chance: Chance,
): Record<string, unknown>[] {
  const isPersonal = sector.audience[0] === 'citizen'
  const request = `${act === 'notify' ? 'Văn bản' : 'Đơn đề nghị'} ${name.slice(0, 1).toLocaleLowerCase('vi')}${name.slice(1)}`
  const papers: Paper[] = [{ name: request, isCopy: false }]
  if (act === 'again' || act === 'change')
    papers.push({ name: 'Bản chính giấy tờ đã được cấp', isCopy: false })
  if (act === 'appraise') papers.push(...OF_PLANS)
  if (act === 'issue' || act === 'decide')
    papers.push(chance.pick('first paper', isPersonal ? OF_PERSONS : OF_ORGANISATIONS), {
      name: 'Tài liệu chứng minh đáp ứng điều kiện theo quy định',
      isCopy: true,
    })
  if (act === 'aid') papers.push({ name: 'Giấy tờ chứng minh thuộc đối tượng', isCopy: true })
  papers.push(
    isPersonal
      ? { name: 'Giấy tờ chứng minh nơi cư trú', database: 'population-db', isCopy: true }
      : {
          name: 'Quyết định thành lập hoặc đăng ký kinh doanh',
          database: 'business-db',
          isCopy: true,
        },
  )
  return papers.map(({ name: paper, database, isCopy = true }, at) => ({
    id: `${code.replace('.', '-')}-gt${String(at + 1).padStart(2, '0')}`,
    name: paper,
    caseIds: [],
    originals: isCopy ? 0 : 1,
    copies: isCopy ? 1 : 0,
    required: database === undefined,
    requiredWhen:
      database === undefined ? null : 'Chưa tra cứu được trong cơ sở dữ liệu dùng chung',
    form: at === 0 ? request : null,
    isDeclaration: false,
    obtainableFrom: database ?? null,
    note: null,
  }))
}
