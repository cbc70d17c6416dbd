import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { AccountId, UnitId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import type { Actor } from '#platform/access'
import type { Signature } from '../db/dossier-writes.queries.ts'
import { openSteps, type Dossier } from '../domain/dossier.ts'
import type { DossierEvent } from '../domain/events.ts'
import type { SealedEvent } from '../domain/events.ts'
import { DONE_BY, type Action } from '../domain/life-cycle.ts'

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
  const roles: readonly string[] = action === 'file' ? ['reception'] : DONE_BY[action]
  const heldAt = ({ unitId, role }: Place) => {
    const held = actor.roles.filter((each) => each.reach.has(unitId) && roles.includes(each.role))
    return held.find((each) => each.role === role) ?? held[0]
  }
  const places = placesOf(event, dossier)
  const place = places.find((each) => heldAt(each) !== undefined) ?? places[0]
  return {
    name: actor.displayName,
    unitId: place?.unitId ?? dossier.receivingUnitId,
    role: (place === undefined ? undefined : heldAt(place))?.role ?? 'reception',
  }
}

interface Place {
  readonly unitId: UnitId
  readonly role: string
}

/** Where an event may have happened, the likelier place first. */
function placesOf(event: SealedEvent, dossier: Dossier): Place[] {
  const receiving = { unitId: dossier.receivingUnitId, role: 'reception' }
  switch (event.type) {
    case 'consultation.answered': {
      const { consultation } = event.data
      return dossier.consultations
        .filter(({ ordinal }) => ordinal === consultation)
        .map(({ unitId }) => ({ unitId, role: 'handler' }))
    }
    case 'dossier.extended':
    case 'dossier.stopped':
    case 'dossier.reopened':
    case 'result.corrected':
      return [{ unitId: dossier.competentUnitId, role: 'approver' }]
    case 'dossier.transferred':
      return [receiving, { unitId: dossier.competentUnitId, role: 'approver' }]
    case 'payment.requested':
      return [...openSteps(dossier), receiving]
    case 'result.handed-over':
      return [{ unitId: dossier.returnUnitId, role: 'reception' }]
    default:
      return [...stepsOf(event, dossier), receiving]
  }
}

/** The step that an event is about. */
function stepsOf({ data }: SealedEvent, dossier: Dossier): Place[] {
  if ('ordinal' in data) return dossier.steps.filter(({ ordinal }) => ordinal === data.ordinal)
  if (!('stepId' in data) || data.stepId === null) return []
  const step = dossier.steps.findLast(({ stepId }) => stepId === data.stepId)
  return step === undefined ? [] : [step]
}
