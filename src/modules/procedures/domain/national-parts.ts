import { parseDay } from '#kernel/day'
import { fold } from '#kernel/text'

/** Why a part of a national record cannot become a part of a procedure. */
export type NationalFault =
  | 'basis-unreadable'
  | 'fee-unreadable'
  | 'option-unknown'
  | 'paper-unreadable'
  | 'sector-unknown'
  | 'time-unreadable'
  | 'unit-unknown'

/** What could not be read, under the key of the record. */
export class Unreadable extends Error {
  readonly column: string
  readonly code: NationalFault
  readonly given: string

  constructor(column: string, code: NationalFault, given: string) {
    super(code)
    this.column = column
    this.code = code
    this.given = given
  }
}

/** The national code within a code of any style: `1.001193`, `1.001193.000.00.00.H37`, `3.000527.H61`. */
export function nationalCodeIn(code: string): string | null {
  const [, national] = /^([1-9]\.\d{6})(?:(?:\.000\.00\.00)?\.[GH]\d{2})?$/u.exec(code.trim()) ?? []
  return national ?? null
}

/** The first whose words the text begins with or holds, in the order of the table. */
export function meantBy<Meaning>(
  table: readonly (readonly [words: string, meaning: Meaning])[],
  text: string,
): Meaning | undefined {
  const folded = ` ${fold(text)} `
  return table.find(([words]) => folded.includes(` ${words} `))?.[1]
}

export function textLines(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const bare = line.replace(/^\s*[-+•*]\s*/u, '').trim()
    return bare === '' ? [] : [bare]
  })
}

/** A day as vendors write it: `20/11/2014` or `2014-11-20`, with or without a time. */
export function dayIn(column: string, text: string | null): string | null {
  if (text === null) return null
  const [, dd = '', mm = '', yyyy = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/u.exec(text) ?? []
  const iso =
    dd === '' ? text.slice(0, 10) : `${yyyy}-${mm.padStart(2, '0')}-${dd.padStart(2, '0')}`
  if (parseDay(iso) === null) throw new Unreadable(column, 'basis-unreadable', text)
  return iso
}

/** An address of the web; anything else that stands there is none. */
export function linkIn(text: string | null): string | null {
  return text !== null && URL.canParse(text) && /^https?:/u.test(text) ? text : null
}

export function wholeIn(text: string | null): number | null {
  if (text === null) return 0
  const plain = text
    .replaceAll(/[.,\s](?=\d{3}(?:\D|$))/gu, '')
    .trimEnd()
    .replace(/(?:đồng|VNĐ|đ)$/iu, '')
    .trimEnd()
    .replace(/\.0+$/u, '')
  return /^\d{1,12}$/u.test(plain) ? Number(plain) : null
}
