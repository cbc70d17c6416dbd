import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ROOT } from '../../tools/house/stages.ts'
import { fileOf, partOf, PARTS } from './parts.ts'
import type { Promised } from './promises.ts'
import { askedBy, PROMISES } from './run.ts'
import { keepOutcome, readState } from './state.ts'
import { proofsIn } from './test-proofs.ts'
import { exitCodeOf, verdictOn, type Outcome } from './verdicts.ts'

/** The promises by which the installation is judged; what concerns one that is not built yet is not among them. */
const ASKED_FOR = [
  ...[1, 2, 3, 4, 5, 6, 9, 11, 12, 14, 15, 16, 17, 18, 20, 21, 22, 23, 24].map((at) => `R${at}`),
  ...[...Array(19).keys()].map((at) => `S${at + 1}`),
  'S23',
  'S24',
  'S26',
]

const MARK = '<!-- promises -->'
const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-proof-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the table of promises', () => {
  test('has each of them once', () => {
    expect(PROMISES.map(({ name }) => name)).toEqual(ASKED_FOR)
  })

  test.each(PROMISES.map((promise) => [promise.name, promise] as const))(
    'names what shows %s, which exists, or says what is missing',
    (_, promise) => {
      const lost = promise.shownBy.filter((proof) => !exists(proof))

      expect(lost).toEqual([])
      expect(promise.shownBy.length > 0 || promise.notShown !== undefined).toBe(true)
    },
  )

  test('has a part for every command that proves something', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    const commands = Object.keys(scripts).filter((name) => name.startsWith('prove:'))

    const programs = PARTS.flatMap(({ name, runs }) => ('program' in runs ? [`prove:${name}`] : []))

    expect(programs.toSorted()).toEqual(commands.toSorted())
  })
})

test('stands in docs/proof.md', () => {
  const file = path.join(ROOT, 'docs/proof.md')
  const page = readFileSync(file, 'utf8')
  const [before = ''] = page.split(MARK)
  const rows = PROMISES.map(({ name, says, shownBy, within = [], notShown = '' }) => {
    const limits = within.map(({ figure, atMost }) => `${figure} ≤ ${atMost}`)
    const proofs = [...shownBy.map((proof) => `\`${proof}\``), ...limits]
    return `| ${name} | ${says} | ${proofs.join('<br>')} | ${notShown} |`
  })
  const heading = ['| | Promise | Shown by | Not shown |', '|---|---|---|---|']
  const whole = `${before}${MARK}\n\n${[...heading, ...rows].join('\n')}\n`
  if (process.env.REVIEW === 'write') writeFileSync(file, whole)

  expect(readFileSync(file, 'utf8')).toBe(whole)
})

function exists(proof: string): boolean {
  if (PARTS.some(({ name }) => name === proof)) return true
  const file = path.join(ROOT, fileOf(proof))
  const title = proof.split(' > ')[1]
  if (!existsSync(file)) return false
  return title === undefined || readFileSync(file, 'utf8').includes(`'${title}'`)
}

const A_TEST = 'a.test.ts > holds %s'
const PROMISE: Promised = { name: 'R0', says: 'It holds', shownBy: ['kills', A_TEST] }
const ALL = new Set(['kills', 'tests'])
const KILLED: Outcome = {
  part: 'kills',
  finding: 'held',
  seconds: 1,
  verdict: { proof: 'kills', holds: true, figures: { longestMs: 900 }, faults: [] },
}
const TESTED: Outcome = {
  part: 'tests',
  finding: 'held',
  seconds: 1,
  proofs: { [A_TEST]: 'held' },
}

