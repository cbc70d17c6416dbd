import { describe, expect, test } from 'vitest'
import type { ProcessDefinition } from './definition.ts'
import { endsWithoutDecision, firstStep, nextSteps, outcomesOf, stepById } from './steps.ts'

const PROCESS: ProcessDefinition = {
  steps: [
    {
      id: 'b1',
      name: 'Tiếp nhận',
      at: { at: 'receiving' },
      role: 'reception',
      hours: 4,
      outcomes: [{ code: 'forwarded', name: 'Chuyển', next: ['b3', 'b2'] }],
      produces: null,
    },
    {
      id: 'b2',
      name: 'Thẩm tra',
      at: { at: 'competent', divisions: [] },
      role: 'handler',
      hours: 4,
      outcomes: [{ code: 'done', name: 'Xong', next: [] }],
      produces: null,
    },
    {
      id: 'b3',
      name: 'Xác minh',
      at: { at: 'competent', divisions: [] },
      role: 'handler',
      hours: null,
      outcomes: [{ code: 'done', name: 'Xong', next: [] }],
      produces: null,
    },
  ],
}

describe('a process', () => {
  test('begins with the first step of its table', () => {
    expect(firstStep(PROCESS).id).toBe('b1')
  })

  test('opens several steps side by side, in the order of the table', () => {
    expect(nextSteps(PROCESS, 'b1', 'forwarded')?.map(({ id }) => id)).toEqual(['b2', 'b3'])
  })

  test('opens nothing where handling ends', () => {
    expect(nextSteps(PROCESS, 'b2', 'done')).toEqual([])
  })

  test('knows no step and no outcome that is not written in it', () => {
    expect(stepById(PROCESS, 'b9')).toBeNull()
    expect(outcomesOf(PROCESS, 'b9')).toEqual([])
    expect(nextSteps(PROCESS, 'b9', 'done')).toBeNull()
    expect(nextSteps(PROCESS, 'b2', 'forwarded')).toBeNull()
  })

  test.each(['approver', 'clerk'] as const)(
    'ends with a decision when it has a step of %s',
    (role) => {
      const decided = {
        steps: PROCESS.steps.map((step) => (step.id === 'b2' ? { ...step, role } : step)),
      }

      expect(endsWithoutDecision(PROCESS)).toBe(true)
      expect(endsWithoutDecision(decided)).toBe(false)
    },
  )
})
