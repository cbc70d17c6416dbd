import type { Day } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { acceptanceKey, acceptanceOn } from '#modules/acceptances'
import { listDecisionsSigned } from '#modules/designs'
import {
  figureUnit,
  organisationNow,
  unitInWords,
  type Organisation,
  type UnitReading,
} from '#modules/organisations'
import { listProcedureFacts, type ProcedureFacts } from '#modules/procedures'
import { listApprovedBy, listCodesWithProcess } from '#modules/processes'
import { listSigned } from '#modules/publications'
import { whyNotPeriod } from '#modules/registers'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead, type Read } from '#platform/db'
import type { CatalogueFacts, CountedProcedure } from '../domain/figures.ts'

/** As of which day, and for which period. */
export interface AskedFigures {
  readonly on: Day
  readonly from: Day
  /** The last day. */
  readonly until: Day
  /** Agencies by their names of then, or the units that look after the procedures now. */
  readonly units: UnitReading
}

/** Loads what the figures are made of. Refuses: `forbidden/role`, `invalid/period-reversed`. */
export async function loadFacts(context: Context, asked: AskedFigures): Promise<CatalogueFacts> {
  authorise(context.actor, 'catalogue.figures')
  const refusal = whyNotPeriod(asked)
  if (refusal !== null) throw new Refused(refusal)
  const organisation = await organisationNow(context)
  return inRead(context.db, async (read) => {
    const today = await listProcedureFacts(read, dayOf(context.clock.now()))
    const told = asked.units === 'now' ? byUnitsOfNow(organisation, today) : asItWas
    const procedures = (await listProcedureFacts(read, asked.on)).map(told)
    const then =
      asked.until === asked.on
        ? procedures
        : (await listProcedureFacts(read, asked.until)).map(told)
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

type Told = (facts: ProcedureFacts) => CountedProcedure

const asItWas: Told = (facts) => facts

/**
 * Names as the agency of a procedure the unit that looks after it today. Of a unit that was divided, the one that
 * the procedure came to; one that had ended before stays with the unit as it was.
 */
function byUnitsOfNow(organisation: Organisation, today: readonly ProcedureFacts[]): Told {
  const untilOf = new Map(
    today.map(({ code, isInForce, lastDay }) => [code, isInForce ? null : lastDay]),
  )
  return (facts) => {
    const { code, department, agency } = facts
    const unit = department === null ? null : organisation.unitOfName(department)
    if (unit === null) return facts
    const matter = { procedureCode: code, until: untilOf.get(code) ?? null }
    const now = figureUnit(organisation, 'now', unit.id, matter)
    return { ...facts, agency: now === null ? agency : unitInWords(now) }
  }
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
