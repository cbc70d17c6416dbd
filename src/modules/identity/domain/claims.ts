import { parseDay, type Day } from '#kernel/day'
import { parseEmail, parsePersonalId, parsePhone, parseTaxCode } from '#kernel/identifiers'
import { tidy } from '#kernel/text'

/** Under which names a provider tells what; several where it has used several, the first that is there counts. */
interface ClaimNames {
  readonly subject: readonly string[]
  readonly accountType: readonly string[]
  readonly personalId: readonly string[]
  readonly personName: readonly string[]
  readonly birthDate: readonly string[]
  readonly taxCode: readonly string[]
  readonly businessName: readonly string[]
  readonly phone: readonly string[]
  readonly email: readonly string[]
  readonly personAddress: readonly string[]
  readonly businessAddress: readonly string[]
  readonly level: readonly string[]
}

const NATIONAL = {
  accountType: ['LoaiTaiKhoan'],
  personalId: ['SoDinhDanh'],
  personName: ['HoVaTen'],
  birthDate: ['NgayThangNamSinh'],
  taxCode: ['MaSoThue', 'MaSoDoanhNghiep'],
  businessName: ['TenDoanhNghiep'],
  phone: ['SoDienThoai'],
  email: ['ThuDienTu'],
  personAddress: ['ThuongTru', 'NoiOHienNay'],
  businessAddress: ['DiaChi'],
  level: ['IAL', 'loAs'],
} as const

/**
 * The providers whose words we understand. `vneid`: electronic identity (sso.dancuquocgia.gov.vn).
 * `national-portal`: the older sign-on of the national public service portal, which keeps people
 * under `TechID`.
 */
export const PROVIDERS = {
  vneid: { subject: ['sub'], ...NATIONAL },
  'national-portal': { subject: ['TechID'], ...NATIONAL },
} as const satisfies Readonly<Record<string, ClaimNames>>

export type ProviderName = keyof typeof PROVIDERS

/** What a provider vouches for: a person, or a business or organisation that someone acts for. */
export interface Vouched {
  readonly kind: 'citizen' | 'business'
  readonly subject: string
  readonly name: string
  readonly personalId: string | null
  readonly taxCode: string | null
  readonly birthDate: Day | null
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
  readonly level: number | null
}

/** Citizens are 1, businesses 2, other organisations 3; they too act under their tax code. */
const KIND_OF_TYPE: Readonly<Record<string, Vouched['kind']>> = {
  '1': 'citizen',
  '2': 'business',
  '3': 'business',
}

/**
 * Reads what a provider told about someone, or null when it does not say who that is: no subject,
 * no name, or an unknown type of account. A number that cannot be one is as good as none.
 */
export function readClaims(
  provider: ProviderName,
  claims: Readonly<Record<string, unknown>>,
): Vouched | null {
  const names: ClaimNames = PROVIDERS[provider]
  const told = (of: readonly string[]): string | null => firstText(claims, of)
  const kind = KIND_OF_TYPE[told(names.accountType) ?? '1']
  const subject = told(names.subject)
  const isCitizen = kind === 'citizen'
  const name = told(isCitizen ? names.personName : names.businessName)
  if (kind === undefined || subject === null || name === null) return null
  return {
    kind,
    subject,
    name,
    personalId: isCitizen ? parsed(told(names.personalId), parsePersonalId) : null,
    taxCode: isCitizen ? null : parsed(told(names.taxCode), parseTaxCode),
    birthDate: isCitizen ? parsed(told(names.birthDate), readBirthDate) : null,
    phone: parsed(told(names.phone), parsePhone),
    email: parsed(told(names.email), parseEmail),
    address: told(isCitizen ? names.personAddress : names.businessAddress),
    level: highestLevel(claims, names.level),
  }
}

function firstText(
  claims: Readonly<Record<string, unknown>>,
  names: readonly string[],
): string | null {
  for (const name of names) {
    const value = claims[name]
    if (typeof value !== 'string' && typeof value !== 'number') continue
    const text = tidy(String(value))
    if (text !== '') return text
  }
  return null
}

function parsed<T>(text: string | null, parse: (text: string) => T | null): T | null {
  return text === null ? null : parse(text)
}

/** `19900514` as a day; people whose month or day is not known have none here. */
function readBirthDate(text: string): Day | null {
  const [, year, month, on] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  return year === undefined ? null : parseDay(`${year}-${month}-${on}`)
}

/** The level, told as `2`, `LoA2`, `IAL2` or a list of such; the highest of the first claim there. */
function highestLevel(
  claims: Readonly<Record<string, unknown>>,
  names: readonly string[],
): number | null {
  for (const name of names) {
    const levels = [claims[name]]
      .flat()
      .flatMap((value) => /^\D*([1-4])$/.exec(String(value))?.[1] ?? [])
      .map(Number)
    if (levels.length > 0) return Math.max(...levels)
  }
  return null
}
