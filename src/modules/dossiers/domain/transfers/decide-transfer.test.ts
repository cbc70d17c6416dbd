import { describe, expect, test } from 'vitest'
import {
  aClosedStep,
  aDossier,
  after,
  anOfficer,
  anOpenStep,
  aProcess,
  approver,
  CENTRE,
  COMMUNE,
  ELSEWHERE,
  facts,
  handler,
  later,
  reception,
} from '../../test-support/builders.ts'
import { openSteps, type Dossier } from '../dossier.ts'
import { isVisible } from '../visibility.ts'
import { whyNot } from '../why-not.ts'
import { decideTransfer } from './decide-transfer.ts'

const TARGET = { receivingUnitId: ELSEWHERE, competentUnitId: ELSEWHERE, name: 'Nơi khác' }
const process = aProcess()

const transferred = (dossier: Dossier) =>
  after(
    dossier,
    decideTransfer(dossier, TARGET, 'Nộp nhầm nơi', {
      process,
      facts: facts({ now: later(5) }),
    }),
    reception,
    later(5),
  )

const held = aDossier('processing', {
  steps: [aClosedStep(), anOpenStep({ assigneeId: handler.accountId })],
})

describe('a dossier that is not received yet', () => {
  test('waits at the one-stop place of the competent agency', () => {
    const sent = transferred(aDossier('submitted'))

    expect(sent).toMatchObject({
      state: 'submitted',
      receivingUnitId: ELSEWHERE,
      competentUnitId: ELSEWHERE,
      steps: [],
    })
  })

  test('and was filed online gives its result there; one handed in at a counter gives it where it was handed in', () => {
    expect(transferred(aDossier('submitted', { channel: 'online' })).returnUnitId).toBe(ELSEWHERE)
    expect(transferred(aDossier('submitted', { channel: 'counter' })).returnUnitId).toBe(CENTRE)
    expect(transferred(aDossier('submitted', { channel: 'post' })).returnUnitId).toBe(CENTRE)
  })

  test('will be counted by the calendar of the agency that receives it', () => {
    expect(transferred(aDossier('submitted')).calendarUnitId).toBe(ELSEWHERE)
  })
})

describe('a dossier in handling', () => {
  test('keeps its due date, its appointment and its papers', () => {
    const sent = transferred(held)

    expect(sent.dueAt).toEqual(held.dueAt)
    expect(sent.originalDueAt).toEqual(held.originalDueAt)
    expect(sent.returnUnitId).toBe(CENTRE)
    expect(sent.documents).toBe(held.documents)
  })

  test('stays with the calendar by which its date was given, however often it is sent on', () => {
    const sentTwice = transferred(transferred(held))

    expect(transferred(held).calendarUnitId).toBe(COMMUNE)
    expect(sentTwice.calendarUnitId).toBe(COMMUNE)
  })

  test('begins its way anew behind reception, held by nobody, its step never due after the dossier', () => {
    const nearlyDue = { ...held, dueAt: later(7) }

    const sent = transferred(nearlyDue)

    expect(sent.steps[1]).toMatchObject({ outcome: 'transferred', closedAt: later(5) })
    expect(openSteps(sent)).toMatchObject([
      { ordinal: 3, stepId: 'b2', assigneeId: null, openedAt: later(5), dueAt: later(7) },
    ])
  })

  test('whose result is signed is not sent on', () => {
    const signed = { ...held, result: aDossier('finished').result }

    expect(whyNot('transfer', held, reception, facts())).toBeNull()
    expect(whyNot('transfer', signed, reception, facts())).toBe('conflict/result-signed')
  })
})

describe('it is sent on by', () => {
  test('reception of the place where it is', () => {
    const foreign = anOfficer('foreign', `reception@${ELSEWHERE}`)

    expect(whyNot('transfer', aDossier('submitted'), reception, facts())).toBeNull()
    expect(whyNot('transfer', aDossier('submitted'), foreign, facts())).toBe(
      'forbidden/not-your-unit',
    )
    expect(whyNot('transfer', aDossier('submitted'), handler, facts())).toBe('forbidden/role')
  })

  test('the approver of the agency that handles it, from receipt on', () => {
    expect(whyNot('transfer', held, approver, facts())).toBeNull()
    expect(whyNot('transfer', aDossier('submitted'), approver, facts())).toBe(
      'conflict/not-received-yet',
    )
  })
})

test('before receipt the wrong agency loses sight of it; in handling it still sees what it had', () => {
  const official = anOfficer('official', `approver@${COMMUNE}`)

  expect(isVisible(transferred(aDossier('submitted')), official)).toBe(false)
  expect(isVisible(transferred(held), official)).toBe(true)
})
