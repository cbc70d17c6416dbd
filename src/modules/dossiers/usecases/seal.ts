import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { AccountId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import type { DossierEvent } from '../domain/events.ts'
import type { SealedEvent } from '../domain/evolve.ts'

/** What the hash of an event is taken over, in the words of the HTTP contract. */
interface Sealed {
  readonly seq: number
  readonly at: string
  readonly actorId: AccountId
  readonly type: string
  readonly data: unknown
}

/** The hash of an event: SHA-256 over the hash before (hexadecimal) and its canonical JSON (RFC 8785). */
export function hashOf(previousHash: string, sealed: Sealed): string {
  return createHash('sha256')
    .update(previousHash)
    .update(canonicalize(sealed) ?? '')
    .digest('hex')
}

/** Gives an event its number, its time and the hash that ties it to the one before. */
export function seal(
  event: DossierEvent,
  after: { readonly seq: number; readonly hash: string },
  by: { readonly actorId: AccountId; readonly at: Date },
): SealedEvent {
  const seq = after.seq + 1
  const hash = hashOf(after.hash, { ...event, seq, at: formatInstant(by.at), actorId: by.actorId })
  return { ...event, seq, at: by.at, actorId: by.actorId, hash }
}
