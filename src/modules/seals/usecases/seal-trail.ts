import { chainHeads } from '#modules/dossiers'
import { listEntriesOutside } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction, type Write } from '#platform/db'
import { findLastSeal, insertSeal, lockSeals, sealableAfter } from '../db/seal.queries.ts'
import { rangesOf } from '../domain/ranges.ts'
import type { Seal, SealHead } from '../domain/seal.ts'
import { sealHash } from './seal-hash.ts'

/** So many entries go under one seal at most. */
const MOST_UNDER_A_SEAL = 5_000

/**
 * Seals what the audit trail has gained since the last time: entries, and where the histories of the dossiers they tell
 * of stand. Sealed in batches, not as they are written: an entry that had to know the hash before it would make every
 * reading and every change of a province wait in one line.
 *
 * Legal basis: Decree 85/2016/NĐ-CP (system logs are protected from change). Safe to run twice and to be cut short: what
 * is under a seal is not sealed again, and one seals at a time.
 */
export async function sealTrail(context: Context): Promise<void> {
  let sealed: number
  do sealed = await inTransaction(context.db, (tx) => sealNext(tx, context))
  while (sealed === MOST_UNDER_A_SEAL)
}

/** Seals one batch and tells how many entries it has. */
async function sealNext(tx: Write, { clock }: Context): Promise<number> {
  await lockSeals(tx)
  const last = await findLastSeal(tx)
  const sealable = await sealableAfter(tx, last?.seq ?? 0)
  const entries = await listEntriesOutside(tx, { ...sealable, limit: MOST_UNDER_A_SEAL })
  const [first] = entries
  if (first === undefined) return 0
  const codes = entries.flatMap(({ objectKind, objectId }) =>
    objectKind === 'dossier' ? [objectId] : [],
  )
  const heads = await chainHeads(tx, [...new Set(codes)].toSorted())
  const seal: Omit<Seal, 'hash'> = {
    seq: (last?.seq ?? 0) + 1,
    sealedAt: clock.now(),
    entries: rangesOf(entries.map(({ id }) => id)),
    entryCount: entries.length,
    highestId: Math.max(last?.highestId ?? 0, entries.at(-1)?.id ?? first.id),
    heads: heads.map(({ code, seq, hash }) => [code, seq, hash]),
  }
  await insertSeal(tx, { ...seal, hash: sealHash(last?.hash ?? '', seal, entries) })
  return entries.length
}

/** The last seal of the locality, for a witness outside the database; null before the first. */
export async function lastSeal({ db }: Pick<Context, 'db'>): Promise<SealHead | null> {
  const seal = await inRead(db, findLastSeal)
  return seal === null ? null : { seq: seal.seq, hash: seal.hash }
}
