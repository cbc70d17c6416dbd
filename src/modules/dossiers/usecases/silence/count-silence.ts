import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { listSilent, type Silent } from '../../db/silent.queries.ts'
import { decideSilence } from '../../domain/decide-silence.ts'
import { act } from '../act.ts'

const AT_A_TIME = 200

/**
 * Records what has passed in silence: opinions that were not given in time, and due dates of procedures in which the
 * silence of the authority has an effect. Each event names the instant at which it became so.
 *
 * Audit: `consultation.lapsed`, `silence.counted`, by the system. Safe to run twice and to be cut short: what is
 * recorded is no longer among them, and what was answered meanwhile is not either.
 */
export async function countSilence(context: Context): Promise<void> {
  const now = context.clock.now()
  for (;;) {
    const found = await inRead(context.db, (read) => listSilent(read, now, AT_A_TIME))
    let counted = 0
    for (const dossier of found) counted += (await countOne(context, dossier)) ? 1 : 0
    if (counted === 0) return
  }
}

/** One transaction for each. Someone who was faster wins. */
async function countOne(context: Context, { code, version }: Silent): Promise<boolean> {
  try {
    await act(context, 'count-silence', { code, version, keyed: null }, ({ dossier, scene }) => {
      const event = decideSilence(dossier, scene.facts)
      if (event === null) throw new Error(`nothing has passed in silence in ${code}`)
      return { event }
    })
    return true
  } catch (error) {
    if (!(error instanceof Refused) || !error.code.startsWith('conflict/')) throw error
    return false
  }
}
