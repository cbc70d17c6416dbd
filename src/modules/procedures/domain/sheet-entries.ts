import { inOneLine, tidy } from '#kernel/text'
import type { Component, Fee, LegalBasis, Result, TimeLimit } from './content.ts'

/** Why a cell of a catalogue sheet says nothing that a procedure can say. */
export type CellFault =
  | 'basis-unreadable'
  | 'fee-unreadable'
  | 'number-unreadable'
  | 'option-unknown'
  | 'paper-unreadable'
  | 'sector-unknown'
  | 'time-unreadable'
  | 'unit-unknown'

/** The piece of a cell that could not be read, and why. */
export interface Unread {
  readonly fault: CellFault
  readonly piece: string
}

/** How a list of a record stands in a cell, one entry a line, and how a line that is new is read. */
export interface EntryKind<Entry> {
  readonly line: (entry: Entry) => string
  /** The entry of a line; `known` are those that the procedure has, of which one may bear the same name. */
  readonly entry: (line: string, known: readonly Entry[]) => Entry | CellFault
}

/**
 * The entries of a cell. A line that stands for an entry of the procedure is that entry, with everything that a line
 * does not show; only the others are read.
 */
export function readEntries<Entry>(
  cell: string,
  known: readonly Entry[],
  kind: EntryKind<Entry>,
): readonly Entry[] | Unread {
  const left = [...known]
  const entries: Entry[] = []
  for (const line of linesOf(cell)) {
    const at = left.findIndex((entry) => cellText(kind.line(entry)) === line)
    const [same] = at === -1 ? [] : left.splice(at, 1)
    const entry = same ?? kind.entry(line, [...known, ...entries])
    if (isCellFault(entry)) return { fault: entry, piece: line }
    entries.push(entry)
  }
  return entries
}

function isCellFault(entry: unknown): entry is CellFault {
  return typeof entry === 'string'
}

/** A cell as it is compared: what a workbook cannot keep apart is the same. */
export function cellText(text: string): string {
  return tidy(text.replaceAll(/\r\n?/gu, '\n')).replaceAll(/ ?\n ?/gu, '\n')
}

export function linesOf(cell: string): string[] {
  return cell.split('\n').flatMap((line) => (cellText(line) === '' ? [] : [cellText(line)]))
}

/** One line of what may itself have several. */
export function oneLine(text: string): string {
  return inOneLine(text)
}

function fields(line: string): string[] {
  return line.split('|').map((field) => field.trim())
}

const DECLARATION = 'tờ khai điện tử'
const OPTIONAL = 'không bắt buộc'

/** `Tên giấy tờ | số bản chính | số bản sao | khi nào cần`; the last is left out when it is always needed. */
export const PAPERS: EntryKind<Component> = {
  line: ({ name, originals, copies, required, requiredWhen, isDeclaration }) => {
    const when = isDeclaration ? DECLARATION : required ? null : (requiredWhen ?? OPTIONAL)
    return [name, originals, copies, ...(when === null ? [] : [when])].map(plain).join(' | ')
  },
  entry: (line, known) => {
    const [name = '', originals = '1', copies = '0', when = '', ...rest] = fields(line)
    if (name === '' || rest.length > 0 || ![originals, copies].every(isCount))
      return 'paper-unreadable'
    const same = known.find((each) => plain(each.name) === name)
    return {
      ...(same ?? newPaper(freeId(known, 'gt'))),
      name: same?.name ?? name,
      originals: Number(originals),
      copies: Number(copies),
      required: when === '',
      requiredWhen: when === '' || when === OPTIONAL || when === DECLARATION ? null : when,
      isDeclaration: when === DECLARATION,
    }
  },
}

export function newPaper(id: string): Component {
  return {
    id,
    name: '',
    caseIds: [],
    originals: 1,
    copies: 0,
    required: true,
    requiredWhen: null,
    form: null,
    isDeclaration: false,
    obtainableFrom: null,
    note: null,
  }
}

/** An id with that beginning that none of them has. */
export function freeId(known: readonly { readonly id: string }[], prefix: string): string {
  const taken = new Set(known.map(({ id }) => id))
  let number = known.length + 1
  const id = () => `${prefix}${String(number).padStart(2, '0')}`
  while (taken.has(id())) number += 1
  return id()
}

const COMPUTED_ELSEWHERE = 'cơ quan khác tính'

