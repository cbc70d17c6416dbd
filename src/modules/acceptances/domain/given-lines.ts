import type { AcceptanceLevel, AcceptanceLine } from './acceptance.ts'

/** Why a line that was typed cannot be taken. */
export type GivenFault =
  | 'code-missing'
  | 'level-missing'
  | 'level-unknown'
  | 'answer-unknown'
  | 'reason-missing'
  | 'reason-not-needed'

/** A line of a list as it was typed, and what it says or why it says nothing. */
export interface GivenLine {
  /** Its number in what was typed, from 1. */
  readonly at: number
  readonly given: string
  readonly read: AcceptanceLine | GivenFault
}

/** The lines of cells: code, level, received or not, reason. A heading and empty rows are left out. */
export function readLines(
  rows: readonly (readonly string[])[],
  otherwise: AcceptanceLevel | null,
): GivenLine[] {
  return rows.flatMap((cells, index) => {
    const trimmed = cells.map((cell) => cell.trim().normalize('NFC'))
    const isHeading = index === 0 && /^mã/iu.test(trimmed[0] ?? '')
    if (isHeading || trimmed.every((cell) => cell === '')) return []
    const given = trimmed.join(' | ').slice(0, 300)
    return [{ at: index + 1, given, read: lineOf(trimmed, otherwise) }]
  })
}

function lineOf(
  [code = '', level = '', answer = '', ...reasons]: readonly string[],
  otherwise: AcceptanceLevel | null,
): AcceptanceLine | GivenFault {
  if (code === '') return 'code-missing'
  const named = level === '' ? otherwise : LEVELS.get(level.toLowerCase())
  if (named === null) return 'level-missing'
  if (named === undefined) return 'level-unknown'
  const isReceived = answer === '' ? true : ANSWERS.get(answer.toLowerCase())
  if (isReceived === undefined) return 'answer-unknown'
  const reason = reasons.join(' ').trim()
  if (isReceived !== (reason === '')) return isReceived ? 'reason-not-needed' : 'reason-missing'
  return { code, level: named, reason: isReceived ? null : reason.slice(0, 500) }
}

const LEVELS: ReadonlyMap<string, AcceptanceLevel> = new Map([
  ['tỉnh', 'province'],
  ['cấp tỉnh', 'province'],
  ['huyện', 'district'],
  ['cấp huyện', 'district'],
  ['xã', 'commune'],
  ['cấp xã', 'commune'],
])

const ANSWERS: ReadonlyMap<string, boolean> = new Map([
  ['có', true],
  ['tiếp nhận', true],
  ['x', true],
  ['không', false],
  ['không tiếp nhận', false],
])

/** The rows of text pasted from a table or read from CSV: cells apart by a tab, `;`, `|` or `,`; quotes as in CSV. */
export function cellsIn(text: string): string[][] {
  const whole = text.replace(/^\uFEFF/u, '')
  const apart = /[\t;|,]/u.exec(whole)?.[0] ?? '\t'
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^\\n\\r${apart}]*))([${apart}]|\\r?\\n|\\r|$)`,
    'uy',
  )
  const rows: string[][] = [[]]
  while (cell.lastIndex < whole.length) {
    const found = cell.exec(whole)
    // A quote that nothing closes is text like any other.
    if (found === null) return whole.split(/\r?\n/u).map((line) => line.split(apart))
    const [, quoted, plain = '', end] = found
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end !== apart && end !== '') rows.push([])
  }
  return rows
}
