import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aCitizen,
  anOfficer,
  approver,
  CENTRE,
  clerk,
  COMMUNE,
  facts,
  handler,
  head,
  OFFICE,
  reception,
  theSystem,
} from '../test-support/builders.ts'
import { live, type Attempt } from '../test-support/histories.ts'
import { requireLawful } from '../test-support/laws.ts'
import { DOSSIER_STATES, type Dossier, type DossierState } from './dossier.ts'
import type { Process, ProcessStep } from './facts.ts'
import { ACTIONS, isOver, type Deed } from './life-cycle.ts'
import { whyNot } from './why-not.ts'

const LAW = facts().law
const HISTORIES = 100_000
const MOST_ATTEMPTS = 24

const step = (
  id: string,
  role: ProcessStep['role'],
  unitId: ProcessStep['unitId'],
  ...next: string[]
): ProcessStep => ({
  id,
  name: id,
  role,
  unitId,
  hours: 4,
  waitsFor: null,
  outcomes: [
    { code: 'done', name: 'Xong', next },
    { code: 'qualified', name: 'Đủ điều kiện', next },
  ],
})

const outside = (given: ProcessStep, waitsFor: ProcessStep['waitsFor']): ProcessStep => ({
  ...given,
  hours: null,
  waitsFor,
})

const STEPS = [
  step('b1', 'reception', CENTRE, 'post'),
  outside(step('post', 'handler', OFFICE, 'tax'), null),
  outside(step('tax', 'handler', OFFICE, 'fork'), 'tax'),
  step('fork', 'handler', OFFICE, 'b2', 'b3'),
  step('b2', 'handler', OFFICE, 'sign'),
  step('b3', 'handler', OFFICE, 'b4'),
  step('b4', 'handler', OFFICE, 'sign'),
  step('sign', 'approver', COMMUNE, 'seal'),
  step('seal', 'clerk', COMMUNE),
]

const PROCESS: Process = {
  versionId: 'process' as Process['versionId'],
  firstStep: STEPS[0]!,
  step: (id) => STEPS.find((each) => each.id === id) ?? null,
  endsWithoutDecision: false,
}

const DOERS = [
  aCitizen(),
  aCitizen('020190009999'),
  reception,
  handler,
  anOfficer('colleague', `handler@${OFFICE}`),
  { ...anOfficer('substitute', `handler@${OFFICE}`), standsInFor: new Set([handler.accountId]) },
  head,
  approver,
  clerk,
  theSystem,
  anOfficer('foreigner', 'handler@elsewhere', 'approver@elsewhere', 'reception@elsewhere'),
]

/** What officers and people do, what the system does by itself, sittings, and that the working calendar changes. */
const DEEDS: readonly Deed[] = [...ACTIONS, 'count-silence', 'carry-over']
const HAPPENINGS = [...DEEDS, 'hold-sitting', 'change-calendar'] as const

/** An attempt drawn from one number: anything, by anyone. */
const anything = (drawn: number) => (): Attempt => {
  const action = HAPPENINGS[drawn % HAPPENINGS.length]!
  const doer = DOERS[Math.floor(drawn / HAPPENINGS.length) % DOERS.length]!
  const rest = Math.floor(drawn / (HAPPENINGS.length * DOERS.length))
  return { action, doer, variant: rest % 4, hours: [0, 1, 5, 30][Math.floor(rest / 4) % 4]! }
}

const ENDINGS = new Set<Deed>(['refuse', 'withdraw', 'stop'])

/** What brings a dossier on; without it long histories would turn in circles. */
const ONWARDS = new Set<Deed>([
  'receive',
  'supplement',
  'record-payment',
  'complete-step',
  'sign-result',
  'issue-result',
  'hand-over',
])

/** The same, chosen among what may be done now; endings seldom, so that histories grow long. */
const something =
  (drawn: number) =>
  (dossier: Dossier): Attempt => {
    const wild = anything(drawn)()
    if (drawn % 7 === 0) return { ...wild, action: 'change-calendar' }
    if (drawn % 13 === 0) return { ...wild, action: 'hold-sitting', doer: reception }
    const possible = DOERS.flatMap((doer) =>
      DEEDS.filter((action) => drawn % 29 === 0 || !ENDINGS.has(action))
        .filter((action) => whyNot(action, dossier, doer, facts()) === null)
        .map((action) => ({ ...wild, action, doer })),
    )
    const onwards = possible.filter(({ action }) => ONWARDS.has(action))
    const among = drawn % 3 === 0 && onwards.length > 0 ? onwards : possible
    return among[drawn % Math.max(1, among.length)] ?? wild
  }

const MOST = HAPPENINGS.length * DOERS.length * 16
const draws = fc.integer({ min: 0, max: MOST - 1 })
const histories = fc.array(draws, { maxLength: MOST_ATTEMPTS })
const longHistories = fc.array(draws, { maxLength: 60 })

describe(`in ${HISTORIES.toLocaleString('en')} random histories`, () => {
  test('only what the law knows happens, ends are final, the due date moves for its causes, and replay gives the same', () => {
    fc.assert(
      fc.property(histories, (drawn) => requireLawful(live(PROCESS, drawn.map(anything)))),
      { numRuns: HISTORIES },
    )
  }, 90_000)
})

test.each(['reset', 'pause'] as const)(
  'the same holds of long histories in which only what is possible is attempted, under a law of %s',
  (supplementTerm) => {
    const law = { ...LAW, supplementTerm, mostSupplementRequests: 3 }
    fc.assert(
      fc.property(longHistories, (drawn) =>
        requireLawful(live(PROCESS, drawn.map(something), law)),
      ),
      { numRuns: 1_000 },
    )
  },
)

test('no history leaves a dossier with which nobody can do anything', () => {
  fc.assert(
    fc.property(longHistories, (drawn) => {
      const { dossier } = live(PROCESS, drawn.map(something))
      if (isOver(dossier.state)) return
      const going = ACTIONS.filter((action) =>
        DOERS.some((doer) => whyNot(action, dossier, doer, facts()) === null),
      )

      expect(going.some((action) => !['record-payment', 'give-back-papers'].includes(action))).toBe(
        true,
      )
    }),
    { numRuns: 1_000 },
  )
})

test('histories reach every state, so that what holds of them holds of something', () => {
  const reached = new Set<DossierState>()
  const occurred = new Set<string>()
  const drawn = fc.sample(fc.array(draws, { minLength: 60, maxLength: 60 }), {
    numRuns: 1_000,
    seed: 7,
  })
  for (const each of drawn) {
    const { states, events } = live(PROCESS, each.map(something))
    for (const { state } of states) reached.add(state)
    for (const [at, { type, data }] of events.entries()) {
      occurred.add(type)
      if (type === 'payment.recorded' && data.unitId !== states[at]?.receivingUnitId)
        occurred.add('paid where it is given back')
      if (type === 'payment.voided' && data.reopened !== undefined) occurred.add('owed again')
    }
  }

  expect([...reached].toSorted()).toEqual([...DOSSIER_STATES].toSorted())
  expect(occurred.size).toBeGreaterThanOrEqual(24)
  expect(occurred).toContain('sitting.held')
  expect(occurred).toContain('process.changed')
  expect(occurred).toContain('owed again')
  expect(occurred).toContain('paid where it is given back')
})
