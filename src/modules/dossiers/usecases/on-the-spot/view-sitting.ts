import { dayOf } from '#kernel/instant'
import type { RefusalCode } from '#kernel/refusal-codes'
import { organisationNow } from '#modules/organisations'
import { processById, processOn } from '#modules/processes'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { openSteps, type Dossier } from '../../domain/dossier.ts'
import type { Process, ProcessStep } from '../../domain/facts.ts'
import { covers, whyNotSit } from '../../domain/on-the-spot/sitting.ts'
import type { Onlooker } from '../../domain/visibility.ts'
import { processFor } from '../scene.ts'
import { seenDossier } from '../view-dossier.ts'
import { seatFor, type Seat } from './seat.ts'

export type SittingView = NonNullable<Awaited<ReturnType<typeof viewSitting>>>

/**
 * What one sitting at the counter would do to a dossier: its steps, by which right the officer does each, and why it
 * cannot be held now. Null for a procedure that is not on the list of its agency.
 *
 * Refuses: `forbidden/role`, `not-found/dossier`.
 */
export async function viewSitting(context: Context, code: string) {
  authorise(context.actor, 'counter.use')
  const [{ dossier, onlooker }, organisation] = await Promise.all([
    seenDossier(context, code),
    organisationNow(context),
  ])
  const seat = await seatFor(context, { dossier, onlooker, organisation })
  if (seat === null) return null
  const version =
    dossier.processVersionId === null
      ? await processOn(context, dossier.procedureCode, dayOf(context.clock.now()))
      : await processById(context, dossier.processVersionId)
  const process = version === null ? null : processFor(version, dossier, organisation)
  const steps = (process === null ? [] : wayFrom(dossier, process)).map((step) => ({
    id: step.id,
    name: step.name,
    role: step.role,
    unitName: organisation.unitOfAnyDay(step.unitId)?.name ?? '',
    by: rightTo(step, onlooker, seat),
  }))
  return {
    code: dossier.code,
    version: dossier.version,
    procedureName: dossier.procedureName,
    applicant: { name: dossier.applicant.name, personalId: dossier.applicant.personalId },
    kind: seat.kind,
    delegation: seat.delegation?.decision ?? null,
    steps,
    refusal:
      whyNotSit(dossier, onlooker) ??
      (process === null ? 'conflict/no-process' : whyNotDecided(seat, steps)),
  }
}

/** What is still to do, along the usual outcomes. */
function wayFrom(dossier: Dossier, process: Process): ProcessStep[] {
  const way: ProcessStep[] = []
  const open = openSteps(dossier).map(({ stepId }) => stepId)
  let next: readonly string[] = dossier.receivedAt === null ? [process.firstStep.id] : open
  while (next.length > 0) {
    const steps = next.flatMap((id) => process.step(id) ?? [])
    way.push(...steps)
    const seen = new Set(way.map(({ id }) => id))
    next = [...new Set(steps.flatMap((step) => step.outcomes[0]?.next ?? []))].filter(
      (id) => !seen.has(id),
    )
  }
  return way
}

/** By which right the officer does a step: their own role, the signer's delegation, or none. */
function rightTo(step: ProcessStep, onlooker: Onlooker, seat: Seat): 'own' | 'delegated' | null {
  if (onlooker.holds(step.role, step.unitId)) return 'own'
  return seat.officer.holds(step.role, step.unitId) && covers(seat.delegation, step.role)
    ? 'delegated'
    : null
}

/** Why not every step can be done by the right of the one who sits there, or null. */
function whyNotDecided(
  { kind }: Seat,
  steps: readonly { readonly role: ProcessStep['role']; readonly by: 'own' | 'delegated' | null }[],
): RefusalCode | null {
  const without = steps.filter(({ by }) => by === null)
  if (without.some(({ role }) => role !== 'clerk')) return 'conflict/signer-has-not-delegated'
  return kind === 5 && without.length > 0 ? 'conflict/seal-not-delegated' : null
}
