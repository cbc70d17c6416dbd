import type { Day } from '#kernel/day'
import { Refused } from '#kernel/refused'
import { acceptanceKey, acceptanceOn } from '#modules/acceptances'
import { listDecisionsSigned } from '#modules/designs'
import { listProcedureFacts } from '#modules/procedures'
import { listApprovedBy, listCodesWithProcess } from '#modules/processes'
import { listSigned } from '#modules/publications'
import { whyNotPeriod } from '#modules/registers'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead, type Read } from '#platform/db'
import type { CatalogueFacts } from '../domain/figures.ts'

/** As of which day, and for which period. */
export interface AskedFigures {
  readonly on: Day
  readonly from: Day
  /** The last day. */
  readonly until: Day
}

/** Loads what the figures are made of. Refuses: `forbidden/role`, `invalid/period-reversed`. */
export async function loadFacts(context: Context, asked: AskedFigures): Promise<CatalogueFacts> {
  authorise(context.actor, 'catalogue.figures')
  const refusal = whyNotPeriod(asked)
  if (refusal !== null) throw new Refused(refusal)
  return inRead(context.db, async (read) => {
    const procedures = await listProcedureFacts(read, asked.on)
    const then = asked.until === asked.on ? procedures : await listProcedureFacts(read, asked.until)
    const accepted = await acceptanceOn(read, asked.on)
    return {
      procedures,
      acceptanceOf: (code, level) => accepted.get(acceptanceKey({ code, level })) ?? null,
      withProcess: new Set(await listCodesWithProcess(read, asked.on)),
      proceduresThen: new Map(then.map((procedure) => [procedure.code, procedure])),
      approvals: await approvalsIn(read, asked),
      ...(await listSigned(read, asked)),
    }
  })
}

/** Approvals of processes in a period, in the order in which they were signed. */
async function approvalsIn(
  read: Read,
  period: Pick<AskedFigures, 'from' | 'until'>,
): Promise<CatalogueFacts['approvals']> {
  const decisions = await listDecisionsSigned(read, period)
  const approved = await listApprovedBy(
    read,
    decisions.map(({ id }) => id),
  )
  const codesOf = Map.groupBy(approved, ({ decisionId }) => decisionId)
  return decisions.flatMap((decision) =>
    (codesOf.get(decision.id) ?? []).map(({ code }) => ({ code, decision })),
  )
}
