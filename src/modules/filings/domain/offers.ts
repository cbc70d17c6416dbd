import type { DeliveryMethod } from './filing.ts'

/** What a procedure says of how its results come. */
interface Results {
  readonly channels: readonly string[]
  readonly results: readonly { readonly paperRequired: boolean }[]
}

/**
 * The ways in which the result may be asked for: always at the counter, by post where the procedure
 * is offered by post, electronically where a result needs no paper.
 */
export function deliveriesOffered({ channels, results }: Results): readonly DeliveryMethod[] {
  return [
    ...(results.some(({ paperRequired }) => !paperRequired) ? (['electronic'] as const) : []),
    'counter',
    ...(channels.includes('post') ? (['post'] as const) : []),
  ]
}

/** What a procedure says of one of its papers. */
interface Paper {
  readonly required: boolean
  readonly requiredWhen: string | null
  readonly isDeclaration: boolean
  readonly obtainableFrom: string | null
}

/**
 * What a person has to do about a paper:
 * - `by-form`: nothing, the electronic form takes its place;
 * - `required`: file it, always;
 * - `when`: file it under the condition the procedure names;
 * - `looked-up`: nothing as a rule, the agency finds it in a database;
 * - `optional`: file it or not.
 */
export type PaperDuty = 'by-form' | 'required' | 'when' | 'looked-up' | 'optional'

export function paperDuty(paper: Paper, hasForm: boolean): PaperDuty {
  if (paper.isDeclaration && hasForm) return 'by-form'
  if (paper.required) return 'required'
  if (paper.obtainableFrom !== null) return 'looked-up'
  return paper.requiredWhen === null ? 'optional' : 'when'
}
