import { Refused } from '#kernel/refused'
import type { Component, ProcedureContent } from './content.ts'

/**
 * The case a filing is about: the one chosen, else the first; null for a procedure without cases.
 *
 * Refuses: `invalid/unknown-case`.
 */
export function caseOf(
  content: Pick<ProcedureContent, 'cases'>,
  caseId: string | null,
): string | null {
  if (caseId === null) return content.cases[0]?.id ?? null
  if (content.cases.some(({ id }) => id === caseId)) return caseId
  throw new Refused('invalid/unknown-case')
}

/** The papers of one case, in the order of the list. Refuses: `invalid/unknown-case`. */
export function componentsOf(
  content: Pick<ProcedureContent, 'cases' | 'components'>,
  caseId: string | null,
): readonly Component[] {
  const chosen = caseOf(content, caseId)
  return content.components.filter(
    ({ caseIds }) => caseIds.length === 0 || (chosen !== null && caseIds.includes(chosen)),
  )
}

/**
 * The papers that every filing of the case must hold and this one does not. Nothing beyond the published list is ever
 * asked for (Decree 63/2010/NĐ-CP, articles 6 and 18). Refuses: `invalid/unknown-case`.
 */
export function missingComponents(
  content: Pick<ProcedureContent, 'cases' | 'components'>,
  caseId: string | null,
  provided: Iterable<string>,
): readonly Component[] {
  const held = new Set(provided)
  return componentsOf(content, caseId).filter(({ id, required }) => required && !held.has(id))
}
