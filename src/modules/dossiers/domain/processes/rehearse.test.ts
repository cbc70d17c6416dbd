import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProcessVersionId } from '#kernel/id'
import { facts, later, NOW, OFFICE } from '../../test-support/builders.ts'
import type { Term } from '../dossier.ts'
import type { Process, ProcessStep } from '../facts.ts'
import { rehearse } from './rehearse.ts'

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

function walk(process: Process, ways: Record<string, string[]> = {}, term: Term = TERM) {
  return rehearse(process, NOW, new Map(Object.entries(ways)), { term, facts: facts() })
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
    const { stays, dueAt } = walk(taxed, {}, { ...TERM, parts: [1, 1] })

    expect(dueAt).toEqual(later(10 + 24))
    expect(stays.at(-1)).toMatchObject({ stepId: 'b3', from: later(10), to: later(40) })
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
