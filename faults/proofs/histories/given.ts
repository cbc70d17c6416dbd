import type { Dossier } from '../../../src/modules/dossiers/domain/dossier.ts'
import type { DossierEvent, SealedEvent } from '../../../src/modules/dossiers/domain/events.ts'
import type { Person, Stage, World } from './world.ts'

/** One of four ways to do each action, right or wrong, and on what. */
export interface Given extends Stage {
  readonly world: World
  readonly dossier: Dossier
  /** The dossier as it was when it had not ended. */
  readonly before: Dossier
  readonly person: Person
  readonly variant: number
  /** What has happened to the dossier until now. */
  readonly history: readonly SealedEvent[]
}

/** How an action is asked for over the interface, and what the model decides on the same. */
export interface Way {
  readonly body: object
  readonly decide: () => DossierEvent
  /** The book a number is taken from when it is done. */
  readonly book?: string
}

export const REASON = 'Theo đề nghị và hồ sơ kèm theo.'
export const ITEMS = [{ componentId: null, text: 'Bản rõ hơn' }]
export const DAY = 86_400_000

/** One of several, by the number of the variant. */
export function pick<Value>(values: readonly Value[], variant: number): Value {
  const value = values[variant % values.length]
  if (value === undefined) throw new Error('there is nothing to pick from')
  return value
}
