import { hash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { AccountId, UnitId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import { nameActing, standsInFor, type Absent, type Actor } from '#platform/access'
import type { Signature } from '../db/dossier-values.ts'
import { openSteps, type Dossier } from '../domain/dossier.ts'
import { keptData, type DossierEvent, type SealedEvent } from '../domain/events.ts'
import { DONE_BY, type Deed } from '../domain/life-cycle.ts'

/** What the hash of an event is taken over, in the words of the HTTP contract. */
interface Sealed {
  readonly seq: number
  readonly at: Date
  readonly actorId: AccountId
  readonly type: string
  readonly data: unknown
}

/** The hash of an event: SHA-256 over the hash before (hexadecimal) and its canonical JSON (RFC 8785). */
export function hashOf(previousHash: string, { seq, at, actorId, type, data }: Sealed): string {
  return sha256(previousHash, { seq, at: formatInstant(at), actorId, type, data })
}

/**
 * Ties to an event in whose name it is kept. Not part of the hash of the event: the interface promises
 * what that is taken over, and the applicant, who sees no names of officers, can compute it.
 */
export function signatureHashOf(
  eventHash: string,
  { name, unitId, role }: Omit<Signature, 'hash'>,
): string {
  return sha256(eventHash, { name, unitId, role })
}

function sha256(before: string, content: unknown): string {
  return hash('sha256', before + (canonicalize(content) ?? ''))
}

/** What sealing adds to an event. */
type Seal = Pick<SealedEvent, 'seq' | 'at' | 'actorId' | 'hash'>

/** Gives an event its number, its time and the hash that ties it to the one before. */
export function seal<Event extends DossierEvent>(
  event: Event,
  before: Pick<Dossier, 'version' | 'chainHead'>,
  by: { readonly actorId: AccountId; readonly at: Date },
): Event & Seal {
  const numbered = { ...event, seq: before.version + 1, at: by.at, actorId: by.actorId }
  return { ...numbered, hash: hashOf(before.chainHead, { ...numbered, data: keptData(event) }) }
}

/** The name that an event is kept under, tied to the event. */
export function signed(eventHash: string, signer: Omit<Signature, 'hash'>): Signature {
  return { ...signer, hash: signatureHashOf(eventHash, signer) }
}

/** A sealed event and in whose name it is kept. */
export interface SealedWith {
  readonly event: SealedEvent
  readonly signature: Signature
}

/**
 * Seals an event and says in whose name it is kept. `before` is the dossier to which it happens.
 */
export function sealedBy(
  by: { readonly actor: Actor; readonly at: Date },
  action: Deed | 'file',
  event: DossierEvent,
  before: Dossier,
): SealedWith {
  return sealedFor(by, event, before, signerOf(by.actor, action, event, before))
}

/** The same, kept in a name that the act itself says. */
export function sealedFor(
  by: { readonly actor: Actor; readonly at: Date },
  event: DossierEvent,
  before: Dossier,
  { insteadOf, ...signer }: Signer,
): SealedWith {
  const done = { ...event, ...(insteadOf === null ? {} : { insteadOf: insteadOf.accountId }) }
  const sealed = seal(done, before, { actorId: by.actor.accountId, at: by.at })
  return { event: sealed, signature: signed(sealed.hash, signer) }
}

/** Who an act is kept for: name, unit and role, and the one in whose place it was done. */
interface Signer extends Omit<Signature, 'hash'> {
  readonly insteadOf: Absent | null
}

/**
 * In whose name, unit and role an event is kept: of an officer, the ones in which they acted. What is
 * done to the step of an absent officer, or in a role that is only theirs, is done in their place.
 * `dossier` is as it was before.
 */
function signerOf(
  actor: Actor,
  action: Deed | 'file',
  event: DossierEvent,
  dossier: Dossier,
): Signer {
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
    case 'process.changed':
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
