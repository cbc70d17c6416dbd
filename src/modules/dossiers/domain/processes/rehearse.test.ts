import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProcessVersionId } from '#kernel/id'
import { facts, later, NOW, OFFICE } from '../../test-support/builders.ts'
import type { Term } from '../dossier.ts'
import type { Law, Process, ProcessStep } from '../facts.ts'
import { rehearse, type Pretence } from './rehearse.ts'

const TERM = { value: 2, unit: 'working-days', sameDay: false } as const // 48 hours in a world without nights

function aStep(
  id: string,
  hours: number | null,
  ...next: readonly (readonly string[])[]
): ProcessStep {
  return {
    id,
    name: id,
    role: 'handler',
    unitId: OFFICE,
    hours,
    waitsFor: null,
    outcomes: next.map((ids, at) => ({ code: `o${at}`, name: `o${at}`, next: ids })),
  }
}

function aProcess(...steps: readonly ProcessStep[]): Process {
  return {
    versionId: 'process' as ProcessVersionId,
    firstStep: steps[0] as ProcessStep,
    step: (id) => steps.find((step) => step.id === id) ?? null,
    endsWithoutDecision: true,
  }
}

function walk(
  process: Process,
  ways: Record<string, string[]> = {},
  { term = TERM, law = {}, supplement = null }: Given = {},
) {
  return rehearse(
    process,
    { start: NOW, ways: new Map(Object.entries(ways)), atOnce: new Set(['passed']), supplement },
    { term, facts: facts({ law }) },
  )
}

interface Given {
  readonly term?: Term
  readonly law?: Partial<Law>
  readonly supplement?: Pretence['supplement']
}

const CONSULTED = aProcess(
  aStep('b1', 2, ['b2', 'b3']),
  aStep('b2', 4, ['b4']),
  aStep('b3', 10, ['b4'], ['b1']),
  aStep('b4', null, ['b5']),
  aStep('b5', 6, []),
)

describe('a pretended dossier', () => {
  test('passes branches side by side and waits for the longer one', () => {
    const { stays, endsAt, dueAt } = walk(CONSULTED)

    expect(stays.map(({ stepId, from, to }) => [stepId, from, to])).toEqual([
      ['b1', NOW, later(2)],
      ['b2', later(2), later(6)],
      ['b3', later(2), later(12)],
      ['b4', later(12), later(12)],
      ['b5', later(12), later(18)],
    ])
    expect(stays.map(({ opens }) => opens)).toEqual([[2, 3], [], [4], [5], []])
    expect(endsAt).toEqual(later(18))
    expect(dueAt).toEqual(later(48))
  })

  test('goes another way once where that is asked for, and then the usual one', () => {
    const { stays, endsAt } = walk(CONSULTED, { b3: ['o1'] })

    expect(stays.map(({ stepId }) => stepId).join(' ')).toBe('b1 b2 b3 b1 b2 b3 b4 b5')
    expect(endsAt).toEqual(later(30))
  })

  test('of a term in two parts is due with the second, which runs from the end of the wait for tax', () => {
    const taxed = aProcess(
      aStep('b1', 10, ['b2']),
      { ...aStep('b2', null, ['b3']), waitsFor: 'tax' },
      aStep('b3', 30, []),
    )
    const { stays, dueAt } = walk(taxed, {}, { term: { ...TERM, parts: [1, 1] } })

    expect(dueAt).toEqual(later(10 + 24))
    expect(stays.at(-1)).toMatchObject({ stepId: 'b3', from: later(10), to: later(40) })
  })

  test('waits for papers with every step that is open, and all dates move with it where the law only pauses', () => {
    const given = {
      law: { supplementTerm: 'pause' },
      supplement: { stepId: 'b2', days: 3 },
    } as const

    const { stays, dueAt, endsAt, waited } = walk(CONSULTED, {}, given)

    const to = facts().terms.workingDaysAfter(later(2), 3)
    expect(waited).toEqual({ from: later(2), to })
    const stood = (to.getTime() - later(2).getTime()) / 3_600_000
    expect(dueAt).toEqual(later(48 + stood))
    expect(endsAt).toEqual(later(18 + stood))
    expect(stays.filter(({ stepId }) => stepId === 'b3')).toMatchObject([{ to: later(12 + stood) }])
  })

  test('has its whole term and the open steps all their hours anew where the law says so', () => {
    const given = {
      law: { supplementTerm: 'reset' },
      supplement: { stepId: 'b5', days: 1 },
    } as const

    const { dueAt, endsAt, waited } = walk(CONSULTED, {}, given)

    const brought = waited?.to.getTime() ?? 0
    expect(waited?.from).toEqual(later(12))
    expect(endsAt?.getTime()).toBe(brought + 6 * 3_600_000)
    expect(dueAt.getTime()).toBe(brought + 48 * 3_600_000)
  })

  test('is asked for papers once, though it comes to the step again', () => {
    const supplement = { stepId: 'b1', days: 1 }

    const once = walk(CONSULTED, { b3: ['o1'] }, { supplement })

    expect(once.stays.filter(({ stepId }) => stepId === 'b1')).toHaveLength(2)
    expect(once.waited?.from).toEqual(NOW)
  })

  test('loses no time at a step that is passed over', () => {
    const process = aProcess(
      aStep('b1', 2, ['b2']),
      {
        ...aStep('b2', 5, ['b3']),
        outcomes: [
          { code: 'o0', name: 'o0', next: ['b3'] },
          { code: 'passed', name: 'passed', next: ['b3'] },
        ],
      },
      aStep('b3', 1, []),
    )

    expect(walk(process).endsAt).toEqual(later(8))
    expect(walk(process, { b2: ['passed'] }).endsAt).toEqual(later(3))
  })

  test('that goes round for ever is stopped, and has no end', () => {
    const { stays, endsAt } = walk(aProcess(aStep('b1', 1, ['b2']), aStep('b2', 1, ['b1'])))

    expect(stays).toHaveLength(200)
    expect(endsAt).toBeNull()
  })
})

test('however long the branches are, what joins them opens when the longest is done', () => {
  const hours = fc.integer({ min: 1, max: 40 })
  fc.assert(
    fc.property(fc.array(hours, { minLength: 2, maxLength: 5 }), (branches) => {
      const ids = branches.map((_, at) => `c${at}`)
      const process = aProcess(
        aStep('b1', 1, ids),
        ...branches.map((each, at) => aStep(`c${at}`, each, ['b9'])),
        aStep('b9', 1, []),
      )

      const { stays } = walk(process)

      expect(stays.filter(({ stepId }) => stepId === 'b9')).toHaveLength(1)
      expect(stays.at(-1)?.from).toEqual(later(1 + Math.max(...branches)))
    }),
  )
})
