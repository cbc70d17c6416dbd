import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { AccountId, UnitId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import type { Actor } from '#platform/access'
import type { Signature } from '../db/dossier-writes.queries.ts'
import type { Dossier } from '../domain/dossier.ts'
import type { DossierEvent } from '../domain/events.ts'
import { DONE_BY, type Action } from '../domain/life-cycle.ts'
import type { SealedEvent } from '../domain/sealed-event.ts'

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

/** In whose name, unit and role an event is kept: of an officer, the ones in which they acted. */
export function signatureFor(
  actor: Actor,
  action: Action | 'file',
  event: SealedEvent,
  dossier: Dossier,
): Signature {
  if (actor.kind !== 'staff') return { name: actor.displayName, unitId: null, role: actor.kind }
  const { unitId, role } = placeOf(event, dossier)
  const roles: readonly string[] = action === 'file' ? ['reception'] : DONE_BY[action]
  const held = actor.roles.filter((each) => each.reach.has(unitId) && roles.includes(each.role))
  const acted = held.find((each) => each.role === role) ?? held[0]
  return { name: actor.displayName, unitId, role: acted?.role ?? 'reception' }
}

/** Where an event happened: at its step, or at the place that receives and returns. */
function placeOf(event: SealedEvent, dossier: Dossier): { unitId: UnitId; role: string } {
  if ('ordinal' in event.data) {
    const { ordinal } = event.data
    const step = dossier.steps.find((each) => each.ordinal === ordinal)
    if (step !== undefined) return { unitId: step.unitId, role: step.role }
  }
  if (event.type === 'supplement.requested' && event.data.stepId !== null) {
    const { stepId } = event.data
    const step = dossier.steps.findLast((each) => each.stepId === stepId)
    if (step !== undefined) return { unitId: step.unitId, role: step.role }
  }
  const unitId =
    event.type === 'result.handed-over' ? dossier.returnUnitId : dossier.receivingUnitId
  return { unitId, role: 'reception' }
}
