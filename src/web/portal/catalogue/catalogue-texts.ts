import { inEnglish, texts } from '../../texts.ts'

/** How the catalogue's closed lists, times and fees are said. */
export const CATALOGUE = texts(
  {
    levels: { province: 'Cấp tỉnh', district: 'Cấp huyện', commune: 'Cấp xã' },
    audiences: {
      citizen: 'Người dân',
      'overseas-vietnamese': 'Người Việt Nam ở nước ngoài',
      foreigner: 'Người nước ngoài',
      business: 'Doanh nghiệp',
      'household-business': 'Hộ kinh doanh',
      organisation: 'Cơ quan, tổ chức',
      cadre: 'Cán bộ, công chức, viên chức',
    },
    onlineLevels: {
      full: 'Trực tuyến toàn trình',
      partial: 'Trực tuyến một phần',
      information: 'Nộp trực tiếp',
    },
    databases: {
      'population-db': 'Cơ sở dữ liệu quốc gia về dân cư',
      'civil-status-db': 'Cơ sở dữ liệu hộ tịch điện tử',
      'land-db': 'Cơ sở dữ liệu đất đai',
      'business-db': 'Cơ sở dữ liệu đăng ký doanh nghiệp',
      'insurance-db': 'Cơ sở dữ liệu bảo hiểm',
    },
    roles: {
      reception: 'Một cửa',
      handler: 'Người thụ lý',
      'division-head': 'Lãnh đạo phòng',
      approver: 'Người ký',
      clerk: 'Văn thư',
    },
    sameDay: 'Trong ngày làm việc',
    units: {
      'working-hours': (value: string) => `${value} giờ làm việc`,
      'working-days': (value: string) => `${value} ngày làm việc`,
      'calendar-days': (value: string) => `${value} ngày`,
    },
    free: 'Không mất phí',
    feeByOthers: 'Theo thông báo của cơ quan thu',
    from: (least: string, most: string) => `Từ ${least} đến ${most}`,
    upTo: (most: string) => `Tùy trường hợp, nhiều nhất ${most}`,
    fileOnline: 'Nộp trực tuyến',
    fileAt: (place: string) => `Nộp tại ${place}`,
    elsewhere: 'Do ngành khác giải quyết',
  },
  {
    levels: { province: 'Province', district: 'District', commune: 'Commune' },
    audiences: {
      citizen: 'Citizens',
      'overseas-vietnamese': 'Vietnamese living abroad',
      foreigner: 'Foreigners',
      business: 'Businesses',
      'household-business': 'Household businesses',
      organisation: 'Agencies and organisations',
      cadre: 'Public servants',
    },
    onlineLevels: {
      full: 'Wholly online',
      partial: 'Partly online',
      information: 'In person',
    },
    databases: {
      'population-db': 'the national population database',
      'civil-status-db': 'the civil status database',
      'land-db': 'the land database',
      'business-db': 'the business register',
      'insurance-db': 'the insurance database',
    },
    roles: {
      reception: 'One-stop desk',
      handler: 'Case officer',
      'division-head': 'Head of division',
      approver: 'Signatory',
      clerk: 'Clerk',
    },
    sameDay: 'Within the working day',
    units: {
      'working-hours': (value) => inEnglish(value, 'working hour'),
      'working-days': (value) => inEnglish(value, 'working day'),
      'calendar-days': (value) => inEnglish(value, 'day'),
    },
    free: 'Free of charge',
    feeByOthers: 'As notified by the collecting agency',
    from: (least, most) => `${least} to ${most}`,
    upTo: (most) => `Depends on the case, at most ${most}`,
    fileOnline: 'File online',
    fileAt: (place) => `File at ${place}`,
    elsewhere: 'Handled by another branch',
  },
)

type Words = (typeof CATALOGUE)['vi']

interface Term {
  readonly value: number
  readonly unit: keyof Words['units']
  readonly sameDay: boolean
}

/** `3 ngày làm việc`; a procedure of the same day says so. */
export function termWords({ value, unit, sameDay }: Term, words: Words): string {
  return sameDay ? words.sameDay : words.units[unit](decimal(value))
}

/** A number as it is written in Vietnam: `0,5`. */
export function decimal(value: number): string {
  return String(value).replace('.', ',')
}
