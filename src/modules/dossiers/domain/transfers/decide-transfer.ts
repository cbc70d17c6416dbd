import type { UnitId } from '#kernel/id'
import { openSteps, type Dossier } from '../dossier.ts'
import type { DossierEvent } from '../events.ts'
import { instantOf } from '../evolve-aside.ts'
import type { Facts, Process } from '../facts.ts'
import { nextOf, nextOrdinal, opening, settledNow, stepOf } from '../movement.ts'

/** The one-stop place of an agency that is competent, and that agency. */
export interface TransferTarget {
  readonly receivingUnitId: UnitId
  readonly competentUnitId: UnitId
  /** Its name on the day of the transfer, as the person is told it. */
  readonly name: string
}

/**
 * Sends a dossier on to the agency that is competent for it: filed with the wrong one, or at a
 * counter anywhere in the province.
 *
 * The mistake is not the person's: due date and appointment stay, and so do the papers, what was
 * paid and asked; time that stood still is made good. In handling, what was open ends, and the way begins anew behind reception there,
 * with nobody yet; `process` is the one fixed at receipt, placed for the target. The result comes
 * back to where the person handed in or where the receipt says; a filing online without a receipt
 * goes wholly over.
 *
 * Law: any one-stop place of the province receives and passes on (Decree 118/2025, art. 15, 18).
 */
export function decideTransfer(
  dossier: Dossier,
  to: TransferTarget,
  reason: string,
  about: { readonly process: Process | null; readonly facts: Facts },
): DossierEvent {
  const settled = settledNow(dossier, about.facts)
  const dueAt = settled === null ? dossier.dueAt : instantOf(settled.dueAt)
  const isReturnedThere = dossier.receivedAt === null && dossier.channel === 'online'
  return {
    type: 'dossier.transferred',
    data: {
      reason,
      toUnitName: to.name,
      receivingUnitId: to.receivingUnitId,
      competentUnitId: to.competentUnitId,
      returnUnitId: isReturnedThere ? to.receivingUnitId : dossier.returnUnitId,
      left: openSteps(dossier).map(({ ordinal }) => ordinal),
      opened: begunAnew({ ...dossier, dueAt }, about),
      settled,
    },
  }
}

/** The steps that follow reception; none before receipt. */
function begunAnew(
  dossier: Dossier,
  { process, facts }: { readonly process: Process | null; readonly facts: Facts },
) {
  if (dossier.receivedAt === null || process === null) return []
  const first = nextOrdinal(dossier)
  const { id: stepId, outcomes } = process.firstStep
  const begun = { ordinal: 1, stepId, outcome: outcomes[0]?.code ?? '' }
  const next = nextOf({ ...dossier, steps: [] }, process, begun)
  return next.map((id, at) =>
    opening(stepOf(process, id), first + at, { dueAt: dossier.dueAt, facts }),
  )
}
