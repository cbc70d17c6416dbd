import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, type Day } from '#kernel/day'
import { Refused } from '#kernel/refused'
import { A_SMALL_PROVINCE, aDraft, aName } from '../../../../tools/test-support/organisation.ts'
import { faultsOf } from './organisation-faults.ts'
import type { OrganisationHistory } from './organisation-history.ts'
import { creationOf, endOf, mergerOf, renamingOf, splitOf, type UnitDraft } from './unit-changes.ts'
import type { OrganisationChange, Unit } from './unit.ts'

const BEGINNING = day('2023-01-02')
const ACTS = ['create', 'rename', 'merge', 'merge-into', 'split', 'end'] as const

interface Step {
  readonly act: (typeof ACTS)[number]
  readonly which: number
  readonly other: number
  readonly after: number
}

/** Makes the change that a step describes, of whatever units there are. */
function decide(history: OrganisationHistory, step: Step, count: number): OrganisationChange {
  const from = addDays(BEGINNING, step.after)
  const pick = (number: number) => history.units[number % history.units.length]!
  const unit = pick(step.which)
  const other = pick(step.other)
  const draft = (n: number): UnitDraft => ({
    ...aDraft(`u${count}.${n}`, { kind: unit.kind, code: `H37.${count}.${n}` }),
    parentId: step.other % 5 === 0 ? other.id : unit.parentId,
  })
  switch (step.act) {
    case 'create':
      return creationOf(history, draft(0), from)
    case 'rename':
      return renamingOf(history, unit.id, aName(`u${count}`, { code: `H37.${count}` }), from)
    case 'merge':
      return mergerOf(history, [unit.id, other.id], draft(0), from)
    case 'merge-into':
      return mergerOf(history, [unit.id], other.id, from)
    case 'split':
      return splitOf(history, unit.id, { into: [draft(0), draft(1)], shares: {} }, from)
    case 'end':
      return endOf(history, unit.id, from, step.other % 2 === 0)
  }
}

const STEPS = fc.array(
  fc.record<Step>({
    act: fc.constantFrom(...ACTS),
    which: fc.nat(100),
    other: fc.nat(100),
    after: fc.nat(1_500),
  }),
  { minLength: 5, maxLength: 40 },
)

/** What a day's organisation says, without the ends that later decisions set. */
function tellOf(history: OrganisationHistory, on: Day) {
  return history
    .on(on)
    .units.map(({ code, name, parentId, hostUnitId }) => [code, name, parentId, hostUnitId])
}

/** The change, or null when a rule refuses it. */
function attempt(history: OrganisationHistory, step: Step, count: number) {
  try {
    return decide(history, step, count)
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

/** Every history on the way through the steps, the first included, with the act that made it. */
function historiesThrough(steps: readonly Step[]) {
  const made: { history: OrganisationHistory; step: Step | null }[] = [
    { history: A_SMALL_PROVINCE, step: null },
  ]
  for (const [count, step] of steps.entries()) {
    const history = made.at(-1)?.history ?? A_SMALL_PROVINCE
    const change = attempt(history, step, count)
    if (change !== null) made.push({ history: history.with(change), step })
  }
  return made
}

describe('whatever changes are decided, one after the other', () => {
  test('every day has one root, under which every unit stands', () => {
    const counts = new Map<string, number>()
    fc.assert(
      fc.property(STEPS, (steps) => {
        const made = historiesThrough(steps)

        for (const { history, step } of made) {
          counts.set(step?.act ?? '', (counts.get(step?.act ?? '') ?? 0) + 1)
          expect(faultsOf(history)).toEqual([])
        }
      }),
      { numRuns: 200 },
    )
    for (const act of ACTS) expect(counts.get(act)).toBeGreaterThan(20)
  })

  test('no change touches what was before its day, and no unit goes', () => {
    fc.assert(
      fc.property(STEPS, (steps) => {
        const made = historiesThrough(steps)

        for (const [at, { history, step }] of made.entries()) {
          const before = made[at - 1]?.history ?? A_SMALL_PROVINCE
          const lastDay = addDays(BEGINNING, (step?.after ?? 0) - (step?.act === 'end' ? 0 : 1))
          expect(tellOf(history, lastDay)).toEqual(tellOf(before, lastDay))
          const now = new Set(history.units.map(({ code }) => code))
          expect(before.units.filter(({ code }) => !now.has(code))).toEqual([])
        }
      }),
    )
  })

  test('every unit that ever was is found, and somebody valid looks after it', () => {
    fc.assert(
      fc.property(STEPS, (steps) => {
        const history = historiesThrough(steps).at(-1)?.history ?? A_SMALL_PROVINCE

        for (const on of [...history.turningDays, day('2030-01-01')]) {
          expect(lostOn(history, on)).toEqual([])
          expect(wronglyFollowedOn(history, on)).toEqual([])
        }
      }),
    )
  })
})

/** The units under the province that had begun by the day and that nobody under it looks after. */
function lostOn(history: OrganisationHistory, on: Day): readonly Unit[] {
  const organisation = history.on(on)
  const reached = organisation.units
    .filter(({ kind }) => kind === 'province' || kind === 'central-agency')
    .map(({ id }) => organisation.reachOf(id))
  return history.units.filter(
    (unit) =>
      unit.validFrom <= on &&
      history.on(unit.validFrom).chainOf(unit.id).at(-1)?.kind === 'province' &&
      !reached.some((reach) => reach.has(unit.id)),
  )
}

/** The units that are not found, or whose successors are not valid on the day. */
function wronglyFollowedOn(history: OrganisationHistory, on: Day): readonly Unit[] {
  const organisation = history.on(on)
  return history.units.filter(
    (unit) =>
      organisation.unitOfAnyDay(unit.id)?.code !== unit.code ||
      organisation.successorsOf(unit.id).some(({ id }) => organisation.unit(id) === null),
  )
}
