import type { DossierId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { listChainHeads, listSealedEvents, type ChainHead } from '../db/chain.queries.ts'
import { hashOf } from './sealing.ts'

/** The first place at which the history of a dossier is not what was sealed. */
export interface BrokenChain {
  readonly code: string
  readonly seq: number
  readonly fault: 'event-missing' | 'event-altered' | 'state-differs'
}

/** What a verification went through, and what it found. */
export interface Verification {
  readonly dossiers: number
  readonly events: number
  readonly broken: readonly BrokenChain[]
}

const MOST_TOLD = 100

type SealedRow = Awaited<ReturnType<typeof listSealedEvents>>[number]

/**
 * Goes through the history of every dossier of the locality and computes each seal anew: an event
 * that was altered, taken out, put in or moved breaks the chain where it stands, and one cut off at
 * the end differs from the dossier's own state. For operators and auditors; changes nothing.
 */
export async function verifyChains(context: Context, dossiersAPage = 500): Promise<Verification> {
  const broken: BrokenChain[] = []
  let dossiers = 0
  let events = 0
  let last: DossierId | null = null
  for (;;) {
    const page = await pageAfter(context, last, dossiersAPage)
    for (const { head, rows } of page) {
      dossiers += 1
      events += rows.length
      const fault = whereBroken(head, rows)
      if (fault !== null && broken.length < MOST_TOLD) broken.push(fault)
    }
    last = page.at(-1)?.head.id ?? null
    if (last === null) return { dossiers, events, broken }
  }
}

/** A page of dossiers with their events, both of the same moment. */
async function pageAfter(context: Context, after: DossierId | null, limit: number) {
  return inRead(context.db, async (read) => {
    const heads = await listChainHeads(read, after, limit)
    const ids = heads.map(({ id }) => id)
    const rows = ids.length === 0 ? [] : await listSealedEvents(read, ids)
    const byDossier = Map.groupBy(rows, ({ dossier_id: id }) => id)
    return heads.map((head) => ({ head, rows: byDossier.get(head.id) ?? [] }))
  })
}

function whereBroken({ code, version, lastHash }: ChainHead, rows: readonly SealedRow[]) {
  let hash = ''
  for (const [at, row] of rows.entries()) {
    const seq = at + 1
    if (row.seq !== seq) return { code, seq, fault: 'event-missing' as const }
    hash = sealOf(hash, row)
    if (row.hash.toString('hex') !== hash) return { code, seq, fault: 'event-altered' as const }
  }
  if (rows.length < version) return { code, seq: rows.length + 1, fault: 'event-missing' as const }
  if (rows.length > version || hash !== lastHash) {
    return { code, seq: rows.length, fault: 'state-differs' as const }
  }
  return null
}

function sealOf(before: string, { seq, at, actor_id: actorId, type, data }: SealedRow): string {
  return hashOf(before, { seq, at: formatInstant(at), actorId, type, data })
}
