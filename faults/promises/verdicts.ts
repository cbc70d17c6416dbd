import type { Verdict } from '../proofs/verdict.ts'
import { partOf } from './parts.ts'
import type { Limit, Promised } from './promises.ts'

export type Finding = 'held' | 'broken' | 'not shown'

/** What a part came to. */
export interface Outcome {
  readonly part: string
  readonly finding: Finding
  /** Why it is not held. */
  readonly reason?: string
  readonly seconds: number
  /** Of a program: its verdict. */
  readonly verdict?: Verdict
  /** Of tests: what each proof came to. */
  readonly proofs?: Readonly<Record<string, Finding>>
}

/** What a promise came to, and by what that was shown. */
export interface PromiseVerdict {
  readonly promise: string
  readonly verdict: Finding
  readonly says: string
  readonly shownBy: readonly string[]
  readonly reason?: string
}

interface Shown {
  readonly finding: Finding
  readonly reason: string
}

/**
 * What a promise came to: broken when anything that shows it is, held when all of it is and nothing
 * is known to be missing. `asked` are the parts of this form of the proof; others are not waited for.
 */
export function verdictOn(
  promise: Promised,
  outcomes: readonly Outcome[],
  asked: ReadonlySet<string>,
): PromiseVerdict {
  const proofs = promise.shownBy.filter((proof) => asked.has(partOf(proof)))
  const limits = (promise.within ?? []).filter(({ part }) => asked.has(part))
  const shown = [
    ...proofs.map((proof) => shownOf(proof, outcomes)),
    ...limits.map((limit) => shownWithin(limit, outcomes)),
  ]
  const broken = shown.filter(({ finding }) => finding === 'broken')
  const open = [
    ...shown.filter(({ finding }) => finding === 'not shown').map(({ reason }) => reason),
    ...(promise.notShown === undefined ? [] : [promise.notShown]),
    ...(proofs.length === 0 && promise.shownBy.length > 0 ? ['at length only'] : []),
  ]
  const reasons = broken.length > 0 ? broken.map(({ reason }) => reason) : open
  return {
    promise: promise.name,
    verdict: broken.length > 0 ? 'broken' : open.length > 0 ? 'not shown' : 'held',
    says: promise.says,
    shownBy: proofs.filter((_, at) => shown[at]?.finding === 'held'),
    ...(reasons.length === 0 ? {} : { reason: [...new Set(reasons)].join('; ') }),
  }
}

function shownOf(proof: string, outcomes: readonly Outcome[]): Shown {
  const part = partOf(proof)
  const outcome = outcomes.find((each) => each.part === part)
  if (outcome === undefined) return { finding: 'not shown', reason: `${part} did not run` }
  const finding = outcome.proofs === undefined ? outcome.finding : outcome.proofs[proof]
  return {
    finding: finding ?? 'not shown',
    reason: outcome.proofs === undefined ? `${part}: ${outcome.reason ?? ''}` : proof,
  }
}

/** A figure that its part did not tell is not within anything. */
function shownWithin({ part, figure, atMost }: Limit, outcomes: readonly Outcome[]): Shown {
  const value = outcomes.find((each) => each.part === part)?.verdict?.figures[figure]
  if (value === undefined) return { finding: 'not shown', reason: `${part} tells no ${figure}` }
  return {
    finding: value <= atMost ? 'held' : 'broken',
    reason: `${figure} of ${part} is ${value}, more than ${atMost}`,
  }
}

/** 0 when every promise is held, 1 when one is broken, 2 when one is not shown. */
export function exitCodeOf(verdicts: readonly PromiseVerdict[]): number {
  if (verdicts.some(({ verdict }) => verdict === 'broken')) return 1
  return verdicts.some(({ verdict }) => verdict === 'not shown') ? 2 : 0
}
