import type { Day } from '#kernel/day'
import { Refused } from '#kernel/refused'
import { procedureOn, type CatalogueNeighbours } from '#modules/procedures'
import { listLatestProcesses, publishWithin } from '#modules/processes'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import { isPresent } from '../domain/assignment.ts'
import type { Approved } from './approved-process.ts'
import {
  foreseeAssignment,
  type AskedAssignment,
  type AssignedProcedure,
  type ForeseenAssignment,
} from './foresee-assignment.ts'

/**
 * Puts an approved process in force for many procedures from a day on, each for itself: what is refused of one does not
 * hold up the others, and none is left half done. Sent again, procedures that have it already stay as they are. Dossiers
 * in handling keep the version they were received under; the approver of the agency moves them.
 *
 * Legal basis: Decree 118/2025/NĐ-CP (the chair approves the internal process); the decision that approved it must
 * be for these procedures, too. Audit: `process.published` for each procedure, `process.assigned` for all together.
 * Refuses: as `foreseeAssignment`.
 */
export async function assignProcess(
  context: Context,
  asked: AskedAssignment,
  neighbours: Pick<CatalogueNeighbours, 'organisation'>,
): Promise<ForeseenAssignment> {
  const { items: foreseen, ...approved } = await foreseeAssignment(context, asked, neighbours)
  const { process } = approved
  const { effectiveFrom } = asked
  const items: AssignedProcedure[] = []
  for (const item of foreseen)
    items.push(
      item.outcome === 'assigned'
        ? await assignedOne(context, approved, item, effectiveFrom)
        : item,
    )
  const assigned = items.filter(({ outcome }) => outcome === 'assigned').length
  const refused = items.filter(({ outcome }) => outcome === 'refused').length
  await inTransaction(context.db, (tx) =>
    record(tx, context, 'process.assigned', {
      kind: 'procedure',
      id: process.procedureCode,
      details: { number: process.number, effectiveFrom, assigned, refused },
    }),
  )
  return { ...approved, items }
}

async function assignedOne(
  context: Context,
  { process }: Approved,
  item: AssignedProcedure,
  effectiveFrom: Day,
): Promise<AssignedProcedure> {
  const { code } = item
  try {
    const procedure = await procedureOn(context, code, effectiveFrom)
    if (procedure === null) throw new Refused('conflict/procedure-not-in-force')
    const { processHours, parts } = procedure.content.timeLimit
    await inTransaction(context.db, (tx) =>
      publishWithin(tx, context, {
        procedureCode: code,
        processHours,
        isInTwoParts: parts !== null,
        effectiveFrom,
        approvedBy: process.approvedBy,
        ...(process.decisionId === null ? {} : { decisionId: process.decisionId }),
        definition: process.definition,
      }),
    )
    return item
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return afterAll(context, process, item, error)
  }
}

/** What became of a procedure that was foreseen to get the process: another request may have given it the same. */
async function afterAll(
  context: Context,
  process: Approved['process'],
  item: AssignedProcedure,
  { code: refusal }: Refused,
): Promise<AssignedProcedure> {
  const [latest] = await inRead(context.db, (read) =>
    listLatestProcesses(read, [item.code], process.id),
  )
  if (latest !== undefined && isPresent(latest))
    return { ...item, now: latest, number: latest.number, outcome: 'present' }
  return { ...item, number: null, outcome: 'refused', refusal }
}
