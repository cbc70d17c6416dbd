import { describe, expect, test } from 'vitest'
import { aProcess } from '../../../../tools/test-support/procedures.ts'
import type { ProcessDefinition } from './definition.ts'
import { changeStep, insertStep, moveStep, removeStep } from './draft.ts'
import { processFaults } from './process-faults.ts'

const CONSULTING = {
  name: 'Lấy ý kiến',
  at: { at: 'competent', divisions: [] },
  role: 'handler',
  hours: 4,
  produces: null,
  outcome: { code: 'done', name: 'Xong' },
} as const

function ways({ steps }: ProcessDefinition): string[] {
  return steps.map(
    ({ id, outcomes }) => `${id} → ${outcomes.map(({ next }) => next.join('+')).join(' | ')}`,
  )
}

function inserted(process: ProcessDefinition, afterId: string): ProcessDefinition {
  const result = insertStep(process, afterId, CONSULTING)
  if (result === null) throw new Error('no step was inserted')
  return result.process
}

describe('a step that is added', () => {
  test('stands between the one before and what followed it, and the others keep their numbers', () => {
    expect(ways(inserted(aProcess(), 'b2'))).toEqual([
      'b1 → b2',
      'b2 → b2a | b2a',
      'b2a → b3',
      'b3 → b4',
      'b4 → ',
    ])
  })

  test('takes the next number at the end, and the next letter elsewhere', () => {
    const twice = inserted(inserted(aProcess(), 'b2'), 'b2')

    expect(twice.steps.map(({ id }) => id)).toEqual(['b1', 'b2', 'b2b', 'b2a', 'b3', 'b4'])
    expect(inserted(aProcess(), 'b4').steps.at(-1)?.id).toBe('b5')
  })

  test('follows a step that is there', () => {
    expect(insertStep(aProcess(), 'b9', CONSULTING)).toBeNull()
  })
})

test('what led to a step that is removed leads to what followed it', () => {
  const without = removeStep(inserted(aProcess(), 'b2'), 'b2a')

  expect(without).toEqual(aProcess())
  expect(ways(removeStep(aProcess(), 'b4'))).toEqual(['b1 → b2', 'b2 → b3 | b3', 'b3 → '])
  expect(processFaults(without, 40)).toEqual([])
})

test('a step moves up and down the table, and stays at its ends', () => {
  const ids = (process: ProcessDefinition) => process.steps.map(({ id }) => id)

  expect(ids(moveStep(aProcess(), 'b3', 'up'))).toEqual(['b1', 'b3', 'b2', 'b4'])
  expect(ids(moveStep(aProcess(), 'b1', 'down'))).toEqual(['b2', 'b1', 'b3', 'b4'])
  expect(ids(moveStep(aProcess(), 'b1', 'up'))).toEqual(['b1', 'b2', 'b3', 'b4'])
  expect(ids(moveStep(aProcess(), 'b4', 'down'))).toEqual(['b1', 'b2', 'b3', 'b4'])
})

test('a step keeps its number whatever it says', () => {
  const { id: _, ...content } = aProcess().steps[1] as ProcessDefinition['steps'][number]

  const changed = changeStep(aProcess(), 'b2', { ...content, name: 'Thẩm định', hours: 12 })

  expect(changed.steps[1]).toEqual({ ...content, id: 'b2', name: 'Thẩm định', hours: 12 })
  expect(changed.steps[2]).toEqual(aProcess().steps[2])
})

test('a step says what it is given and nothing more: conditions that are left out are gone', () => {
  const { id: _, ...content } = aProcess().steps[1] as ProcessDefinition['steps'][number]
  const special = { ...content, hours: null, waitsFor: 'tax', onlyIf: { cases: ['moi'] } } as const

  const conditional = changeStep(aProcess(), 'b2', special)

  expect(conditional.steps[1]).toEqual({ ...special, id: 'b2' })
  expect(changeStep(conditional, 'b2', content)).toEqual(aProcess())
})
