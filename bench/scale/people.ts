import { dayFromNumber, dayNumber, type Day } from '#kernel/day'
import type { AccountId } from '#kernel/id'
import { Chance } from './chance.ts'

/** Someone who files. */
export interface Person {
  readonly accountId: AccountId
  readonly name: string
  readonly personalId: string
  readonly birthDate: Day
  readonly phone: string
}

const FAMILY =
  'Nguyễn Nguyễn Trần Lê Hoàng Hoàng Nông Nông Vi Lương Hà Bế Triệu Đặng Lý Chu Dương Phạm Hứa Lộc'.split(
    ' ',
  )
const MIDDLE = 'Thị Thị Văn Văn Minh Thanh Đức Thu Quang Ngọc Hồng Hữu Bích Xuân'.split(' ')
const GIVEN =
  'An Bình Châu Dung Đạt Giang Hà Hạnh Hùng Hương Khánh Lan Linh Long Mai Nam Nga Ngân Oanh Phúc Quân Sơn Thảo Thúy Trang Tuấn Uyên Vân Việt Yến'.split(
    ' ',
  )

const OLDEST = dayNumber('1950-01-01' as Day)
const YOUNGEST = dayNumber('2006-01-01' as Day)
const ACCOUNTS_BEGAN = new Date('2021-07-01T00:00:00Z')
const LANG_SON = '020'

/** So many numbers there are to tell people apart. */
export const MOST_PEOPLE = 1_000_000

/** The person with that number in the province. Their identity number is nobody else's. */
export function personOf(seed: number, number: number): Person {
  const chance = new Chance(seed, 7, number)
  const birth = dayFromNumber(OLDEST + chance.below(YOUNGEST - OLDEST))
  const century = birth < '2000' ? 0 : 2
  const serial = String(number).padStart(6, '0')
  return {
    accountId: chance.id(ACCOUNTS_BEGAN) as AccountId,
    name: `${chance.pick(FAMILY)} ${chance.pick(MIDDLE)} ${chance.pick(GIVEN)}`,
    personalId: `${LANG_SON}${century + chance.below(2)}${birth.slice(2, 4)}${serial}`,
    birthDate: birth,
    phone: `+849${String(chance.below(100_000_000)).padStart(8, '0')}`,
  }
}

/** The account of a person who files online, as its row. */
export function accountValues(person: Person) {
  return {
    id: person.accountId,
    kind: 'citizen',
    display_name: person.name,
    personal_id: person.personalId,
    birth_date: person.birthDate,
    phone: person.phone,
    created_at: ACCOUNTS_BEGAN,
  }
}
