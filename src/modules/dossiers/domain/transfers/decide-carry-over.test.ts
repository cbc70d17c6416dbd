import { describe, expect, test } from 'vitest'
import type { UnitId } from '#kernel/id'
import {
  aClosedStep,
  aDossier,
  after,
  anOpenStep,
  CENTRE,
  COMMUNE,
  ELSEWHERE,
  facts,
  handler,
  later,
  OFFICE,
  theSystem,
} from '../../test-support/builders.ts'
import { openSteps, type Dossier } from '../dossier.ts'
import { whyNot } from '../why-not.ts'
import { decideCarryOver, type Heirs } from './decide-carry-over.ts'

const HEIRS: Readonly<Record<string, UnitId>> = { [COMMUNE]: ELSEWHERE, [OFFICE]: ELSEWHERE }

/** The commune and its office have ended; their officers came along unless told otherwise. */
function heirsOf(heirs = HEIRS, officers = heirs): Heirs {
  const named = (id: UnitId) => ({ id, name: `Đơn vị ${id}`, basis: 'Nghị quyết 12/NQ-HĐND' })
  return {
    unit: named,
    heirOf: (id) => named(heirs[id] ?? id),
    officerIn: (id) => officers[id] ?? id,
  }
}

const given = facts({ now: later(5), doer: theSystem })

function carried(dossier: Dossier, heirs = heirsOf()): Dossier {
  const event = decideCarryOver(dossier, heirs, given)
  if (event === null) throw new Error('nothing was carried over')
  return after(dossier, event, theSystem, later(5))
}

const held = aDossier('processing', {
  steps: [aClosedStep(), anOpenStep({ assigneeId: handler.accountId, unitId: OFFICE })],
})

describe('a dossier in handling whose agency has ended', () => {
  test('goes on with the successor, keeping its dates, and the books of then keep it', () => {
    const now = carried(held)

    expect(now).toMatchObject({
      state: held.state,
      competentUnitId: ELSEWHERE,
      receivingUnitId: CENTRE,
      dueAt: held.dueAt,
      calendarUnitId: held.calendarUnitId,
      formerUnits: { receivingUnitId: CENTRE, competentUnitId: COMMUNE },
    })
  })

  test('has its step ended with the old unit and begun in the new one, with the officer who came along', () => {
    const now = carried(held)
    const [open] = openSteps(now)

    expect(now.steps[1]).toMatchObject({ unitId: OFFICE, outcome: 'carried-over' })
    expect(openSteps(now)).toHaveLength(1)
    expect(open).toMatchObject({
      stepId: held.steps[1]?.stepId,
      unitId: ELSEWHERE,
      assigneeId: handler.accountId,
    })
  })

  test('waits for a new officer where the old one went elsewhere', () => {
    const [open] = openSteps(carried(held, heirsOf(HEIRS, { [OFFICE]: CENTRE })))

    expect(open).toMatchObject({ unitId: ELSEWHERE, assigneeId: null, claimedAt: null })
  })

  test('asks the successor for the opinion that the old unit owes', () => {
    const asked = aDossier('processing', {
      steps: [aClosedStep(), anOpenStep({ unitId: CENTRE })],
      consultations: [
        {
          ordinal: 1,
          stepId: 'b2',
          unitId: OFFICE,
          question: '?',
          hours: 8,
          askedAt: later(0),
          askedBy: handler.accountId,
          dueAt: later(8),
          answer: null,
          answeredAt: null,
          answeredBy: null,
          lapsedAt: null,
        },
      ],
    })

    expect(carried(asked).consultations).toMatchObject([{ ordinal: 1, unitId: ELSEWHERE }])
  })

  test('is left alone once it was carried over', () => {
    expect(decideCarryOver(carried(held), heirsOf(), given)).toBeNull()
  })
})

test('a dossier of units that go on is left alone', () => {
  expect(decideCarryOver(held, heirsOf({}), given)).toBeNull()
})

test('a finished dossier stays with who decided it, and its result is given back by the successor', () => {
  const finished = aDossier('finished', { returnUnitId: COMMUNE })

  expect(carried(finished)).toMatchObject({
    state: 'finished',
    competentUnitId: COMMUNE,
    returnUnitId: ELSEWHERE,
    formerUnits: null,
    closedAt: finished.closedAt,
  })
})

test('a dossier that is not received yet is in no book, and will be counted by the successor’s calendar', () => {
  expect(carried(aDossier('submitted'))).toMatchObject({
    competentUnitId: ELSEWHERE,
    calendarUnitId: ELSEWHERE,
    formerUnits: null,
  })
})

test('nobody but the system carries a dossier over, and never one that has ended', () => {
  expect(whyNot('carry-over', held, handler, given)).toBe('forbidden/role')
  expect(whyNot('carry-over', held, theSystem, given)).toBeNull()
  expect(whyNot('carry-over', aDossier('returned'), theSystem, given)).toBe(
    'conflict/already-returned',
  )
})
