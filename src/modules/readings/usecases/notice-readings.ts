import { addDays, type Day } from '#kernel/day'
import type { AccountId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { officersOf } from '#modules/identity'
import { countObjectsByActor, record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import { findLimits, keepExcess } from '../db/reading.queries.ts'
import { isExcess, USUAL_LIMITS, type Readings } from '../domain/limits.ts'

/** What is counted, as the audit trail names it. */
const COUNTED = { 'dossier.read': 'dossiers', 'file.read': 'files' } as const

/**
 * Notices officers who read more different dossiers or files today, or yesterday after it was looked last, than the
 * locality finds usual: its administrators see them listed. It is a reason to ask, and keeps nobody from work.
 *
 * Legal basis: Law 91/2025/QH15 (personal data is protected from those who handle it, too). Audit: `reading-excess.noticed`, once for an
 * officer and day. Safe to run twice: an excess has its officer and day for its key, and is counted anew.
 */
export async function noticeReadings(context: Context): Promise<void> {
  const today = dayOf(context.clock.now())
  for (const on of [addDays(today, -1), today])
    await inTransaction(context.db, (tx) => noticeOn(tx, context, on))
}

async function noticeOn(tx: Write, context: Context, on: Day): Promise<void> {
  const { dossiers, files } = (await findLimits(tx)) ?? USUAL_LIMITS
  const limits = { dossiers, files }
  const readers = await readingsOn(tx, on)
  const above = [...readers].filter(([, read]) => isExcess(read, limits))
  const officers = await officersOf(
    tx,
    above.map(([accountId]) => accountId),
  )
  for (const [accountId, read] of above) {
    if (!officers.has(accountId)) continue
    const excess = { on, accountId, read, limits }
    if (await keepExcess(tx, { ...excess, noticedAt: context.clock.now() })) {
      await record(tx, context, 'reading-excess.noticed', {
        kind: 'account',
        id: accountId,
        details: { on, read, limits },
      })
    }
  }
}

/** How many different dossiers and files each read on a day. */
async function readingsOn(tx: Write, on: Day): Promise<ReadonlyMap<AccountId, Readings>> {
  const counted = await countObjectsByActor(tx, on, Object.keys(COUNTED))
  const readers = new Map<AccountId, Readings>()
  for (const { actorId, event, objects } of counted) {
    const read = readers.get(actorId) ?? { dossiers: 0, files: 0 }
    readers.set(actorId, { ...read, [COUNTED[event as keyof typeof COUNTED]]: objects })
  }
  return readers
}
