import { sql } from 'kysely'
import { json, type Read, type Write } from '#platform/db'
import { readRanges, writeRanges } from '../domain/ranges.ts'
import { SEALS_TO_LOOK_BACK, type Head, type Seal, type SealHead } from '../domain/seal.ts'

/** Lets one at a time seal the trail of a locality, until the end of its transaction. */
export async function lockSeals(tx: Write): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('mot-cua seals'), current_locality())`.execute(tx)
}

export async function insertSeal(tx: Write, seal: Seal): Promise<void> {
  await tx
    .insertInto('audit_seal')
    .values({
      seq: seal.seq,
      sealed_at: seal.sealedAt,
      entries: writeRanges(seal.entries),
      entry_count: seal.entryCount,
      highest_id: seal.highestId,
      heads: json(seal.heads),
      hash: Buffer.from(seal.hash, 'hex'),
    })
    .execute()
}

/** The last seal; null before the first. */
export async function findLastSeal(read: Read): Promise<Seal | null> {
  const [row] = await sealsAfter(read, -1).orderBy('seq', 'desc').limit(1).execute()
  return row === undefined ? null : sealOf(row)
}

/** Seals after one of a number, in order. */
export async function listSeals(read: Read, after: number, limit: number): Promise<Seal[]> {
  const rows = await sealsAfter(read, after).orderBy('seq').limit(limit).execute()
  return rows.map(sealOf)
}

/** Those of these seals that are there. */
export async function listHeads(read: Read, seqs: readonly number[]): Promise<SealHead[]> {
  const rows = await read
    .selectFrom('audit_seal')
    .select(['seq', 'hash'])
    .where(sql<boolean>`seq = any(${seqs}::bigint[])`)
    .execute()
  return rows.map(({ seq, hash }) => ({ seq, hash: hash.toString('hex') }))
}

/** What the next seal may be over: entries beyond an id that none of the last seals is over. */
export async function sealableAfter(
  read: Read,
  last: number,
): Promise<{ readonly beyond: number; readonly outside: string }> {
  const settled = last - SEALS_TO_LOOK_BACK
  const row = await read
    .selectFrom('audit_seal')
    .select(
      sql<string>`coalesce(range_agg(entries) filter (where seq > ${settled}), '{}')`.as('outside'),
    )
    .select(sql<number>`coalesce(max(highest_id) filter (where seq = ${settled}), 0)`.as('beyond'))
    .where('seq', '>=', settled)
    .executeTakeFirstOrThrow()
  return row
}

/**
 * Ids of entries between the highest of one seal and the highest of another that are under no seal, the lowest first: no
 * seal will come to be over them. Only seals that may be over them are looked at, and both ids bound what is read.
 */
export async function listUnsealed(
  read: Read,
  { after, upTo }: { readonly after: SealPosition; readonly upTo: SealPosition },
  limit: number,
): Promise<number[]> {
  const rows = await read
    .selectFrom('audit_entry')
    .select('id')
    .where('id', '>', after.highestId)
    .where('id', '<=', upTo.highestId)
    .where(
      sql<boolean>`not id <@ (select coalesce(range_agg(entries), '{}') from audit_seal
        where seq > ${after.seq} and seq <= ${upTo.seq + SEALS_TO_LOOK_BACK})`,
    )
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** How far the trail was sealed by a seal. */
export type SealPosition = Pick<Seal, 'seq' | 'highestId'>

function sealsAfter(read: Read, seq: number) {
  return read
    .selectFrom('audit_seal')
    .select(['seq', 'sealed_at', 'entries', 'entry_count', 'highest_id', 'heads', 'hash'])
    .where('seq', '>', seq)
}

function sealOf(row: {
  readonly seq: number
  readonly sealed_at: Date
  readonly entries: string
  readonly entry_count: number
  readonly highest_id: number
  readonly heads: unknown
  readonly hash: Buffer
}): Seal {
  return {
    seq: row.seq,
    sealedAt: row.sealed_at,
    entries: readRanges(row.entries),
    entryCount: row.entry_count,
    highestId: row.highest_id,
    heads: row.heads as readonly Head[],
    hash: row.hash.toString('hex'),
  }
}
