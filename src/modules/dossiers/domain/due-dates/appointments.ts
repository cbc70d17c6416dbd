import { waitsForTax } from '../clock.ts'
import type { Dossier, Term } from '../dossier.ts'

/** The two appointments of a term in two parts, as they stand. */
export interface Appointments {
  readonly unit: Term['unit']
  readonly first: Appointment & { readonly isOver: boolean }
  /** Its day is given when it begins: with the proof of payment. */
  readonly second: Appointment
  /** Whether both stand still until the financial obligation is met. */
  readonly waitsForTax: boolean
}

export interface Appointment {
  readonly value: number
  readonly dueAt: Date | null
}

/** Null before receipt, and where there is one appointment only. */
export function appointmentsOf(dossier: Dossier): Appointments | null {
  const { term, secondPart, dueAt, receivedAt } = dossier
  if (term.parts === undefined || receivedAt === null) return null
  const [first, second] = term.parts
  const isWaiting = waitsForTax(dossier)
  return {
    unit: term.unit,
    first: {
      value: first,
      dueAt: secondPart === null ? dueAt : secondPart.firstDueAt,
      isOver: isWaiting || secondPart !== null,
    },
    second: { value: second, dueAt: secondPart === null ? null : dueAt },
    waitsForTax: isWaiting,
  }
}
