import fc from 'fast-check'
import { SettableClock } from '#kernel/clock'
import { ACTIONS } from '#modules/dossiers'
import { whatIsNotWhole } from './histories/afterwards.ts'
import { aTally, BESIDES, Diverged, type Tally } from './histories/life.ts'
import { play, type DrawnHistory } from './histories/play.ts'
import { aWorld, BEGINNINGS } from './histories/world.ts'
import type { ProofServer } from './proof-server.ts'
import { verdictOf, type Verdict } from './verdict.ts'

const MOST_ATTEMPTS = 40
/** With so many histories every action is done somewhere. */
const ENOUGH = 100

const attempts = fc.record({
  choice: fc.nat(9_999),
  wait: fc.nat(6),
  variant: fc.nat(3),
  manner: fc.nat(8),
})
const histories: fc.Arbitrary<DrawnHistory> = fc.record({
  beginning: fc.nat(BEGINNINGS.length - 1),
  attempts: fc.array(attempts, { maxLength: MOST_ATTEMPTS, size: 'max' }),
})

/**
 * Lives random histories over the interface, under both rulebooks, by officers and persons who may
 * and who may not, with stale versions, repeated requests, nights in which the timer runs and days on which offices close. Each is
 * compared with the pure model after every attempt; what diverges is shrunk to the shortest history
 * that does, and told line by line. Afterwards the database as a whole is looked through.
 */
export async function proveHistories(
  server: ProofServer,
  runs: number,
  seed: number,
): Promise<Verdict> {
  const { clock } = server.installation
  if (!(clock instanceof SettableClock)) throw new Error('histories need a clock that can be set')
  const world = await aWorld(server, clock)
  const tally = aTally()
  const began = performance.now()
  const result = await fc.check(
    fc.asyncProperty(histories, (drawn) => play(world, drawn, tally)),
    { numRuns: runs, seed },
  )
  const seconds = (performance.now() - began) / 1000
  const faults = result.failed
    ? reproduction(result)
    : [...(await whatIsNotWhole(world)), ...(runs < ENOUGH ? [] : neverDone(tally))]
  const figures = {
    seed,
    histories: result.numRuns,
    attempts: tally.attempts,
    done: tally.done,
    kindsDone: tally.doneOf.size,
    sittings: tally.doneOf.get('on-the-spot') ?? 0,
    silences: tally.doneOf.get('count-silence') ?? 0,
    secondParts: tally.doneOf.get('begin-second-part') ?? 0,
    kindsRefused: tally.refusals.size,
    historiesPerSecond: Math.round((10 * result.numRuns) / seconds) / 10,
  }
  return verdictOf('histories', figures, faults)
}

/** What so many histories never came to: then the proof says nothing of it. */
function neverDone({ doneOf }: Tally): string[] {
  return ([...ACTIONS, ...BESIDES] as const)
    .filter((kind) => !doneOf.has(kind))
    .map((kind) => `${kind} was never done`)
}

/** The shortest history that diverges, and how to live it again. */
function reproduction({
  errorInstance,
  counterexamplePath,
  counterexample,
}: fc.RunDetails<[DrawnHistory]>): string[] {
  const told = errorInstance instanceof Diverged ? errorInstance.told : []
  return [
    String(errorInstance),
    ...told.slice(-12),
    `path ${counterexamplePath}: ${JSON.stringify(counterexample)}`,
  ]
}
