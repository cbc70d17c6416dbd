import { dayFromNumber, dayNumber, type Day } from '#kernel/day'

/** The first day of each lunar new year. */
const NEW_YEARS = [
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
].map((day) => dayNumber(day as Day))

/** From Monday on: what was put off over the weekend comes first, and on days off only what is filed online. */
const WEEKDAYS = [1.4, 1.1, 1, 0.95, 0.9, 0.12, 0.08]
const DAY_OFF = 0.06
const GROWTH_A_YEAR = 1.12
const MONDAY = 4
const BEFORE_NEW_YEAR = 21
const AFTER_NEW_YEAR = 14

/** A day on which people file, and how much of it. */
export interface FilingDay {
  readonly number: number
  readonly isWorkingDay: boolean
  readonly weight: number
}

/**
 * How a province files over the days before `until`: most on Mondays, more and more before the lunar new year, little
 * after it, copies of diplomas in summer, and a little more every year.
 */
export function filingDays(
  until: number,
  count: number,
  isWorkingDay: (day: number) => boolean,
): FilingDay[] {
  return Array.from({ length: count }, (_, at) => {
    const number = until - count + at
    const isOpen = isWorkingDay(number)
    const usual = WEEKDAYS[(((number + MONDAY - 1) % 7) + 7) % 7] ?? 1
    const weight = isOpen ? Math.max(usual, WEEKDAYS[4] ?? 1) : Math.min(usual, DAY_OFF)
    const growth = GROWTH_A_YEAR ** ((at - count) / 365)
    return { number, isWorkingDay: isOpen, weight: weight * seasonOf(number) * growth }
  })
}

function seasonOf(number: number): number {
  for (const newYear of NEW_YEARS) {
    const away = newYear - number
    if (away > 0 && away <= BEFORE_NEW_YEAR) return 1.2 + 0.5 * (1 - away / BEFORE_NEW_YEAR)
    if (away <= 0 && -away < AFTER_NEW_YEAR) return 0.7
  }
  const month = Number(dayFromNumber(number).slice(5, 7))
  return month >= 6 && month <= 8 ? 1.12 : 1
}

/** So many things dealt out by weight, without one too many or too few. */
export function dealtOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  let before = 0
  let dealt = 0
  return weights.map((weight) => {
    before += weight
    const upTo = Math.round((total * before) / sum)
    const share = upTo - dealt
    dealt = upTo
    return share
  })
}
