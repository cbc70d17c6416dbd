import type { ProcessDecisionId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { findDecision, type ProcessDecision } from '#modules/designs'
import { findApprovedProcess, findNameApprovedBy, type ApprovedProcess } from '#modules/processes'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'

/** Which approved process: the one of a procedure, by the number of its version or the last one. */
export interface ProcessName {
  readonly code: string
  readonly number: number | null
}

/** A process that was approved, and its decision as far as it is recorded here. */
export interface Approved {
  readonly process: ApprovedProcess
  readonly decision: ProcessDecision | null
}

/** The approved process of that name, for procedure control. Refuses: `forbidden/role`, `not-found/process`. */
export async function approvedProcess(context: Context, name: ProcessName): Promise<Approved> {
  authorise(context.actor, 'catalogue.publish')
  return inRead(context.db, async (read) => {
    const process = await findApprovedProcess(read, name.code, name.number)
    if (process === null) throw new Refused('not-found/process')
    const { decisionId } = process
    return { process, decision: decisionId === null ? null : await findDecision(read, decisionId) }
  })
}

/**
 * The process that a decision approved, under the name of one of its procedures. Refuses: `forbidden/role`,
 * `not-found/process`.
 */
export async function processOfDecision(
  context: Context,
  id: ProcessDecisionId,
): Promise<ProcessName> {
  authorise(context.actor, 'catalogue.publish')
  const name = await inRead(context.db, (read) => findNameApprovedBy(read, id))
  if (name === null) throw new Refused('not-found/process')
  return name
}
