import type { Context } from '#platform/context'
import { listSilent, type Silent } from '../../db/silent.queries.ts'
import { decideSilence } from '../../domain/decide-silence.ts'
import { actByItself, goThrough, type Became } from '../by-itself/go-through.ts'

/**
 * Records what has passed in silence: opinions that were not given in time, and due dates of procedures in which the
 * silence of the authority has an effect. Each event names the instant at which it became so.
 *
 * Audit: `consultation.lapsed`, `silence.counted`, by the system. Safe to run twice and to be cut short: what is
 * recorded is no longer among them, and what was answered meanwhile is not either. Who was faster wins. One that fails
 * keeps none of the others.
 */
export async function countSilence(context: Context): Promise<void> {
  const now = context.clock.now()
  for (;;) {
    const became = await goThrough(
      context,
      (read, page) => listSilent(read, now, page),
      (seen) => countOne(context, seen),
    )
    if (!became.has('done')) return
  }
}

function countOne(context: Context, seen: Silent): Promise<Became> {
  return actByItself(context, 'count-silence', seen, ({ dossier, scene }) => {
    const event = decideSilence(dossier, scene.facts)
    return event === null ? null : { event }
  })
}
