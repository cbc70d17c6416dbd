import { formatInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import type { Doer } from './doer.ts'
import { openConsultations, type Consultation, type Dossier } from './dossier.ts'
import type { Circumstances } from './facts.ts'

/** The open questions to units in which the doer works. */
export function consultationsOf(dossier: Dossier, doer: Doer): readonly Consultation[] {
  return openConsultations(dossier).filter(({ unitId }) =>
    (['handler', 'division-head', 'approver'] as const).some((role) => doer.holds(role, unitId)),
  )
}

/**
 * Refuses to decide while an opinion that was asked for may still come. A unit that lets its
 * deadline pass counts as agreeing, and answers for it.
 */
export function requireOpinions(
  dossier: Dossier,
  { now, terms }: Pick<Circumstances, 'now' | 'terms'>,
): void {
  const awaited = openConsultations(dossier).filter(
    ({ dueAt, lapsedAt }) => lapsedAt === null && terms.periodEnd(dueAt) >= now,
  )
  if (awaited.length === 0) return
  throw new Refused('conflict/opinion-awaited', {
    members: {
      awaited: awaited.map(({ ordinal, dueAt }) => ({
        consultationId: String(ordinal),
        dueAt: formatInstant(terms.periodEnd(dueAt)),
      })),
    },
  })
}
