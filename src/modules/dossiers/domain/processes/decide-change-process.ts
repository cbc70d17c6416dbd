import { Refused } from '#kernel/refused'
import { openSteps, type Dossier, type DossierStep } from '../dossier.ts'
import type { DossierEvent } from '../events.ts'
import { instantOf } from '../evolve-aside.ts'
import type { Facts, Process } from '../facts.ts'
import {
  decidesFrom,
  leadsTo,
  nextOrdinal,
  opening,
  planOf,
  settledNow,
  stepOf,
} from '../movement.ts'

/** Where a dossier goes on in another version of its process. */
export interface Landing<Step = DossierStep> {
  readonly step: Step
  /** The step there; null when somebody has to choose it. */
  readonly to: string | null
  /** Whether it stays open as it is, for whoever has it. */
  readonly isKept: boolean
}

/** By step of the version before, the one chosen for it. */
export type Choices = Readonly<Record<string, string>>

/**
 * Where each open step goes on: a step that the other version has in the same role and unit stays as it is; any other
 * goes to the one chosen for it.
 */
export function landingsOf<Step extends Pick<DossierStep, 'stepId' | 'role' | 'unitId'>>(
  open: readonly Step[],
  process: Process,
  choices: Choices,
): readonly Landing<Step>[] {
  const chosen = new Map(Object.entries(choices))
  return open.map((step) => {
    const same = process.step(step.stepId)
    const isKept = same?.role === step.role && same.unitId === step.unitId
    if (isKept) return { step, to: step.stepId, isKept }
    return { step, to: chosen.get(step.stepId) ?? null, isKept }
  })
}

/**
 * Goes on with a dossier in another version of its process, by order of the approver with the reason. What is open
 * stands side by side there too: a step to which another open one leads ends, and opens in its turn. The due date of
 * the dossier stays; time that stood still is made good. A result that was signed holds as long as nobody has to sign again.
 *
 * Law: the process is the chair's (Decree 118/2025); a dossier in handling keeps the one of its receipt otherwise.
 */
export function decideChangeProcess(
  dossier: Dossier,
  order: { readonly reason: string; readonly choices: Choices },
  about: { readonly process: Process; readonly facts: Facts },
): DossierEvent {
  const { process, facts } = about
  if (dossier.processVersionId === process.versionId)
    throw new Refused('conflict/process-unchanged')
  const landings = landingsOf(openSteps(dossier), process, order.choices)
  const wanted = new Set(landings.map(({ to }) => requireStep(to, process)))
  const plan = planOf(process)
  const open = [...wanted].filter((id) => ![...wanted].some((each) => leadsTo(plan, each, id)))
  const kept = landings.filter(({ isKept, to }) => isKept && to !== null && open.includes(to))
  const isKept = (id: string) => kept.some(({ to }) => to === id)
  const first = nextOrdinal(dossier)
  const decidesAnew = decidesFrom(process, open)
  if (dossier.result === null && !decidesAnew && !process.endsWithoutDecision)
    throw new Refused('conflict/result-not-signed')
  const settled = settledNow(dossier, facts)
  const dueAt = settled === null ? dossier.dueAt : instantOf(settled.dueAt)
  return {
    type: 'process.changed',
    data: {
      processVersionId: process.versionId,
      reason: order.reason,
      left: landings.filter((landing) => !kept.includes(landing)).map(({ step }) => step.ordinal),
      opened: open
        .filter((id) => !isKept(id))
        .map((id, at) => opening(stepOf(process, id), first + at, { dueAt, facts })),
      keepsResult: !decidesAnew,
      settled,
    },
  }
}

function requireStep(to: string | null, process: Process): string {
  if (to === null) throw new Refused('invalid/step-not-chosen')
  if (process.step(to) === null) throw new Refused('invalid/unknown-step')
  return to
}
