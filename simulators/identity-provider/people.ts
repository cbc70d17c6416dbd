import { createHash } from 'node:crypto'
import { z } from 'zod'
import { parseDay } from '#kernel/day'
import { parsePersonalId, parseTaxCode } from '#kernel/identifiers'
import { tidy } from '#kernel/text'
import type { Memory } from './memory.ts'

/** Someone whom the stand-in vouches for, as the login page sends them. */
export const Person = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('citizen'),
    number: z
      .string()
      .refine((text) => parsePersonalId(text) !== null, 'Số định danh gồm 12 chữ số.'),
    name: z.string().transform(tidy).pipe(z.string().min(1, 'Hãy nhập họ và tên.')),
    birthDate: z.string().refine((text) => parseDay(text) !== null, 'Hãy nhập ngày sinh.'),
    level: z.enum(['1', '2']),
  }),
  z.object({
    kind: z.literal('business'),
    number: z.string().refine((text) => parseTaxCode(text) !== null, 'Mã số thuế chưa đúng.'),
    name: z.string().transform(tidy).pipe(z.string().min(1, 'Hãy nhập tên doanh nghiệp.')),
    birthDate: z.string(),
    level: z.enum(['1', '2']),
  }),
])

export type Person = z.output<typeof Person>

/** The people of the demonstration. None of them exists. */
export const DEMO_PEOPLE: readonly Person[] = [
  {
    kind: 'citizen',
    number: '020190001234',
    name: 'Hoàng Thị Bế',
    birthDate: '1990-05-14',
    level: '2',
  },
  {
    kind: 'citizen',
    number: '020085000777',
    name: 'Nông Văn Lâm',
    birthDate: '1985-11-02',
    level: '2',
  },
  {
    kind: 'business',
    number: '4900123467',
    name: 'Công ty TNHH Xứ Lạng',
    birthDate: '',
    level: '2',
  },
]

/** Everyone the stand-in vouches for, by subject: the people of the demonstration, and whoever was typed in. */
export interface People {
  get(subject: string): Promise<Person | undefined>
  add(subject: string, person: Person): Promise<void>
}

const TYPED_IN_SECONDS = 24 * 3600

/** The people in a memory. What was typed in last is what the provider says of a number. */
export function peopleIn(memory: Memory): People {
  const known = new Map(DEMO_PEOPLE.map((person) => [subjectOf(person), person]))
  return {
    get: async (subject) =>
      Person.safeParse(await memory.get('person', subject)).data ?? known.get(subject),
    add: (subject, person) => memory.set('person', subject, person, TYPED_IN_SECONDS),
  }
}

/** By what the stand-in knows a person: the same after every start, as that of a real provider is. */
export function subjectOf(person: Person): string {
  return createHash('sha256').update(`${person.kind} ${person.number}`).digest('base64url')
}

/** What the stand-in tells of a person, in the words of the national providers. */
export function claimsOf(person: Person): Record<string, string | number | string[]> {
  const common = {
    TechID: `tech-${subjectOf(person).slice(0, 16)}`,
    TrangThai: '1',
    loAs: [`LoA${person.level}`],
    IAL: Number(person.level),
  }
  return person.kind === 'citizen'
    ? {
        ...common,
        LoaiTaiKhoan: '1',
        SoDinhDanh: person.number,
        HoVaTen: person.name,
        NgayThangNamSinh: person.birthDate.replaceAll('-', ''),
        SoDienThoai: '0912345678',
        ThuDienTu: 'nguoi.dan@example.vn',
        ThuongTru: 'Khối 2, phường Lương Văn Tri, tỉnh Lạng Sơn',
      }
    : {
        ...common,
        LoaiTaiKhoan: '2',
        MaSoThue: person.number,
        MaSoDoanhNghiep: person.number,
        TenDoanhNghiep: person.name,
        DiaChi: '12 Trần Đăng Ninh, phường Đông Kinh, tỉnh Lạng Sơn',
      }
}

/** Every name that `claimsOf` may use. */
export const CLAIM_NAMES = [
  'TechID',
  'TrangThai',
  'loAs',
  'IAL',
  'LoaiTaiKhoan',
  'SoDinhDanh',
  'HoVaTen',
  'NgayThangNamSinh',
  'SoDienThoai',
  'ThuDienTu',
  'ThuongTru',
  'MaSoThue',
  'MaSoDoanhNghiep',
  'TenDoanhNghiep',
  'DiaChi',
] as const
