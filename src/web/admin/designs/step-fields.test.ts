import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Condition, StepContent } from '#modules/processes'
import { aProcess } from '../../../../tools/test-support/procedures.ts'
import { anyProcess } from '../../../modules/processes/test-support/any-process.ts'
import { branchFields, outcomeRows, readStep, valuesOfStep } from './step-fields.ts'

const KNOWN = new Set(aProcess().steps.map(({ id }) => id))
const HANDLING = aProcess().steps[1]
if (HANDLING === undefined) throw new Error('a process has a second step')
const values = valuesOfStep(HANDLING)

function faultsOf(given: Record<string, string>): string[] {
  const read = readStep({ ...values, ...given }, KNOWN)
  return 'faults' in read ? read.faults.map(({ id, field }) => `${id}: ${field}`) : []
}

function outcomesOf(given: Record<string, string>): string[] {
  const read = readStep({ ...values, ...given }, KNOWN)
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  return read.content.outcomes.map(({ code, next }) => `${code} → ${next.join('+')}`)
}

test('the form of a step says what the step says, its conditions too, whatever they are', () => {
  fc.assert(
    fc.property(anyProcess, ({ steps }) => {
      const known = new Set(steps.map(({ id }) => id))
      for (const { id: _, ...content } of steps.filter(({ outcomes }) => outcomes.length > 0)) {
        const read = readStep(valuesOfStep({ id: _, ...content }), known)

        expect('faults' in read ? read : unordered(read.content)).toEqual(unordered(content))
      }
    }),
  )
})

/** Boxes have no order: the lists of conditions in that of the alphabet. */
function unordered(content: StepContent): StepContent {
  const inOrder = (condition: Condition): Condition =>
    Object.fromEntries(Object.entries(condition).map(([list, values]) => [list, values.toSorted()]))
  const { onlyIf, outcomes } = content
  return {
    ...content,
    ...(onlyIf === undefined ? {} : { onlyIf: inOrder(onlyIf) }),
    outcomes: outcomes.map(({ when, ...outcome }) =>
      when === undefined ? outcome : { ...outcome, when: inOrder(when) },
    ),
  }
}

describe('what is written of a step', () => {
  test('opens several steps side by side, each once', () => {
    expect(outcomesOf({ toi0: 'b3', toi0_1: 'b4', toi0_2: 'b3' })[0]).toBe('qualified → b3+b4')
  })

  test('makes a code of the name of a further outcome, and another one when it is taken', () => {
    expect(outcomesOf({ kq2: 'Đề nghị họp', kq3: 'Đề nghị họp' }).slice(2)).toEqual([
      'de-nghi-hop → ',
      'de-nghi-hop-a → ',
    ])
  })

  test('makes an outcome the refusal, and takes that back', () => {
    expect(outcomesOf({ kq2: 'Từ chối', tc1: '', tc2: 'co' })).toEqual([
      'qualified → b3',
      'khong-du-dieu-kien-trinh-tu-choi → b3',
      'unqualified → ',
    ])
  })

  test('leaves room for further outcomes', () => {
    expect(outcomeRows(values)).toBe(3)
    expect(branchFields({ toi0: 'b3', toi0_1: 'b4' }, 0)).toEqual(['toi0_1', 'toi0_2'])
  })
})

test.each([
  ['no name', { ten: '  ' }, ['ten: name']],
  ['no place', { noi: 'unit:' }, ['noi: place']],
  ['a place that cannot be one', { noi: 'unit:a b' }, ['noi: place']],
  ['no role', { 'vai-tro': 'minister' }, ['vai-tro: role']],
  ['hours that are no number', { gio: 'một' }, ['gio: hours']],
  ['hours not in quarters', { gio: '1,1' }, ['gio: hours']],
  ['no hours at all', { gio: '0' }, ['gio: hours']],
  ['a step that is not there', { toi1: 'b9' }, ['toi1: next']],
  ['an outcome without a name', { kq1: '' }, ['kq1: outcomes']],
  ['no outcome', { kq0: '', toi0: '', kq1: '', toi1: '' }, ['kq0: outcomes']],
])('a step is not taken with %s', (_, given, faults) => {
  expect(faultsOf(given)).toEqual(faults)
})
