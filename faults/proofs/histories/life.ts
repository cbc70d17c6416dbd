import { isDeepStrictEqual } from 'node:util'
import type { Dossier } from '../../../src/modules/dossiers/domain/dossier.ts'
import type { DossierEvent, SealedEvent } from '../../../src/modules/dossiers/domain/events.ts'
import { evolve } from '../../../src/modules/dossiers/domain/evolve.ts'
import type { Facts } from '../../../src/modules/dossiers/domain/facts.ts'
import type { Deed } from '../../../src/modules/dossiers/domain/life-cycle.ts'
import { sealedBy } from '../../../src/modules/dossiers/usecases/sealing.ts'
import type { Reply } from '../../../tools/test-support/callers.ts'
import type { Person, World } from './world.ts'

/** A history as it is lived. */
export interface Life {
  readonly world: World
  readonly start: Dossier
  readonly events: SealedEvent[]
  readonly states: Dossier[]
  /** By what each state is counted. */
  readonly counts: Facts[]
  /** What was done, line by line, for the one who reads of a fault. */
  readonly told: string[]
  readonly tally: Tally
}

/** What happens beside the actions: by itself, at once, or with another deed. */
export const BESIDES = [
  'count-silence',
  'on-the-spot',
  'begin-second-part',
  'not-answered',
  'due-date-moved',
] as const
export type Done = Deed | (typeof BESIDES)[number]

/** How much was tried, and of it done. */
export interface Tally {
  attempts: number
  done: number
  readonly doneOf: Map<Done, number>
  readonly refusals: Set<string>
}

export function aTally(): Tally {
  return { attempts: 0, done: 0, doneOf: new Map(), refusals: new Set() }
}

/** A history in which the server did something else than the model; tells what led there. */
export class Diverged extends Error {
  readonly told: readonly string[]

  constructor(told: readonly string[], difference: string) {
    super(difference)
    this.told = told
  }
}

/** The dossier as it stands now in the model. */
export function dossierOf({ start, states }: Life): Dossier {
  return states.at(-1) ?? start
}

/** The dossier as it was in the model when it had not ended. */
export function beforeItsEnd({ start, states }: Life): Dossier {
  return states.findLast(({ closedAt }) => closedAt === null) ?? start
}

const STATUSES: Readonly<Record<string, number>> = {
  'not-found': 404,
  forbidden: 403,
  conflict: 409,
  invalid: 422,
}

/** Requires an answer that refuses with a code, by its status. */
export function requireRefused({ told }: Life, { status, body }: Reply, expected: string): void {
  const kind = expected.slice(0, expected.indexOf('/'))
  if (status !== STATUSES[kind] || body.code !== expected) {
    throw new Diverged(told, `expected to be refused with ${expected}`)
  }
}

/** Takes into the model what happened. */
export async function happened(
  life: Life,
  action: Deed,
  event: DossierEvent,
  { actor }: Person,
): Promise<void> {
  const { world } = life

  const before = dossierOf(life)
  const by = { actor, at: world.clock.now() }
  const { event: sealed } = sealedBy(by, action, event, before)
  life.events.push(sealed)
  const after = evolve(before, sealed)
  life.states.push(after)
  life.counts.push((await world.stageOf(after, actor)).scene.facts)
}

/** Counts what was done. */
export function count(tally: Tally, action: Done): void {
  tally.done += 1
  tally.doneOf.set(action, (tally.doneOf.get(action) ?? 0) + 1)
}

/** The stored dossier is the model's. */
export async function requireStored(life: Life): Promise<void> {
  const model = dossierOf(life)
  const stored = await life.world.stored(model.code)
  const fields = Object.keys(model) as (keyof Dossier)[]
  const differing = fields.filter((field) => !isDeepStrictEqual(stored[field], model[field]))
  if (differing.length === 0) return
  const shown = differing.map(
    (field) => `${field} ${JSON.stringify(stored[field])}, not ${JSON.stringify(model[field])}`,
  )
  throw new Diverged(life.told, `stored is ${shown.join('; ')}`)
}

/** A refusal bears the number of its request; all else is the same. */
export function isSameAnswer(one: Reply, other: Reply): boolean {
  const told = ({ body }: Reply) => ({ ...body, correlationId: null })
  return isDeepStrictEqual(told(one), told(other))
}
