import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { AccountId, UnitId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import { nameActing, standsInFor, type Absent, type Actor } from '#platform/access'
import type { Signature } from '../db/dossier-writes.queries.ts'
import { openSteps, type Dossier } from '../domain/dossier.ts'
import { keptData, type DossierEvent, type SealedEvent } from '../domain/events.ts'
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
  by: { readonly actorId: AccountId; readonly at: Date; readonly insteadOf: Absent | null },
): SealedEvent {
  const seq = after.seq + 1
  const { actorId, at } = by
  const done = {
    ...event,
    ...(by.insteadOf === null ? {} : { insteadOf: by.insteadOf.accountId }),
  }
  const { type } = event
  const data = keptData(done)
  const hash = hashOf(after.hash, { seq, at: formatInstant(at), actorId, type, data })
  return { ...done, seq, at, actorId, hash }
}

/** Who an act is kept for: name, unit and role, and the one in whose place it was done. */
export interface ActingSignature extends Signature {
  readonly insteadOf: Absent | null
}

/**
 * In whose name, unit and role an event is kept: of an officer, the ones in which they acted. What is
 * done to the step of an absent officer, or in a role that is only theirs, is done in their place.
 * `dossier` is as it was before.
 */
export function signatureFor(
  actor: Actor,
  action: Action | 'file',
  event: DossierEvent,
  dossier: Dossier,
): ActingSignature {
  if (actor.kind !== 'staff') {
    return { name: actor.displayName, unitId: null, role: actor.kind, insteadOf: null }
  }
  const roles: readonly string[] = action === 'file' ? ['reception'] : DONE_BY[action]
  const own = actor.roles.toSorted((one, other) => rankOf(one) - rankOf(other))
  const heldAt = ({ unitId, role }: Place) => {
    const held = own.filter((each) => each.reach.has(unitId) && roles.includes(each.role))
    const asHead = action === 'assign' ? held.find(headsByThemselves) : undefined
    return asHead ?? held.find((each) => each.role === role) ?? held[0]
  }
  const places = placesOf(event, dossier)
  const place = places.find((each) => heldAt(each) !== undefined) ?? places[0]
  const held = place === undefined ? undefined : heldAt(place)
  const isHead = action === 'assign' && held !== undefined && headsByThemselves(held)
  const insteadOf = isHead ? null : (absentHolder(actor, event, dossier) ?? held?.insteadOf ?? null)
  return {
    name: nameActing(actor, insteadOf),
    unitId: place?.unitId ?? dossier.receivingUnitId,
    role: held?.role ?? 'reception',
    insteadOf,
  }
}

/** One's own roles come before those of others. */
function rankOf({ insteadOf }: Actor['roles'][number]): number {
  return insteadOf === undefined ? 0 : 1
}

/** Heads deal out the work of their unit, whoever has it, in their own name. */
function headsByThemselves({ role, insteadOf }: Actor['roles'][number]): boolean {
  return insteadOf === undefined && (role === 'division-head' || role === 'approver')
}

/** The absent officer whose step the event is about. */
function absentHolder(actor: Actor, event: DossierEvent, dossier: Dossier): Absent | undefined {
  const holders = stepsOf(event, dossier).map(({ assigneeId }) => assigneeId)
  return standsInFor(actor).find(({ accountId }) => holders.includes(accountId))
}

interface Place {
  readonly unitId: UnitId
  readonly role: string
}

/** Where an event may have happened, the likelier place first. */
function placesOf(event: DossierEvent, dossier: Dossier): Place[] {
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
function stepsOf({ data }: DossierEvent, dossier: Dossier): Dossier['steps'] {
  if ('ordinal' in data) return dossier.steps.filter(({ ordinal }) => ordinal === data.ordinal)
  if (!('stepId' in data) || data.stepId === null) return []
  const step = dossier.steps.findLast(({ stepId }) => stepId === data.stepId)
  return step === undefined ? [] : [step]
}
