import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  aCitizen,
  anOfficer,
  approver,
  CENTRE,
  clerk,
  COMMUNE,
  handler,
  head,
  OFFICE,
  reception,
} from '../test-support/builders.ts'
import { live, type Attempt, type Lived } from '../test-support/histories.ts'
import {
  amountPaid,
  DOSSIER_STATES,
  openPause,
  openSteps,
  type Dossier,
  type DossierState,
} from './dossier.ts'
import { evolve } from './evolve.ts'
import type { Process, ProcessStep } from './facts.ts'
import { ACTIONS, isOver } from './life-cycle.ts'
import { whyNot } from './why-not.ts'

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
  outcomes: [
    { code: 'done', name: 'Xong', next },
    { code: 'qualified', name: 'Đủ điều kiện', next },
  ],
})

const STEPS = [
  step('b1', 'reception', CENTRE, 'fork'),
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
  anOfficer('foreigner', 'handler@elsewhere', 'approver@elsewhere', 'reception@elsewhere'),
]

/** An attempt drawn from one number: anything, by anyone. */
const anything = (drawn: number) => (): Attempt => {
  const action = ACTIONS[drawn % ACTIONS.length]!
  const doer = DOERS[Math.floor(drawn / ACTIONS.length) % DOERS.length]!
  const rest = Math.floor(drawn / (ACTIONS.length * DOERS.length))
  return { action, doer, variant: rest % 4, hours: [0, 1, 5, 30][Math.floor(rest / 4) % 4]! }
}

const ENDINGS = new Set(['refuse', 'withdraw', 'stop'])

/** The same, chosen among what may be done now; endings seldom, so that histories grow long. */
const something =
  (drawn: number) =>
  (dossier: Dossier): Attempt => {
    const wild = anything(drawn)()
    const possible = DOERS.flatMap((doer) =>
      ACTIONS.filter((action) => drawn % 29 === 0 || !ENDINGS.has(action))
        .filter((action) => whyNot(action, dossier, doer) === null)
        .map((action) => ({ ...wild, action, doer })),
    )
    return possible[drawn % Math.max(1, possible.length)] ?? wild
  }

const MOST = ACTIONS.length * DOERS.length * 16
const draws = fc.integer({ min: 0, max: MOST - 1 })
const histories = fc.array(draws, { maxLength: MOST_ATTEMPTS })
const longHistories = fc.array(draws, { maxLength: 60 })

/** What an event may make of a state; T1 to T22 of the specification. */
const LEADS_TO: Readonly<Partial<Record<string, readonly DossierState[]>>> = {
  'dossier.received': ['received'],
  'dossier.refused': ['refused'],
  'dossier.withdrawn': ['withdrawn'],
  'dossier.stopped': ['stopped'],
  'dossier.transferred': [],
  'supplement.requested': ['awaiting-supplement'],
  'supplement.provided': ['submitted', 'processing'],
  'step.claimed': ['processing'],
  'step.completed': ['processing', 'finished'],
  'step.sent-back': ['processing'],
  'result.signed': ['processing', 'finished'],
  'result.issued': ['processing', 'finished'],
  'payment.requested': ['awaiting-payment'],
  'payment.recorded': ['processing'],
  'result.handed-over': ['returned'],
  'result.corrected': ['finished'],
  'dossier.reopened': ['submitted', 'processing'],
}

const MOVES_THE_DUE_DATE = new Set([
  'dossier.received',
  'dossier.extended',
  'supplement.provided',
  'payment.recorded',
  'dossier.reopened',
])

const FINAL = new Set<DossierState>(['refused', 'withdrawn', 'stopped', 'returned'])

/** The orders that alone undo an end, and which of them. */
const UNDOES: Readonly<Partial<Record<string, readonly DossierState[]>>> = {
  'result.corrected': ['returned'],
  'dossier.reopened': ['refused', 'withdrawn', 'stopped'],
}

function check({ start, dossier, events, states }: Lived): void {
  let before: Dossier = start
  for (const [at, event] of events.entries()) {
    const now = states[at]!
    const mayBecome = LEADS_TO[event.type]
    if (now.state !== before.state && mayBecome?.includes(now.state) !== true) {
      throw new Error(`${event.type} led from ${before.state} to ${now.state}`)
    }
    const mayUndo = UNDOES[event.type]?.includes(before.state) === true
    if (FINAL.has(before.state) && now.state !== before.state && !mayUndo) {
      throw new Error('an end was undone')
    }
    if (event.type === 'result.corrected' && now.result?.replaces !== before.result?.number) {
      throw new Error('the number before was forgotten')
    }
    const moved = now.dueAt?.getTime() !== before.dueAt?.getTime()
    if (moved && !MOVES_THE_DUE_DATE.has(event.type))
      throw new Error(`${event.type} moved the due date`)
    if (before.originalDueAt !== null && now.originalDueAt !== before.originalDueAt) {
      throw new Error('the first due date changed')
    }
    if (event.type === 'dossier.reopened' && before.reopenedAt !== null) {
      throw new Error('an end was undone twice')
    }
    whole(now)
    before = now
  }
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1))
  expect(events.reduce(evolve, start)).toEqual(dossier)
}

/** What holds of a dossier at any time. */
function whole(dossier: Dossier): void {
  const open = openSteps(dossier)
  const isHandled = dossier.receivedAt !== null && !isOver(dossier.state)
  const faults = [
    isHandled && open.length === 0 ? 'nobody has it' : null,
    isOver(dossier.state) && open.length > 0 ? 'a step is open after the end' : null,
    new Set(open.map(({ stepId }) => stepId)).size < open.length ? 'a step is open twice' : null,
    isOver(dossier.state) !== (dossier.closedAt !== null) ? 'the end has no time' : null,
    ['finished', 'returned'].includes(dossier.state) && dossier.result === null
      ? 'it ended without a result'
      : null,
    isOver(dossier.state) && openPause(dossier) !== null ? 'a pause outlives it' : null,
    (dossier.state === 'awaiting-payment') !== (dossier.openFees !== null)
      ? 'it waits for no money'
      : null,
    (dossier.state === 'awaiting-supplement') !== (dossier.openRequest !== null)
      ? 'it waits for no paper'
      : null,
    amountPaid(dossier) < 0 ? 'less than nothing was paid' : null,
  ].filter((fault) => fault !== null)
  if (faults.length > 0) throw new Error(`${dossier.state}: ${faults.join(', ')}`)
}

describe(`in ${HISTORIES.toLocaleString('en')} random histories`, () => {
  test('only what the law knows happens, ends are final, the due date moves for its causes, and replay gives the same', () => {
    fc.assert(
      fc.property(histories, (drawn) => check(live(PROCESS, drawn.map(anything)))),
      { numRuns: HISTORIES },
    )
  })
})

test('the same holds of long histories in which only what is possible is attempted', () => {
  fc.assert(
    fc.property(longHistories, (drawn) => check(live(PROCESS, drawn.map(something)))),
    { numRuns: 1_000 },
  )
})

test('no history leaves a dossier with which nobody can do anything', () => {
  fc.assert(
    fc.property(longHistories, (drawn) => {
      const { dossier } = live(PROCESS, drawn.map(something))
      if (isOver(dossier.state)) return
      const going = ACTIONS.filter((action) =>
        DOERS.some((doer) => whyNot(action, dossier, doer) === null),
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
    for (const { type } of events) occurred.add(type)
  }

  expect([...reached].toSorted()).toEqual([...DOSSIER_STATES].toSorted())
  expect(occurred.size).toBeGreaterThanOrEqual(22)
})
