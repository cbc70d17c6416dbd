// `npm test`: everything that must hold before a change is taken, as the build server runs it.
// `npm test -- src/modules/forms`: only the tests there.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { conclude, programOf, runStages, type Stage } from './house/stages.ts'
import { STATIC_STAGES } from './house/static-stages.ts'

const given = process.argv.slice(2)
const vitest = programOf('vitest', 'vitest.mjs')
const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-results-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

function testStage(name: string, config: string, only: readonly string[]): Stage {
  const results = path.join(folder, `${config}.json`)
  return {
    name,
    program: vitest,
    given: [
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${results}`,
      ...only,
    ],
  }
}

const TESTS = testStage('tests', 'vitest.config.ts', given)
const JOURNEYS = testStage('journeys in a browser', 'vitest.e2e.config.ts', [])

const outcomes = await runStages(given.length > 0 ? [TESTS] : [...STATIC_STAGES, TESTS, JOURNEYS])
conclude(outcomes, `, ${passedTests()} tests passed`)

function passedTests(): number {
  const counts = ['vitest.config.ts', 'vitest.e2e.config.ts'].map((config) => {
    try {
      const text = readFileSync(path.join(folder, `${config}.json`), 'utf8')
      return (JSON.parse(text) as { readonly numPassedTests: number }).numPassedTests
    } catch {
      return 0
    }
  })
  return counts.reduce((sum, count) => sum + count, 0)
}
