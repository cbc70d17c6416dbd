import { addDays, day, weekdayOf, type Day } from '#kernel/day'
import { dayOfLunarDate } from './lunar.ts'
import { isWeekend, type SpecialDay } from './special-day.ts'

interface Holiday {
  readonly day: Day
  readonly name: string
}

const CODE_2012 = 'Bộ luật Lao động 2012, Điều 115'
const CODE_2019 = 'Bộ luật Lao động 2019, Điều 112'
const CULTURE_DAY = 'Nghị quyết 28/2026/QH16'

/**
 * The days off that the law gives in a year, as a proposal for people to correct when the year's announcement comes:
 * which five days are Tết and which day joins 2 September is decided each year, and so are exchanged working days,
 * which are never proposed.
 *
 * Law: Labour Code 2012, art. 115, to 2020; Labour Code 2019, art. 111.3 and 112, from 2021; Culture Day from 2026.
 */
export function proposeYear(year: number): SpecialDay[] {
  const holidays = holidaysOf(year)
  const off = new Set(holidays.map(({ day }) => day))
  const substitutes: SpecialDay[] = []
  for (const holiday of holidays) {
    if (!isWeekend(holiday.day)) continue
    const instead = nextWorkingDay(holiday.day, off)
    off.add(instead)
    substitutes.push({
      day: instead,
      kind: 'substitute',
      name: `Nghỉ bù ${holiday.name}`,
      source: year > 2020 ? 'Bộ luật Lao động 2019, Điều 111 khoản 3' : `${CODE_2012} khoản 3`,
    })
  }
  return [
    ...holidays.map((holiday) => ({
      ...holiday,
      kind: 'holiday' as const,
      source: sourceOf(year, holiday),
    })),
    ...substitutes,
  ].sort((a, b) => (a.day < b.day ? -1 : 1))
}

function holidaysOf(year: number): Holiday[] {
  const on = (monthAndDay: string): Day => day(`${year}-${monthAndDay}`)
  return [
    { day: on('01-01'), name: 'Tết Dương lịch' },
    ...tet(year),
    { day: dayOfLunarDate({ year, month: 3, day: 10 }), name: 'Giỗ Tổ Hùng Vương' },
    { day: on('04-30'), name: 'Ngày Chiến thắng' },
    { day: on('05-01'), name: 'Ngày Quốc tế lao động' },
    ...nationalDays(year),
    ...(year < 2026 ? [] : [{ day: on('11-24'), name: 'Ngày Văn hóa Việt Nam' }]),
  ]
}

/**
 * Five days: two before the first of the lunar year and three from it, or, when it is a Tuesday and a whole week
 * results, one before and four from it. This is how it was decided in every year from 2018 to 2026.
 */
function tet(year: number): Holiday[] {
  const first = dayOfLunarDate({ year, month: 1, day: 1 })
  const before = weekdayOf(first) === 2 ? 1 : 2
  return [0, 1, 2, 3, 4].map((index) => ({
    day: addDays(first, index - before),
    name: 'Tết Nguyên đán',
  }))
}

/** 2 September, and since 2021 the day before or after it: the one that lengthens a weekend, else the one before. */
function nationalDays(year: number): Holiday[] {
  const second = day(`${year}-09-02`)
  const weekday = weekdayOf(second)
  const isFollowed = weekday === 0 || weekday === 1 || weekday === 4
  const other = addDays(second, isFollowed ? 1 : -1)
  const days = year < 2021 ? [second] : isFollowed ? [second, other] : [other, second]
  return days.map((day) => ({ day, name: 'Quốc khánh' }))
}

function sourceOf(year: number, { name }: Holiday): string {
  if (name === 'Ngày Văn hóa Việt Nam') return CULTURE_DAY
  return year < 2021 ? CODE_2012 : CODE_2019
}

/** The next weekday that is not off already. */
function nextWorkingDay(after: Day, off: ReadonlySet<Day>): Day {
  let next = addDays(after, 1)
  while (isWeekend(next) || off.has(next)) next = addDays(next, 1)
  return next
}
