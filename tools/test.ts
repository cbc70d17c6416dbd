// `npm test`: everything that must hold before a change is taken, as the build server runs it.
// `npm test -- src/modules/forms`: only the tests there.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inOneLine, verdictsByTests } from '../faults/promises/run.ts'
import { conclude, programOf, runStages, type Stage } from './house/stages.ts'
import { STATIC_STAGES } from './house/static-stages.ts'
import { failuresIn, type TestResults } from './house/test-results.ts'

const TESTS_CONFIG = 'vitest.config.ts'
const JOURNEYS_CONFIG = 'vitest.e2e.config.ts'

const given = process.argv.slice(2)
const vitest = programOf('vitest', 'vitest.mjs')
const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-results-'))
// The same sources are loaded by a hundred processes: each then finds them compiled.
process.env.NODE_COMPILE_CACHE = path.join(folder, 'compiled')
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

function resultsFile(config: string): string {
  return path.join(folder, `${config}.json`)
}

function testStage(name: string, config: string, only: readonly string[]): Stage {
  return {
    name,
    program: vitest,
    given: [
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${resultsFile(config)}`,
      ...only,
    ],
  }
}

const TESTS = testStage('tests', TESTS_CONFIG, given)
const JOURNEYS = testStage('journeys in a browser', JOURNEYS_CONFIG, [])

const outcomes = await runStages(given.length > 0 ? [TESTS] : [...STATIC_STAGES, TESTS, JOURNEYS])
const byPart = { tests: resultsOf(TESTS_CONFIG), journeys: resultsOf(JOURNEYS_CONFIG) }
const results = [...byPart.tests, ...byPart.journeys]
if (given.length === 0) tellPromises()
// Named again at the very end: a build server may keep no more than the tail of what was printed.
for (const failure of results.flatMap(failuresIn)) console.log(`\n${failure}`)
const passed = results.reduce((sum, { numPassedTests }) => sum + numPassedTests, 0)
conclude(outcomes, `, ${passed} tests passed`)

/** Promises that these tests show, as `npm run prove -- --quick` would: the broken ones, and how many are held. */
function tellPromises(): void {
  const verdicts = verdictsByTests(byPart)
  for (const each of verdicts.filter(({ verdict }) => verdict === 'broken'))
    console.log(JSON.stringify(each))
  console.log(`Promises, by these tests alone: ${inOneLine(verdicts)}`)
}

function resultsOf(config: string): TestResults[] {
  const file = resultsFile(config)
  return existsSync(file) ? [JSON.parse(readFileSync(file, 'utf8')) as TestResults] : []
}
