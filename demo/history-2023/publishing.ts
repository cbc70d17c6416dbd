import { SettableClock } from '#kernel/clock'
import { day } from '#kernel/day'
import { instantOn } from '#kernel/instant'
import type { ProcedureContent } from '#modules/procedures'
import {
  addItem,
  approvePublication,
  enterSigning,
  publishPublication,
  saveRecord,
  sendToCheck,
  startPublication,
  type ItemKind,
} from '#modules/publications'
import type { Context } from '#platform/context'
import type { PackedContent } from './procedures.ts'

/** A decision of the past, and what it did. */
export interface PastPublication {
  readonly number: string
  readonly decidedOn: string
  readonly effectiveOn: string
  readonly issuer: string
  readonly summary: string
  readonly items: readonly {
    readonly code: string
    readonly kind: ItemKind
    /** What the procedure says from then on; null when it is repealed. */
    readonly content: PackedContent | null
  }[]
}

const MORNING = 9 * 3_600_000

/**
 * Publishes a decision on the day on which it was signed, as officers do: one drafts, another checks. So it obeys every
 * rule that a decision of today obeys.
 */
export async function publishAsThen(
  officers: { readonly drafter: Context; readonly checker: Context },
  decision: PastPublication,
): Promise<void> {
  const { number, issuer, summary, items } = decision
  const [decidedOn, effectiveOn] = [day(decision.decidedOn), day(decision.effectiveOn)]
  const clock = new SettableClock(instantOn(decidedOn, MORNING))
  const [drafter, checker] = [
    { ...officers.drafter, clock },
    { ...officers.checker, clock },
  ]
  const facts = { number: null, decidedOn: null, issuer, summary, effectiveOn }
  const id = await startPublication(drafter, facts)
  for (const { code, kind, content } of items) {
    await addItem(drafter, id, { code, kind, relatedCode: null })
    if (content !== null)
      await saveRecord(drafter, id, { code, seen: 1 }, content as unknown as ProcedureContent)
  }
  await sendToCheck(drafter, id)
  await approvePublication(checker, id)
  await enterSigning(drafter, id, 1, { number, decidedOn, effectiveOn })
  await publishPublication(drafter, id)
}
