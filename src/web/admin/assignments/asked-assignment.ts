import { dayOf } from '#kernel/instant'
import { tidy } from '#kernel/text'
import {
  MOST_PROCEDURES,
  type ChosenProcedures,
  type ProcedureFilter,
  type ProcessName,
} from '#modules/process-assignments'
import type { Context } from '#platform/context'
import { dayIn } from '../parts/address.ts'
import { ASKED } from './asked-names.ts'

const LEVELS = ['province', 'district', 'commune'] as const
const MOST_CHARACTERS_OF_CODE = 20

/** Which process an address is about, or null when it names none. */
export function processAsked(query: URLSearchParams): ProcessName | null {
  const code = textOf(query, ASKED.source)
  if (code === '') return null
  const number = /^\d{1,6}$/u.exec(textOf(query, ASKED.number))?.[0]
  return { code, number: number === undefined ? null : Number(number) }
}

/** The procedures that an address chooses; null when it chooses none, `too-many` when nobody could go through them. */
export function proceduresAsked(query: URLSearchParams): ChosenProcedures | 'too-many' | null {
  const codes = [
    ...new Set(
      textOf(query, ASKED.codes)
        .split(/[\s,;]+/u)
        .filter(Boolean),
    ),
  ]
  const isTooMany =
    codes.length > MOST_PROCEDURES || codes.some(({ length }) => length > MOST_CHARACTERS_OF_CODE)
  if (isTooMany) return 'too-many'
  if (codes.length > 0) return codes
  const sector = textOf(query, ASKED.sector)
  const unitCode = textOf(query, ASKED.unit)
  const level = LEVELS.find((each) => each === query.get(ASKED.level))
  const filter: ProcedureFilter = {
    ...(sector === '' ? {} : { sector }),
    ...(unitCode === '' ? {} : { unitCode }),
    ...(level === undefined ? {} : { level }),
    ...(query.has(ASKED.onEarlier) ? { onEarlier: true } : {}),
  }
  return Object.keys(filter).length === 0 ? null : filter
}

/** From when it is to hold (today, when nothing is said; null for what is no day), and whom it takes along. */
export function wishAsked(context: Context, query: URLSearchParams) {
  const text = query.get(ASKED.day)
  return {
    effectiveFrom: text === null ? dayOf(context.clock.now()) : dayIn(text),
    allowUnheld: query.has(ASKED.allowUnheld),
  }
}

function textOf(query: URLSearchParams, name: string): string {
  return tidy(query.get(name) ?? '')
}