describe('a promise', () => {
  test('is held when all that shows it is, and tells by what', () => {
    const verdict = verdictOn(PROMISE, [KILLED, TESTED], ALL)

    expect(verdict).toMatchObject({ verdict: 'held', shownBy: ['kills', A_TEST] })
    expect(verdict.reason).toBeUndefined()
  })

  test('is broken when one of its proofs is, whatever else is missing', () => {
    const broken: Outcome = { ...KILLED, finding: 'broken', reason: 'two were lost' }

    expect(verdictOn({ ...PROMISE, notShown: 'more' }, [broken], ALL)).toMatchObject({
      verdict: 'broken',
      reason: 'kills: two were lost',
    })
  })

  test('is not shown while a part did not run, a test was left out or something is missing', () => {
    const reasons = [
      verdictOn(PROMISE, [TESTED], ALL),
      verdictOn(PROMISE, [KILLED, { ...TESTED, proofs: {} }], ALL),
      verdictOn({ ...PROMISE, notShown: 'the rest' }, [KILLED, TESTED], ALL),
      verdictOn({ ...PROMISE, shownBy: ['kills'] }, [TESTED], new Set(['tests'])),
    ].map(({ verdict, reason }) => [verdict, reason])

    expect(reasons).toEqual([
      ['not shown', 'kills did not run'],
      ['not shown', A_TEST],
      ['not shown', 'the rest'],
      ['not shown', 'at length only'],
    ])
  })

  test('is broken when a figure is beyond its limit, and not shown when nobody tells it', () => {
    const within = (figure: string, atMost: number) =>
      verdictOn({ ...PROMISE, within: [{ part: 'kills', figure, atMost }] }, [KILLED, TESTED], ALL)
        .verdict

    expect([within('longestMs', 900), within('longestMs', 899), within('other', 1)]).toEqual([
      'held',
      'broken',
      'not shown',
    ])
  })

  test('that is broken makes the command end with 1, one that is not shown with 2', () => {
    const held = verdictOn(PROMISE, [KILLED, TESTED], ALL)
    const open = verdictOn(PROMISE, [], ALL)
    const broken = verdictOn(PROMISE, [{ ...KILLED, finding: 'broken' }], ALL)

    expect([[held], [held, open], [broken, open]].map(exitCodeOf)).toEqual([0, 2, 1])
  })
})

describe('a test among the results of a run', () => {
  const results = (statuses: readonly string[]) => ({
    numPassedTests: 0,
    testResults: [
      {
        name: path.join(ROOT, 'a.test.ts'),
        status: 'passed',
        message: '',
        assertionResults: statuses.map((status, at) => ({
          title: `holds ${at}`,
          fullName: `it holds ${at}`,
          status,
          failureMessages: [],
        })),
      },
    ],
  })

  test.each([
    [['passed', 'passed'], 'held'],
    [['passed', 'failed'], 'broken'],
    [['passed', 'skipped'], 'not shown'],
    [[], 'not shown'],
  ])('that came to %j is %s', (statuses, finding) => {
    expect(proofsIn(results(statuses), [A_TEST], ROOT)).toEqual({ [A_TEST]: finding })
  })

  test('of another name shows nothing', () => {
    const proof = 'a.test.ts > holds'

    expect(proofsIn(results(['passed']), [proof], ROOT)).toEqual({ [proof]: 'not shown' })
  })
})

describe('a run that was cut short', () => {
  const file = path.join(folder, 'state.json')

  test('goes on with what was not held, on the same code', () => {
    const state = keepOutcome(file, readState(file, 'one'), { ...KILLED, part: 'races' })
    keepOutcome(file, state, { ...KILLED, finding: 'broken' })

    const toRun = askedBy([], readState(file, 'one')).toRun.map(({ name }) => name)

    expect(toRun).not.toContain('races')
    expect(toRun).toContain('kills')
    expect(readState(file, 'another').outcomes).toEqual([])
  })

  test('runs what is named, from where it is told, or all again', () => {
    const state = readState(file, 'one')
    const names = (given: string[]) => askedBy(given, state).toRun.map(({ name }) => name)
    const all = PARTS.map(({ name }) => name)

    expect(names(['--only', 'races,kills'])).toEqual(['races', 'kills'])
    expect(names(['--from', 'kills'])).toEqual(all.slice(all.indexOf('kills')))
    expect(names(['--again'])).toEqual(all)
    expect(names(['--quick'])).toEqual(['tests', 'journeys'])
    expect(() => names(['--only', 'nothing'])).toThrow('There is no part nothing')
  })
})

test('every test that a promise names belongs to a part', () => {
  const parts = new Set(PARTS.map(({ name }) => name))
  const strays = PROMISES.flatMap(({ shownBy }) => shownBy).filter(
    (proof) => !parts.has(partOf(proof)),
  )

  expect(strays).toEqual([])
})
