import { isDeepStrictEqual } from 'node:util'
import type { AccountId, DossierId } from '#kernel/id'
import { countAuditEntries } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { listKeptEvents, type KeptEvent } from '../db/chain.queries.ts'
import { listDossiersAfter } from '../db/dossier.queries.ts'
import type { Dossier } from '../domain/dossier.ts'
import { EVENT_TYPES, type SealedEvent } from '../domain/events.ts'
import { replayed } from '../domain/evolve.ts'
import { hashOf, signatureHashOf } from './sealing.ts'

/** The first place at which the history of a dossier is not what was sealed, or not what it led to. */
export interface BrokenChain {
  readonly code: string
  readonly seq: number
  readonly fault:
    | 'event-missing'
    | 'event-altered'
    | 'signature-altered'
    | 'state-differs'
    | 'trail-differs'
  /** What the stored dossier has otherwise than its history tells. */
  readonly differs?: readonly string[]
}

/** What a verification went through, and what it found. */
export interface Verification {
  readonly dossiers: number
  readonly events: number
  readonly broken: readonly BrokenChain[]
}

const MOST_TOLD = 100

/** What is kept of one dossier in its three places: its state, its history, the audit trail. */
interface Kept {
  readonly dossier: Dossier
  readonly filedBy: AccountId
  readonly contentHash: string
  readonly events: readonly KeptEvent[]
  /** How many of the events the audit trail tells of. */
  readonly recorded: number
}

/**
 * Goes through the history of every dossier of the locality, computes each seal anew and lives the
 * history again: an event that was altered, taken out, put in or moved breaks the chain where it
 * stands; what it led to must be the dossier as it is stored, to the last field; and the audit trail
 * must tell of as many events. So a history that was cut at its end is found even where the state was
 * set back with it. For operators and auditors; changes nothing.
 */
export async function verifyChains(context: Context, dossiersAPage = 500): Promise<Verification> {
  const broken: BrokenChain[] = []
  let dossiers = 0
  let events = 0
  let last: DossierId | null = null
  for (;;) {
    const page = await pageAfter(context, last, dossiersAPage)
    for (const kept of page) {
      dossiers += 1
      events += kept.events.length
      const fault = whereBroken(kept)
      if (fault !== null && broken.length < MOST_TOLD) {
        broken.push({ code: kept.dossier.code, ...fault })
      }
    }
    last = page.at(-1)?.dossier.id ?? null
    if (last === null) return { dossiers, events, broken }
  }
}

/** A page of dossiers with what is kept of them, all of the same moment. */
async function pageAfter(
  context: Context,
  after: DossierId | null,
  limit: number,
): Promise<Kept[]> {
  return inRead(context.db, async (read) => {
    const page = await listDossiersAfter(read, after, limit)
    const [events, recorded] = await Promise.all([
      listKeptEvents(
        read,
        page.map(({ dossier }) => dossier.id),
      ),
      countAuditEntries(
        read,
        'dossier',
        page.map(({ dossier }) => dossier.code),
        EVENT_TYPES,
      ),
    ])
    return page.map(({ dossier, ...filed }) => ({
      dossier,
      ...filed,
      events: events.get(dossier.id) ?? [],
      recorded: recorded.get(dossier.code) ?? 0,
    }))
  })
}

type Fault = Omit<BrokenChain, 'code'>

function whereBroken(kept: Kept): Fault | null {
  const { dossier, events, recorded } = kept
  const seq = events.length
  const altered = whereAltered(kept)
  if (altered !== null) return altered
  if (seq < Math.max(dossier.version, recorded)) return { seq: seq + 1, fault: 'event-missing' }
  const differs = whatDiffers(kept)
  if (differs.length > 0) return { seq, fault: 'state-differs', differs }
  return recorded === seq ? null : { seq, fault: 'trail-differs' }
}

function whereAltered({ dossier, events }: Kept): Fault | null {
  let hash = ''
  for (const [at, event] of events.entries()) {
    const seq = at + 1
    if (event.seq !== seq) return { seq, fault: 'event-missing' }
    hash = hashOf(hash, event)
    if (event.hash !== hash || event.filedYear !== dossier.filedYear) {
      return { seq, fault: 'event-altered' }
    }
    const { actorName: name, actorUnitId: unitId, actorRole: role } = event
    if (event.signatureHash !== signatureHashOf(hash, { name, unitId, role })) {
      return { seq, fault: 'signature-altered' }
    }
  }
  return null
}

/** What the stored dossier has otherwise than its history, lived again, leads to. */
function whatDiffers({ dossier, filedBy, contentHash, events }: Kept): string[] {
  const history = events as readonly unknown[] as readonly SealedEvent[]
  const lived = replayed(dossier, history)
  const [filing] = history
  if (lived === null || filing?.type !== 'dossier.submitted') return ['filing']
  const fields = Object.keys(lived) as (keyof Dossier)[]
  return [
    ...fields.filter((field) => !isDeepStrictEqual(lived[field], dossier[field])),
    ...(filing.data.contentHash === contentHash ? [] : ['contentHash']),
    ...(filing.actorId === filedBy ? [] : ['filedBy']),
  ]
}
