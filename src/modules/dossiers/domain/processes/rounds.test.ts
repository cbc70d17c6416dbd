import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProcessVersionId } from '#kernel/id'
import { aClosedStep, aDossier, anOpenStep, facts, OFFICE } from '../../test-support/builders.ts'
import { openSteps, type DossierStep } from '../dossier.ts'
import type { Process, ProcessStep } from '../facts.ts'
import { following } from '../movement.ts'

type Ways = Readonly<Record<string, readonly (readonly string[])[]>>

/** A process whose steps have these ways on, the usual one first. */
function aProcess(ways: Ways): Process {
  const steps = Object.entries(ways).map(([id, outcomes]): ProcessStep => ({
    id,
    name: id,
    role: 'handler',
    unitId: OFFICE,
    hours: 4,
    waitsFor: null,
    outcomes: outcomes.map((next, at) => ({ code: `o${at}`, name: `o${at}`, next })),
  }))
  return {
    versionId: 'process' as ProcessVersionId,
    firstStep: steps[0] as ProcessStep,
    step: (id) => steps.find((step) => step.id === id) ?? null,
    endsWithoutDecision: true,
  }
}

/** The steps of a dossier after one of them has ended, and which have opened. */
function ended(steps: readonly DossierStep[], process: Process, step: DossierStep, way: number) {
  const { stepId, ordinal } = step
  const outcome = `o${way}`
  const dossier = aDossier('processing', { steps, dueAt: null })
  const { opened } = following(dossier, process, { ordinal, stepId, outcome }, facts())
  return {
    opened: opened.map((each) => each.stepId),
    steps: [
      ...steps.map((each) => (each === step ? aClosedStep({ ordinal, stepId, outcome }) : each)),
      ...opened.map((each) => anOpenStep({ ordinal: each.ordinal, stepId: each.stepId })),
    ],
  }
}

/** What opens, step by step, as steps end: `['b3', 1]` ends `b3` with its second outcome. */
function openedBy(process: Process, ends: readonly (readonly [string, number])[]) {
  let steps: readonly DossierStep[] = [anOpenStep({ ordinal: 1, stepId: process.firstStep.id })]
  return ends.map(([stepId, way]) => {
    const step = openSteps({ steps }).find((each) => each.stepId === stepId)
    if (step === undefined) throw new Error(`${stepId} is not open`)
    const after = ended(steps, process, step, way)
    steps = after.steps
    return after.opened.join(' ')
  })
}

const CONSULTED = aProcess({
  b1: [['b2', 'b3'], ['b5']],
  b2: [['b4']],
  b3: [['b4'], ['b1']],
  b4: [['b5']],
  b5: [[]],
})

describe('what is to be done again', () => {
  test('waits for the branch beside it, and then opens once', () => {
    const opened = openedBy(CONSULTED, [
      ['b1', 0],
      ['b3', 1],
      ['b2', 0],
      ['b1', 0],
      ['b2', 0],
      ['b3', 0],
      ['b4', 0],
    ])

    expect(opened).toEqual(['b2 b3', '', 'b1', 'b2 b3', '', 'b4', 'b5'])
  })

  test('makes nothing of where the branches had arrived before', () => {
    const opened = openedBy(CONSULTED, [
      ['b1', 0],
      ['b2', 0],
      ['b3', 1],
      ['b1', 1],
      ['b5', 0],
    ])

    expect(opened).toEqual(['b2 b3', '', 'b1', 'b5', ''])
  })

  test('keeps no branch waiting only because the other one may lead back', () => {
    const process = aProcess({
      b1: [['b2', 'b3']],
      b2: [['b2a']],
      b2a: [['b4']],
      b3: [['b4'], ['b1']],
      b4: [[]],
    })

    expect(
      openedBy(process, [
        ['b1', 0],
        ['b2', 0],
      ]),
    ).toEqual(['b2 b3', 'b2a'])
  })
})

/** Sequences of stages, each one step or a fork with its join, where any step may lead back to any earlier one. */
const anyProcess = fc
  .array(
    fc.record({
      branches: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 3 }),
      back: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 3 }),
      skip: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((stages) => {
    const ways = new Map<string, (readonly string[])[]>()
    for (const [at, { branches, skip }] of stages.entries()) {
      const heads = branches.map((_, branch) => `s${at}.${branch}.0`)
      ways.set(`s${at}`, skip ? [heads, [`s${at + 1}`]] : [heads])
      for (const [branch, length] of branches.entries())
        for (let step = 0; step < length; step++)
          ways.set(`s${at}.${branch}.${step}`, [
            [step + 1 < length ? `s${at}.${branch}.${step + 1}` : `s${at + 1}`],
          ])
    }
    ways.set(`s${stages.length}`, [[]])
    const ids = [...ways.keys()]
    for (const [from, to] of stages.flatMap(({ back }) => back)) {
      const id = ids[from % ids.length] ?? ''
      ways.get(id)?.push([ids[to % (ids.indexOf(id) + 1)] ?? id])
    }
    return aProcess(Object.fromEntries(ways))
  })

test('in any process with branches and rework, no step is ever open twice, and the dossier always goes on to the end', () => {
  fc.assert(
    fc.property(
      anyProcess,
      fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 60 }),
      (process, choices) => {
        let steps: readonly DossierStep[] = [
          anOpenStep({ ordinal: 1, stepId: process.firstStep.id }),
        ]
        // After what is drawn, the usual way, so that every walk comes to its end.
        const usual = Array.from({ length: 200 }, () => [0, 0] as const)
        for (const [which, way] of [...choices, ...usual]) {
          const open = openSteps({ steps })
          const step = open[which % Math.max(1, open.length)]
          if (step === undefined) break
          const ways = process.step(step.stepId)?.outcomes.length ?? 1
          steps = ended(steps, process, step, way % ways).steps
          const ids = openSteps({ steps }).map(({ stepId }) => stepId)
          expect(new Set(ids).size).toBe(ids.length)
        }

        expect(openSteps({ steps })).toEqual([])
        expect(process.step(steps.at(-1)?.stepId ?? '')?.outcomes[0]?.next).toEqual([])
      },
    ),
    { numRuns: 1_000 },
  )
})
