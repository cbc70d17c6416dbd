import path from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '../../tools/house/stages.ts'
import type { TestResults } from '../../tools/house/test-results.ts'
import { partOf, PARTS, type Part } from './parts.ts'
import { RELIABILITY } from './promises.ts'
import { runPart } from './run-part.ts'
import { SECURITY } from './security.ts'
import { codeOf, keepOutcome, readState, type State } from './state.ts'
import { proofsIn } from './test-proofs.ts'
import { verdictOn, type Outcome, type PromiseVerdict } from './verdicts.ts'

export const PROMISES = [...RELIABILITY, ...SECURITY]

const MINUTE = 60_000
const MOST_MINUTES_OF_A_PART = 30
const MOST_MINUTES_QUICK = 10

/** What of the proofs is asked for. */
export interface Asked {
  readonly isQuick: boolean
  /** The parts to run, in their order; what was shown before is not shown again. */
  readonly toRun: readonly Part[]
  /** The parts that count: also those not run now, when they were shown before. */
  readonly counting: readonly Part[]
}

/** Reads `--quick`, `--from <part>`, `--only <part>,<part>` and `--again`; what cannot be used is thrown. */
export function askedBy(given: readonly string[], state: State): Asked {
  const { values } = parseArgs({
    args: [...given],
    options: {
      quick: { type: 'boolean', default: false },
      again: { type: 'boolean', default: false },
      from: { type: 'string' },
      only: { type: 'string' },
    },
  })
  const counting = PARTS.filter(({ isQuick }) => isQuick || !values.quick)
  const names = counting.map(({ name }) => name)
  const only = values.only?.split(',') ?? names
  const strangers = [...only, values.from ?? only[0]].filter((name) => !names.includes(name ?? ''))
  if (strangers.length > 0)
    throw new Error(`There is no part ${strangers.join(', ')}. There are ${names.join(', ')}.`)
  const first = values.from === undefined ? 0 : names.indexOf(values.from)
  const isNamed = values.only !== undefined || values.from !== undefined
  const shown =
    isNamed || values.again ? [] : state.outcomes.filter(({ finding }) => finding === 'held')
  return {
    isQuick: values.quick,
    counting,
    toRun: counting.filter(
      ({ name }, at) =>
        at >= first && only.includes(name) && !shown.some(({ part }) => part === name),
    ),
  }
}

/** Runs what is asked for, part by part, keeping what each came to; then says what each promise came to. */
export async function prove(given: readonly string[]): Promise<PromiseVerdict[]> {
  const code = codeOf(ROOT)
  const fileOfForm = given.includes('--quick') ? 'quick.json' : 'whole.json'
  const file = path.join(ROOT, '.proof', fileOfForm)
  let state = readState(file, code)
  const asked = askedBy(given, state)
  const quickEnd = performance.now() + MOST_MINUTES_QUICK * MINUTE
  for (const part of asked.toRun) {
    console.log(`› ${part.name}`)
    const most = asked.isQuick
      ? Math.max(1, quickEnd - performance.now())
      : (part.mostMinutes ?? MOST_MINUTES_OF_A_PART) * MINUTE
    const outcome = await runPart(part, proofsOf(part), most)
    state = keepOutcome(file, state, outcome)
    console.log(`› ${part.name}: ${outcome.finding} (${outcome.seconds} s) ${outcome.reason ?? ''}`)
  }
  const counting = new Set(asked.counting.map(({ name }) => name))
  return PROMISES.map((promise) => verdictOn(promise, state.outcomes, counting))
}

/** What the promises came to by tests that were run already, as far as these show them. */
export function verdictsByTests(
  results: Readonly<Record<'tests' | 'journeys', readonly TestResults[]>>,
): PromiseVerdict[] {
  const quick = PARTS.filter(({ isQuick }) => isQuick)
  const outcomes = quick.map((part): Outcome => {
    const own = results[part.name as 'tests' | 'journeys']
    const proofs = proofsOf(part)
    const shown = own.map((each) => proofsIn(each, proofs, ROOT))
    return { part: part.name, finding: 'held', seconds: 0, proofs: Object.assign({}, ...shown) }
  })
  const counting = new Set(quick.map(({ name }) => name))
  return PROMISES.map((promise) => verdictOn(promise, outcomes, counting))
}

/** How many came to what, in one line. */
export function inOneLine(verdicts: readonly PromiseVerdict[]): string {
  const { held = [], broken = [], ...others } = Object.groupBy(verdicts, ({ verdict }) => verdict)
  const open = others['not shown'] ?? []
  return JSON.stringify({ held: held.length, broken: broken.length, notShown: open.length })
}

/** Every test that a promise names in a part. */
function proofsOf({ name }: Part): string[] {
  const named = PROMISES.flatMap(({ shownBy }) => shownBy)
  return [...new Set(named)].filter((proof) => partOf(proof) === name && proof !== name)
}
