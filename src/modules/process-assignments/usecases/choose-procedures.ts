import { Refused } from '#kernel/refused'
import { listDecisions } from '#modules/designs'
import { searchProcedures, type CatalogueNeighbours, type Level } from '#modules/procedures'
import { listCodesLastApprovedBy } from '#modules/processes'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import type { Approved } from './approved-process.ts'

/** How many procedures may be given a process at once. */
export const MOST_PROCEDURES = 500

/** Procedures by what they have in common; what is left out narrows nothing down. */
export interface ProcedureFilter {
  readonly sector?: string | undefined
  readonly level?: Level | undefined
  /** The code of a unit that decides or receives. */
  readonly unitCode?: string | undefined
  /** Only those that go by an earlier version of the same design. */
  readonly onEarlier?: boolean | undefined
}

/** Procedures by their codes, or those that a filter finds in the catalogue of today. */
export type ChosenProcedures = readonly string[] | ProcedureFilter

/**
 * The codes of the procedures that are chosen, each once, in the order in which they were named or by their names.
 *
 * Refuses: `invalid/too-many-procedures`.
 */
export async function codesChosen(
  context: Context,
  approved: Approved,
  chosen: ChosenProcedures,
  neighbours: Pick<CatalogueNeighbours, 'organisation'>,
): Promise<readonly string[]> {
  const codes = isNamed(chosen)
    ? [...new Set(chosen)]
    : await codesFound(context, approved, chosen, neighbours)
  if (codes.length > MOST_PROCEDURES) throw new Refused('invalid/too-many-procedures')
  return codes
}

function isNamed(chosen: ChosenProcedures): chosen is readonly string[] {
  return Array.isArray(chosen)
}

async function codesFound(
  context: Context,
  approved: Approved,
  { onEarlier = false, ...filter }: ProcedureFilter,
  neighbours: Pick<CatalogueNeighbours, 'organisation'>,
): Promise<readonly string[]> {
  const earlier = onEarlier ? new Set(await codesOnEarlier(context, approved)) : null
  const limit = Number.MAX_SAFE_INTEGER
  const { procedures } = await searchProcedures(context, { ...filter, limit }, neighbours)
  const codes = procedures.map(({ version }) => version.code)
  return earlier === null ? codes : codes.filter((code) => earlier.has(code))
}

/** The procedures whose last process another decision on the same design approved. */
function codesOnEarlier(context: Context, { decision }: Approved): Promise<readonly string[]> {
  return inRead(context.db, async (read) => {
    if (decision === null || decision.designId === null) return []
    const all = await listDecisions(read, decision.designId)
    const others = all.flatMap(({ id }) => (id === decision.id ? [] : [id]))
    return listCodesLastApprovedBy(read, others)
  })
}
