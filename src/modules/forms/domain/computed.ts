import type { Day } from '#kernel/day'
import { isRecord, own, type Answers } from './answers.ts'
import type { Computation, FormDefinition } from './definition.ts'
import { isDate } from './values.ts'
import { answerSeen, entryLevel, formLevel, isShown, type Level } from './visibility.ts'

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const

/**
 * The answers with every value that follows from them, as screens, officers and papers see them. A value that cannot be
 * worked out yet is left out. What is sent and stored is without them.
 */
export function withComputed(definition: FormDefinition, answers: Answers, today: Day): Answers {
  return completed(formLevel(definition, answers), today)
}

function completed(level: Level, today: Day): Answers {
  const entries = Object.entries(level.answers)
  for (const placed of level.questions.values()) {
    const { question } = placed
    if (question.kind === 'repeat') {
      const group = own(level.answers, question.id)
      if (!Array.isArray(group)) continue
      const whole = group.map((entry: unknown) =>
        isRecord(entry) ? completed(entryLevel(level, question, entry), today) : entry,
      )
      entries.push([question.id, whole])
    } else if (question.kind === 'computed' && isShown(level, placed)) {
      const value = computed(level, question.compute, today)
      if (value !== null) entries.push([question.id, value])
    }
  }
  return Object.fromEntries(entries)
}

function computed(level: Level, compute: Computation, today: Day): string | number | null {
  switch (compute.rule) {
    case 'date-in-words': {
      const date = answerSeen(level, compute.of)
      return isDate(date) ? dateInWords(date) : null
    }
    case 'age': {
      const date = answerSeen(level, compute.of)
      return isDate(date) ? fullYears(date, today) : null
    }
    case 'sum':
      return sum(compute.of.map((id) => answerSeen(level, id)))
    case 'sum-of-group':
      return sum(entriesOf(level, compute.group).map((entry) => answerSeen(entry, compute.of)))
    default:
      return entriesOf(level, compute.group).length || null
  }
}

function entriesOf(level: Level, id: string): readonly Level[] {
  const group = level.questions.get(id)?.question
  const entries = answerSeen(level, id)
  if (group?.kind !== 'repeat' || !Array.isArray(entries)) return []
  return entries.filter(isRecord).map((entry) => entryLevel(level, group, entry))
}

/** Null when there is nothing to add. Sums of decimals are rounded to what decimals can say. */
function sum(values: readonly unknown[]): number | null {
  const numbers = values.filter((value) => typeof value === 'number')
  if (numbers.length === 0) return null
  return Number(numbers.reduce((total, number) => total + number, 0).toFixed(6))
}

/** A birthday counts as passed when only the month or the year is known. */
function fullYears(from: string, today: Day): number | null {
  const years = Number(today.slice(0, 4)) - Number(from.slice(0, 4))
  const isBeforeBirthday = today.slice(5, from.length) < from.slice(5)
  const age = isBeforeBirthday ? years - 1 : years
  return age < 0 ? null : age
}

/**
 * A date as civil-status papers write it out: "ngày mùng một tháng tư năm hai nghìn không trăm lẻ năm". Of a date that
 * is known by its month or year only, that much.
 */
export function dateInWords(date: string): string {
  const [year = '', month, day] = date.split('-')
  const parts = [`năm ${yearInWords(Number(year))}`]
  if (month !== undefined) parts.unshift(`tháng ${monthInWords(Number(month))}`)
  if (day !== undefined) parts.unshift(`ngày ${dayInWords(Number(day))}`)
  return parts.join(' ')
}

/** The first ten days of a month are "mùng". */
function dayInWords(day: number): string {
  return day <= 10 ? `mùng ${belowHundred(day)}` : belowHundred(day)
}

/** The fourth month is "tư" and never "bốn". */
function monthInWords(month: number): string {
  return month === 4 ? 'tư' : belowHundred(month)
}

function yearInWords(year: number): string {
  const thousands = Math.floor(year / 1000)
  const hundreds = Math.floor((year % 1000) / 100)
  const rest = year % 100
  const words = [`${digit(thousands)} nghìn`]
  if (hundreds > 0 || rest > 0) words.push(`${digit(hundreds)} trăm`)
  if (rest > 0) words.push(rest < 10 ? `lẻ ${digit(rest)}` : belowHundred(rest))
  return words.join(' ')
}

/** After ten, five is "lăm"; from twenty on, one is "mốt" and four is "tư". */
function belowHundred(number: number): string {
  const tens = Math.floor(number / 10)
  const units = number % 10
  if (tens === 0) return digit(units)
  const head = tens === 1 ? 'mười' : `${digit(tens)} mươi`
  if (units === 0) return head
  if (units === 5) return `${head} lăm`
  if (tens > 1 && units === 1) return `${head} mốt`
  if (tens > 1 && units === 4) return `${head} tư`
  return `${head} ${digit(units)}`
}

function digit(number: number): string {
  return DIGITS[number] ?? ''
}
