import { dayOf } from '#kernel/instant'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import {
  findPublicationForUpdate,
  listToTakeEffect,
  savePublication,
} from '../db/publication.queries.ts'

const AT_A_TIME = 50

/**
 * Notes which published decisions have taken effect, at the start of their day or, after a standstill, as soon as work
 * goes on: every one whose day has come and of which it is not noted. The versions need no job, they hold by their own
 * days. Audit: `publication.took-effect`. Safe to run twice and to be cut short: what is noted is not found again.
 */
export async function takeEffect(context: Context): Promise<void> {
  const now = context.clock.now()
  for (;;) {
    const noted = await inTransaction(context.db, async (tx) => {
      const ids = await listToTakeEffect(tx, dayOf(now), AT_A_TIME)
      for (const id of ids) {
        const publication = await findPublicationForUpdate(tx, id)
        if (publication === null) continue
        await savePublication(tx, { ...publication, tookEffectAt: now })
        await record(tx, context, 'publication.took-effect', { kind: 'publication', id })
      }
      return ids.length
    })
    if (noted < AT_A_TIME) return
  }
}
