import { z } from 'zod'
import type { FilingChoice } from '#modules/filings'
import type { ProcedureContent } from '#modules/procedures'
import type { PageFault } from '../../requests.ts'
import type { START } from './start-texts.ts'

/** What is longer than any code was not chosen here: it counts as nothing. */
const Chosen = z.object({
  caseId: z.string().max(100).catch(''),
  place: z.string().max(35).catch(''),
})

/** What was chosen, or what is still to choose. */
export function readChoice(
  values: Readonly<Record<string, string>>,
  { cases }: Pick<ProcedureContent, 'cases'>,
  words: Pick<(typeof START)['vi'], 'chooseCaseFault' | 'choosePlaceFault'>,
): { readonly choice: FilingChoice } | { readonly faults: readonly PageFault[] } {
  const { caseId, place } = Chosen.parse(values)
  const faults = [
    ...(cases.length > 1 && caseId === '' ? [{ id: 'caseId', text: words.chooseCaseFault }] : []),
    ...(place === '' ? [{ id: 'place', text: words.choosePlaceFault }] : []),
  ]
  if (faults.length > 0) return { faults }
  return { choice: { caseId: caseId === '' ? null : caseId, receivingUnit: place } }
}