/** `Tên | mức hoặc khoảng mức bằng đồng | tính theo`. */
export const FEES: EntryKind<Fee> = {
  line: ({ name, amount, per }) => [name, amountText(amount), per].map(plain).join(' | '),
  entry: (line, known) => {
    const [name = '', given = '', per = 'hồ sơ', ...rest] = fields(line)
    const amount = amountIn(given)
    if (name === '' || rest.length > 0 || amount === undefined) return 'fee-unreadable'
    const same = known.find((each) => plain(each.name) === name)
    const online = same?.onlineAmount ?? null
    return {
      ...(same ?? { exemptions: [], note: null }),
      name: same?.name ?? name,
      amount,
      onlineAmount: online !== null && amount !== null && online > amount.max ? null : online,
      per,
    }
  },
}

function amountText(amount: Fee['amount']): string {
  if (amount === null) return COMPUTED_ELSEWHERE
  return amount.min === amount.max ? String(amount.min) : `${amount.min} - ${amount.max}`
}

function amountIn(text: string): Fee['amount'] | undefined {
  if (text.toLowerCase() === COMPUTED_ELSEWHERE) return null
  const bounds = text.split(/[-–]/u).map((bound) => bound.replaceAll(/[\s.]|đồng|đ|₫/gu, ''))
  if (bounds.length > 2 || !bounds.every((bound) => /^\d{1,12}$/u.test(bound))) return undefined
  const [min = 0, max = min] = bounds.map(Number)
  return { min, max }
}

/** The name of a result a line. */
export const RESULTS: EntryKind<Result> = {
  line: ({ name }) => plain(name),
  entry: (line) => ({ name: line, paperRequired: false }),
}

/** `Số, ký hiệu | tên văn bản | ngày ban hành`. */
export const BASES: EntryKind<LegalBasis> = {
  line: ({ number, title, date }) =>
    [number, title, ...(date === null ? [] : [date.split('-').toReversed().join('/')])]
      .map(plain)
      .join(' | '),
  entry: (line, known) => {
    const [number = '', title = '', date = '', ...rest] = fields(line)
    const day = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(date)
    if (number === '' || title === '' || rest.length > 0 || (date !== '' && day === null))
      return 'basis-unreadable'
    const [, dd = '', mm = '', yyyy = ''] = day ?? []
    const same = known.find((each) => plain(each.number) === number)
    const on = day === null ? null : `${yyyy}-${mm.padStart(2, '0')}-${dd.padStart(2, '0')}`
    return { ...same, number, title, date: on }
  },
}

const UNITS_OF_TIME = {
  'working-hours': 'giờ làm việc',
  'working-days': 'ngày làm việc',
  'calendar-days': 'ngày',
} as const
const SAME_DAY = 'Trong ngày'

export function timeText({ sameDay, value, unit }: TimeLimit): string {
  return sameDay ? SAME_DAY : `${String(value).replace('.', ',')} ${UNITS_OF_TIME[unit]}`
}

export function timeIn(text: string, before: TimeLimit): TimeLimit | null {
  if (text.toLowerCase() === SAME_DAY.toLowerCase()) return timeLimitOf(before, 0, 'working-days')
  const [, value = '', given = ''] = /^(\d{1,4}(?:[.,]\d{1,2})?) (.+)$/u.exec(text) ?? []
  const unit = (Object.keys(UNITS_OF_TIME) as TimeLimit['unit'][]).find(
    (each) => UNITS_OF_TIME[each] === given.toLowerCase(),
  )
  return unit === undefined ? null : timeLimitOf(before, Number(value.replace(',', '.')), unit)
}

const HOURS_A_DAY = 8

/**
 * Another time limit in place of the one before. The process never gets more hours than the new limit has, and two parts
 * that are no longer the whole are left out.
 */
export function timeLimitOf(before: TimeLimit, value: number, unit: TimeLimit['unit']): TimeLimit {
  const parts = before.parts
  const isWhole =
    parts !== null && unit === before.unit && parts.first.value + parts.second.value === value
  const most = hoursOf(value, unit)
  return {
    ...before,
    value,
    unit,
    sameDay: value === 0,
    processHours: before.processHours > 0 ? Math.min(before.processHours, most) : most,
    parts: isWhole ? parts : null,
  }
}

/** The working hours in a time limit, in quarters; of seven calendar days five are worked. */
function hoursOf(value: number, unit: TimeLimit['unit']): number {
  if (value === 0) return HOURS_A_DAY
  if (unit === 'working-hours') return quarters(value)
  return quarters(value * HOURS_A_DAY * (unit === 'calendar-days' ? 5 / 7 : 1))
}

function quarters(hours: number): number {
  return Math.max(0.25, Math.floor(hours * 4) / 4)
}

/** A value as it stands between two strokes. */
function plain(value: string | number): string {
  return tidy(oneLine(String(value).replaceAll('|', '/')))
}

function isCount(text: string): boolean {
  return /^\d{1,2}$/u.test(text)
}

/** Who decides, as a sheet says it: departments by their names, communes by what they are. */
export const COMMUNES = 'Ủy ban nhân dân cấp xã'
