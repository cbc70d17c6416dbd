import type { Silence, TimeLimit } from './content.ts'

/** The statutory time as a dossier keeps it. */
export interface StatutoryTerm extends Pick<TimeLimit, 'value' | 'unit' | 'sameDay'> {
  /** How much of it lies before the tax notice, and how much after the proof of payment. */
  readonly parts?: readonly [first: number, second: number] | undefined
  readonly silence?: Silence | undefined
}

export function termOf({ value, unit, sameDay, parts, silence }: TimeLimit): StatutoryTerm {
  const whole = { value, unit, sameDay, ...(silence === undefined ? {} : { silence }) }
  return parts === null ? whole : { ...whole, parts: [parts.first.value, parts.second.value] }
}

/** The time until the first appointment: of a term in two parts, the first. */
export function firstTermOf({ value, unit, sameDay, parts }: TimeLimit): StatutoryTerm {
  return { value: parts?.first.value ?? value, unit, sameDay }
}
