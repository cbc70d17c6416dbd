import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProcessDefinition, ProcessStep } from './definition.ts'
import { faultsOf } from './faults.ts'
import { processFaults } from './process-faults.ts'

const RECEPTION = aStep('b1', { role: 'reception', at: { at: 'receiving' }, hours: 2 }, ['b2'])
const SIGNING = aStep('b8', { role: 'approver', hours: 6 }, ['b9'])
const ISSUING = aStep('b9', { role: 'clerk', hours: 2 }, [])

function aStep(
  id: string,
  given: Partial<ProcessStep>,
  ...outcomes: readonly (readonly string[])[]
): ProcessStep {
  return {
    id,
    name: id,
    at: { at: 'competent', divisions: [] },
    role: 'handler',
    hours: 8,
    outcomes: outcomes.map((next, at) => ({
      code: at === 0 ? 'qualified' : 'unqualified',
      name: `o${at}`,
      next,
    })),
    produces: null,
    ...given,
  }
}

function told(steps: readonly ProcessStep[], limit: number | null = null): string[] {
  return processFaults({ steps }, limit).map(
    ({ code, stepId, isBlocking }) =>
      `${stepId ?? 'process'}: ${code}${isBlocking ? '' : ' (advice)'}`,
  )
}

describe('a process in design', () => {
  test('has nothing to mend when two branches meet again and a refusal is possible', () => {
    const asking = aStep('b2', {}, ['b3', 'b4'], ['b8'])
    const steps = [RECEPTION, asking, aStep('b3', {}, ['b8']), aStep('b4', {}, ['b8'])]

    expect(told([...steps, SIGNING, ISSUING])).toEqual([])
  })

  test('is not approved when a branch never meets the other', () => {
    const asking = aStep('b2', {}, ['b3', 'b4'], ['b8'])
    const steps = [RECEPTION, asking, aStep('b3', {}, ['b8']), aStep('b4', {}, [])]

    expect(told([...steps, SIGNING, ISSUING])).toEqual(['b2: join-missing'])
  })

  test('is told of a branch that may leave by a side door before the others meet', () => {
    const asking = aStep('b2', {}, ['b3', 'b4'])
    const leaving = aStep('b4', {}, ['b8'], [])
    const steps = [RECEPTION, asking, aStep('b3', {}, ['b8']), leaving]

    expect(told([...steps, SIGNING, ISSUING])).toEqual(['b2: branch-without-join (advice)'])
  })

  test('is told when the one who signs can only approve', () => {
    expect(told([RECEPTION, aStep('b2', {}, ['b8']), SIGNING, ISSUING])).toEqual([
      'process: no-refusal-path (advice)',
    ])
  })

  test('needs no refusal where nobody signs: the counter refuses', () => {
    expect(told([RECEPTION, aStep('b2', {}, [])])).toEqual([])
  })

  test('is told of a loop without an exit', () => {
    const steps = [RECEPTION, aStep('b2', {}, ['b3']), aStep('b3', {}, ['b2'])]

    expect(told(steps)).toEqual([
      'b1: no-way-to-the-end',
      'b2: loop-without-exit',
      'b3: loop-without-exit',
    ])
  })

  test('is told of hours above the time limit, and of hours below it in other words', () => {
    const steps = [RECEPTION, aStep('b2', {}, ['b8'], ['b8']), SIGNING, ISSUING]

    expect(told(steps, 16)).toEqual(['process: hours-above-time-limit'])
    expect(told(steps, 24)).toEqual(['process: hours-differ-from-time-limit'])
    expect(told(steps, 18)).toEqual([])
  })
})

const anId = fc.constantFrom('b1', 'b2', 'b3', 'b4', 'b5')
const anyProcess: fc.Arbitrary<ProcessDefinition> = fc
  .array(
    fc.record({
      outcomes: fc.array(fc.array(anId, { maxLength: 3 }), { maxLength: 3 }),
      role: fc.constantFrom('reception' as const, 'handler' as const, 'approver' as const),
    }),
    { maxLength: 5 },
  )
  .map((steps) => ({
    steps: steps.map(({ outcomes, role }, at) => aStep(`b${at + 1}`, { role }, ...outcomes)),
  }))

test('whatever keeps a process from being published is told while it is designed, and nothing else blocks', () => {
  fc.assert(
    fc.property(anyProcess, fc.integer({ min: 1, max: 60 }), (process, limit) => {
      const refused = faultsOf(process, limit)

      const blocking = processFaults(process, limit).filter(({ isBlocking }) => isBlocking)

      expect(blocking.map(({ stepId }) => stepId)).toEqual(refused.map(({ stepId }) => stepId))
    }),
  )
})
