import { day, dayFromNumber, dayNumber, type Day } from '#kernel/day'

/**
 * The lunisolar calendar of Vietnam: months begin on the day of the new moon, the winter solstice falls into month 11,
 * and a year of thirteen months repeats the first that has no principal solar term. Its days are those of UTC+7, so it
 * differs from China's (UTC+8) when a new moon or a term falls near midnight. The method is Hồ Ngọc Đức's, after Meeus,
 * Astronomical Algorithms.
 */
const VIETNAM = 7

const DAYS_A_LUNATION = 29.530588853
/** The Julian day number of 1 January 1970. */
const EPOCH = 2_440_588
/** The Julian day number from which lunations are counted, at the beginning of 1900. */
const LUNATION_ZERO = 2_415_021

export interface LunarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The day on which a date of the lunar calendar falls; in a month that is repeated, in its first run. */
export function dayOfLunarDate(date: LunarDate, hoursEast = VIETNAM): Day {
  const { lunation, leapIndex } = solsticeYear(
    date.month < 11 ? date.year - 1 : date.year,
    hoursEast,
  )
  const index = (date.month + 1) % 12
  const leap = leapIndex !== null && index >= leapIndex ? 1 : 0
  return dayFromNumber(newMoonDay(lunation + index + leap, hoursEast) + date.day - 1 - EPOCH)
}

/** The month that is repeated in a lunar year, or null. */
export function leapMonthOf(year: number, hoursEast = VIETNAM): number | null {
  const before = repeatedMonth(year - 1, hoursEast)
  const after = repeatedMonth(year, hoursEast)
  if (before !== null && before < 11) return before
  return after !== null && after >= 11 ? after : null
}

function repeatedMonth(year: number, hoursEast: number): number | null {
  const { leapIndex } = solsticeYear(year, hoursEast)
  return leapIndex === null ? null : ((leapIndex + 9) % 12) + 1
}

interface SolsticeYear {
  /** The lunation of month 11, which holds the winter solstice. */
  readonly lunation: number
  /** How many months after month 11 the leap month begins, in a year that has one. */
  readonly leapIndex: number | null
}

/** The months from the one with a year's winter solstice to the one with the next. */
function solsticeYear(year: number, hoursEast: number): SolsticeYear {
  const lunation = solsticeLunation(year, hoursEast)
  const months = solsticeLunation(year + 1, hoursEast) - lunation
  if (months < 13) return { lunation, leapIndex: null }
  let leapIndex = 1
  while (termAt(lunation + leapIndex, hoursEast) !== termAt(lunation + leapIndex + 1, hoursEast))
    leapIndex++
  return { lunation, leapIndex }
}

function solsticeLunation(year: number, hoursEast: number): number {
  const lastDay = dayNumber(day(`${year}-12-31`)) + EPOCH
  const lunation = Math.floor((lastDay - LUNATION_ZERO) / DAYS_A_LUNATION)
  return termAt(lunation, hoursEast) >= 9 ? lunation - 1 : lunation
}

/** The twelfth of the sun's yearly path, 0 to 11 from the spring equinox, in which a lunation's first day begins. */
function termAt(lunation: number, hoursEast: number): number {
  const midnight = newMoonDay(lunation, hoursEast) - 0.5 - hoursEast / 24
  return Math.floor(sunLongitude(midnight) / 30)
}

/** The Julian day number of the day on which a lunation begins. */
function newMoonDay(lunation: number, hoursEast: number): number {
  return Math.floor(newMoon(lunation) + 0.5 + hoursEast / 24)
}

/** The instant of a new moon as a Julian date in universal time (Meeus, chapter on the phases of the moon). */
function newMoon(lunation: number): number {
  const t = lunation / 1236.85
  const sun = 359.2242 + 29.10535608 * lunation - (0.0000333 + 0.00000347 * t) * t * t
  const moon = 306.0253 + 385.81691806 * lunation + (0.0107306 + 0.00001236 * t) * t * t
  const node = 21.2964 + 390.67050646 * lunation - (0.0016528 + 0.00000239 * t) * t * t
  const mean =
    2_415_020.75933 +
    29.53058868 * lunation +
    (0.0001178 - 0.000000155 * t) * t * t +
    0.00033 * sine(166.56 + (132.87 - 0.009173 * t) * t)
  const correction =
    (0.1734 - 0.000393 * t) * sine(sun) +
    0.0021 * sine(2 * sun) -
    0.4068 * sine(moon) +
    0.0161 * sine(2 * moon) -
    0.0004 * sine(3 * moon) +
    0.0104 * sine(2 * node) -
    0.0051 * sine(sun + moon) -
    0.0074 * sine(sun - moon) +
    0.0004 * sine(2 * node + sun) -
    0.0004 * sine(2 * node - sun) -
    0.0006 * sine(2 * node + moon) +
    0.001 * sine(2 * node - moon) +
    0.0005 * sine(2 * moon + sun)
  const deltaT = -0.000278 + (0.000265 + 0.000262 * t) * t
  return mean + correction - deltaT
}

/** The longitude of the sun in degrees, 0 to 360, at a Julian date. */
function sunLongitude(julianDate: number): number {
  const t = (julianDate - 2_451_545) / 36_525
  const anomaly = 357.5291 + (35_999.0503 - (0.0001559 + 0.00000048 * t) * t) * t
  const mean = 280.46645 + (36_000.76983 + 0.0003032 * t) * t
  const centre =
    (1.9146 - (0.004817 + 0.000014 * t) * t) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.00029 * sine(3 * anomaly)
  return (((mean + centre) % 360) + 360) % 360
}

function sine(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180)
}
