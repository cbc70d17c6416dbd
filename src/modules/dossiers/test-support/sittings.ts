import { Refused } from '#kernel/refused'
import { decideReceive } from '../domain/decide-receipt.ts'
import { decideHandOver, decideIssue } from '../domain/decide-result.ts'
import type { Doer } from '../domain/doer.ts'
import type { Dossier, HandOver } from '../domain/dossier.ts'
import type { DossierEvent } from '../domain/events.ts'
import { evolve } from '../domain/evolve.ts'
import type { Facts, Process } from '../domain/facts.ts'
import {
  decideAtSitting,
  nextOnTheSpot,
  seated,
  type SittingDecision,
  type SittingKind,
  whyNotSit,
} from '../domain/on-the-spot/sitting.ts'

/**
 * The sitting of a random history: four or five on the spot, approved or rejected, by an officer to whom the seal is
 * delegated, or the rest only. Throws the refusal of what may not be done.
 */
export function aSitting(
  dossier: Dossier,
  { doer, variant }: { readonly doer: Doer; readonly variant: number },
  about: { readonly process: Process; readonly facts: Facts },
): DossierEvent[] {
  const refusal = whyNotSit(dossier, doer)
  if (refusal !== null) throw new Refused(refusal)
  const right = { decision: 'số 12/QĐ-UBND', includesSeal: variant > 0 }
  const seat = {
    kind: variant > 1 ? (5 as const) : (4 as const),
    delegation: right.decision,
    officer: seated(doer, right, () => true),
  }
  const decided = {
    opinion: 'Đủ điều kiện',
    kind: variant === 3 ? ('rejection' as const) : ('approval' as const),
    content: 'Kết quả',
    number: '1',
    receivedBy: { name: 'Hoàng Thị Bế', personalId: null, relation: null },
  }
  return sittingOf(dossier, { seat, decided }, about)
}

/** Everything that happens in one sitting, in order. Throws the refusal of the step that cannot be done. */
export function sittingOf(
  start: Dossier,
  held: {
    readonly seat: {
      readonly kind: SittingKind
      readonly delegation: string | null
      readonly officer: Doer
    }
    readonly decided: SittingDecision & {
      readonly number: string
      readonly receivedBy: HandOver['receivedBy']
    }
  },
  about: { readonly process: Process; readonly facts: Facts },
): DossierEvent[] {
  const { kind, delegation, officer } = held.seat
  const { number, receivedBy, ...decision } = held.decided
  const events: DossierEvent[] = []
  let dossier = start
  const add = (event: DossierEvent) => {
    events.push(event)
    const seq = dossier.version + 1
    const sealed = { seq, at: about.facts.now, actorId: officer.accountId, hash: String(seq) }
    dossier = evolve(dossier, { ...event, ...sealed })
  }
  add({ type: 'sitting.held', data: { kind, delegation } })
  if (start.state === 'submitted') add(decideReceive(dossier, about.process, about.facts))
  const done = new Set<string>()
  for (;;) {
    const step = nextOnTheSpot(dossier, officer, { kind, done })
    if (step === null) break
    const { stepId, role } = step
    done.add(stepId)
    add(
      role === 'clerk'
        ? decideIssue(dossier, officer, { stepId, number }, about)
        : decideAtSitting(dossier, officer, { step, decision }, about),
    )
  }
  if (dossier.state === 'finished')
    add(decideHandOver({ method: 'counter', receivedBy, receiptLost: false }))
  return events
}
