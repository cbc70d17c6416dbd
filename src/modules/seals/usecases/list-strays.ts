import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { listSeals, listUnsealed, type SealPosition } from '../db/seal.queries.ts'

/** At 5,000 entries to a seal at most, a step is done in a second or so. */
const SEALS_A_STEP = 100

/**
 * Ids of entries of the past that are under no seal, the lowest first, up to what a seal reached. Looked for step by
 * step, as no question may take as long as a whole trail does.
 */
export async function listStrays(
  { db }: Pick<Context, 'db'>,
  settled: SealPosition,
  { limit, step = SEALS_A_STEP }: { readonly limit: number; readonly step?: number },
): Promise<number[]> {
  const strays: number[] = []
  let after: SealPosition = { seq: 0, highestId: Number.MIN_SAFE_INTEGER }
  while (after.seq < settled.seq && strays.length < limit) {
    const from = after
    const next = Math.min(from.seq + step, settled.seq)
    after = await inRead(db, async (read) => {
      const [{ seq, highestId } = settled] = await listSeals(read, next - 1, 1)
      const upTo = { seq, highestId: Math.min(highestId, settled.highestId) }
      strays.push(...(await listUnsealed(read, { after: from, upTo }, limit - strays.length)))
      return { seq, highestId: Math.max(from.highestId, upTo.highestId) }
    })
  }
  return strays
}
