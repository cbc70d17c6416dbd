import fc from 'fast-check'
import { ACTIONS } from '#modules/dossiers'
import {
  aCitizen,
  approver,
  clerk,
  aProcess,
  handler,
  head,
  reception,
} from '../src/modules/dossiers/test-support/builders.ts'
import { live, type Attempt } from '../src/modules/dossiers/test-support/histories.ts'
import { requireLawful } from '../src/modules/dossiers/test-support/laws.ts'

const DOERS = [aCitizen(), reception, handler, head, approver, clerk]
const ATTEMPTS = 24
const SAMPLE = 2_000

/** How many random histories one core lives and checks in a second, 24 attempts each, by the rules alone. */
export function historiesPerSecond(seconds = 2): number {
  const process = aProcess()
  const draws = fc.array(fc.nat(999_999), { minLength: ATTEMPTS, maxLength: ATTEMPTS })
  const histories = fc.sample(draws, { numRuns: SAMPLE, seed: 1 })
  const began = performance.now()
  let lived = 0
  do {
    requireLawful(live(process, (histories[lived % SAMPLE] ?? []).map(attemptOf)))
    lived += 1
  } while (performance.now() - began < seconds * 1000)
  return Math.round((lived * 1000) / (performance.now() - began))
}

/** Anything, by anyone, after some hours. */
function attemptOf(drawn: number): () => Attempt {
  const action = ACTIONS[drawn % ACTIONS.length] ?? 'receive'
  const rest = Math.floor(drawn / ACTIONS.length)
  const doer = DOERS[rest % DOERS.length] ?? reception
  return () => ({ action, doer, variant: rest % 4, hours: [0, 1, 5, 30][rest % 4] ?? 0 })
}

if (import.meta.main) console.log(JSON.stringify({ historiesPerSecond: historiesPerSecond() }))
