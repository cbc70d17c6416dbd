import { hashesOfEvents } from '#modules/dossiers'
import { countEntriesBeyond, listEntriesWithin, type KeptEntry } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, type Read } from '#platform/db'
import { findLastSeal, listHeads, listSeals, type SealPosition } from '../db/seal.queries.ts'
import { idsIn, writeRanges } from '../domain/ranges.ts'
import { SEALS_TO_LOOK_BACK, type Seal, type SealHead } from '../domain/seal.ts'
import { listStrays } from './list-strays.ts'
import { sealHash } from './seal-hash.ts'

/** A place at which the audit trail, or a history it tells of, is not what was sealed. */
export type BrokenSeal =
  | { readonly seal: number; readonly fault: 'seal-missing' | 'seal-altered' }
  | { readonly seal: number; readonly fault: 'entry-missing'; readonly entry: number }
  | { readonly seal: number; readonly fault: 'history-differs'; readonly code: string }
  | { readonly seal: null; readonly fault: 'entry-unsealed'; readonly entry: number }

/** What a verification of the trail went through, and what it found. */
export interface TrailVerification {
  readonly seals: number
  readonly entries: number
  /** Entries of the last minutes that are under no seal yet. */
  readonly unsealed: number
  readonly broken: readonly BrokenSeal[]
}

const MOST_TOLD = 100
const SEALS_A_PAGE = 200
const ENTRIES_A_PAGE = 20_000

/**
 * Computes every seal of the locality's audit trail anew: an entry that was altered, taken out, put in or swapped is
 * found with its seal, and so is a dossier whose whole history was written anew. For operators and auditors; changes
 * nothing. That seals and trail were cut together, or all was put back to an earlier state, a witness outside the
 * database finds (`sealsThatDiffer`).
 */
export async function verifyTrail(context: Context): Promise<TrailVerification> {
  const broken: BrokenSeal[] = []
  let entries = 0
  let before: SealHead = { seq: 0, hash: '' }
  for (;;) {
    const page = await inRead(context.db, (read) => pageAfter(read, before.seq))
    for (const kept of page) {
      broken.push(...faultsOf(kept, before))
      entries += kept.entries.length
      before = kept.seal
    }
    if (page.length === 0) break
  }
  const { unsealed, settled } = await inRead(context.db, beyondSeals)
  const strays = settled === null ? [] : await listStrays(context, settled, { limit: MOST_TOLD })
  for (const entry of strays) broken.push({ seal: null, fault: 'entry-unsealed', entry })
  return { seals: before.seq, entries, unsealed, broken: broken.slice(0, MOST_TOLD) }
}

/** Which of these seals, as a witness saw them, are not there or are others. */
export async function sealsThatDiffer(
  { db }: Pick<Context, 'db'>,
  seen: readonly SealHead[],
): Promise<readonly (SealHead & { readonly fault: 'seal-gone' | 'seal-differs' })[]> {
  const found = await inRead(db, (read) =>
    listHeads(
      read,
      seen.map(({ seq }) => seq),
    ),
  )
  const hashes = new Map(found.map(({ seq, hash }) => [seq, hash]))
  return seen.flatMap((head) => {
    const hash = hashes.get(head.seq)
    if (hash === head.hash) return []
    return [{ ...head, fault: hash === undefined ? 'seal-gone' : 'seal-differs' } as const]
  })
}

/** A seal with what is there of all that is under it. */
interface Kept {
  readonly seal: Seal
  readonly entries: readonly KeptEntry[]
  readonly missing: readonly number[]
  /** Dossiers whose event is not the one that was sealed. */
  readonly otherHistories: readonly string[]
}

async function pageAfter(read: Read, after: number): Promise<Kept[]> {
  const listed = await listSeals(read, after, SEALS_A_PAGE)
  let most = ENTRIES_A_PAGE
  const seals = listed.filter(({ entryCount }, at) => (most -= entryCount) >= 0 || at === 0)
  if (seals.length === 0) return []
  const ranges = seals.flatMap((seal) => seal.entries)
  const [found, hashes] = await Promise.all([
    listEntriesWithin(read, writeRanges(ranges)),
    hashesOfEvents(
      read,
      seals.flatMap(({ heads }) => heads.map(([code, seq]) => ({ code, seq }))),
    ),
  ])
  const byId = new Map(found.map((entry) => [entry.id, entry]))
  return seals.map((seal) => {
    const ids = [...idsIn(seal.entries)]
    return {
      seal,
      entries: ids.flatMap((id) => byId.get(id) ?? []),
      missing: ids.filter((id) => !byId.has(id)),
      otherHistories: seal.heads.flatMap(([code, seq, hash]) =>
        hashes.get(`${code} ${seq}`) === hash ? [] : [code],
      ),
    }
  })
}

function faultsOf(
  { seal, entries, missing, otherHistories }: Kept,
  before: SealHead,
): BrokenSeal[] {
  const { seq, hash, ...rest } = seal
  const isWhole = missing.length === 0
  return [
    ...(seq === before.seq + 1 ? [] : [{ seal: before.seq + 1, fault: 'seal-missing' } as const]),
    ...missing.map((entry) => ({ seal: seq, fault: 'entry-missing', entry }) as const),
    ...(isWhole && sealHash(before.hash, { seq, ...rest }, entries) !== hash
      ? [{ seal: seq, fault: 'seal-altered' } as const]
      : []),
    ...otherHistories.map((code) => ({ seal: seq, fault: 'history-differs', code }) as const),
  ]
}

/** How many entries wait for the next seal, and the seal up to which none will come to be under another. */
async function beyondSeals(
  read: Read,
): Promise<{ readonly unsealed: number; readonly settled: SealPosition | null }> {
  const last = await findLastSeal(read)
  const unsealed = await countEntriesBeyond(read, last?.highestId ?? 0)
  if (last === null) return { unsealed, settled: null }
  const [settled] = await listSeals(read, last.seq - SEALS_TO_LOOK_BACK - 1, 1)
  return { unsealed, settled: settled?.seq === last.seq - SEALS_TO_LOOK_BACK ? settled : null }
}
