import { formatInstant } from '#kernel/instant'
import { standsFor } from './clock.ts'
import { openConsultations, type Dossier } from './dossier.ts'
import type { DossierEvent } from './events.ts'
import type { Facts } from './facts.ts'

/**
 * What has passed in silence by now, one thing at a time; null when nothing has. An opinion not given in
 * time counts as the rulebook says, and the unit that kept silent is named; one that was due on a day that
 * became a day off has until the end of the next working day (Civil Code, art. 148). Of a procedure in which the
 * law gives the silence of the authority an effect, that effect is recorded; the authority still owes its
 * answer.
 */
export function decideSilence(
  dossier: Dossier,
  { now, law, terms }: Pick<Facts, 'now' | 'law' | 'terms'>,
): DossierEvent | null {
  const silent = openConsultations(dossier).find(
    ({ dueAt, lapsedAt }) => lapsedAt === null && terms.periodEnd(dueAt) < now,
  )
  if (silent !== undefined && law.silentOpinion !== null) {
    const { ordinal, unitId, dueAt } = silent
    return {
      type: 'consultation.lapsed',
      data: {
        consultation: ordinal,
        unitId,
        dueAt: formatInstant(terms.periodEnd(dueAt)),
        ...law.silentOpinion,
      },
    }
  }
  const { dueAt, silentSince, result, term } = dossier
  const isHandled = dossier.state === 'received' || dossier.state === 'processing'
  if (term.silence === undefined || silentSince !== null || result !== null) return null
  if (!isHandled || standsFor(dossier) !== null || dueAt === null || dueAt >= now) return null
  return { type: 'silence.counted', data: { ...term.silence, dueAt: formatInstant(dueAt) } }
}
