import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PASSED_OVER, processAlong } from './along.ts'
import type { Condition, ProcessDefinition, ProcessStep, Traits } from './definition.ts'
import { faultsOf } from './faults.ts'
import { hoursOfLongestPath } from './steps.ts'

const BY_POST: Traits = { caseId: 'cap-lai', channel: 'post', applicantKind: 'citizen' }

function aStep(id: string, next: readonly string[], given: Partial<ProcessStep> = {}): ProcessStep {
  return {
    id,
    name: id,
    at: { at: 'receiving' },
    role: id === 'b1' ? 'reception' : 'handler',
    hours: 4,
    outcomes: [{ code: 'done', name: 'Xong', next }],
    produces: null,
    ...given,
  }
}

function wayOf(process: ProcessDefinition): string[] {
  return process.steps.map(({ id, outcomes }) => `${id} → ${outcomes[0]?.next.join(', ')}`)
}

describe('the process as it goes for one dossier', () => {
  const inspected: ProcessDefinition = {
    steps: [
      aStep('b1', ['b2']),
      aStep('b2', ['b3'], { onlyIf: { cases: ['cap-moi'] } }),
      aStep('b3', []),
    ],
  }

  test('goes round a step that is not for it', () => {
    expect(wayOf(processAlong(inspected, BY_POST))).toEqual(['b1 → b3', 'b3 → '])
  })

  test('goes through the step where its condition holds', () => {
    expect(processAlong(inspected, { ...BY_POST, caseId: 'cap-moi' })).toEqual(inspected)
  })

  test('goes round several such steps in a row, and round one of two branches', () => {
    const forked: ProcessDefinition = {
      steps: [
        aStep('b1', ['b2', 'b3']),
        aStep('b2', ['b4'], { onlyIf: { channels: ['online'] } }),
        aStep('b3', ['b5']),
        aStep('b4', ['b5'], { onlyIf: { applicants: ['business'] } }),
        aStep('b5', []),
      ],
    }

    expect(wayOf(processAlong(forked, BY_POST))).toEqual(['b1 → b5, b3', 'b3 → b5', 'b5 → '])
  })

  test('offers an outcome only where its condition holds', () => {
    const outcomes = [
      { code: 'usual', name: '', next: [] },
      { code: 'by-post', name: '', next: [], when: { channels: ['post' as const] } },
      { code: 'online', name: '', next: [], when: { channels: ['online' as const] } },
    ]
    const [step] = processAlong({ steps: [aStep('b1', [], { outcomes })] }, BY_POST).steps

    expect(step?.outcomes.map(({ code }) => code)).toEqual(['usual', 'by-post'])
  })

  test('lets an optional step be passed over, to where its usual outcome leads', () => {
    const [, step] = processAlong(
      { steps: [aStep('b1', ['b2']), aStep('b2', ['b3'], { optional: true }), aStep('b3', [])] },
      BY_POST,
    ).steps

    expect(step?.outcomes.at(-1)).toMatchObject({ code: PASSED_OVER, next: ['b3'] })
  })

  test('of a condition with several lists, all must hold', () => {
    const both: Condition = { cases: ['cap-lai'], applicants: ['business'] }
    const steps = [aStep('b1', ['b2']), aStep('b2', [], { onlyIf: both })]

    expect(processAlong({ steps }, BY_POST).steps).toHaveLength(1)
    expect(processAlong({ steps }, { ...BY_POST, applicantKind: 'business' }).steps).toHaveLength(2)
  })
})

const conditions: fc.Arbitrary<Condition | undefined> = fc.option(
  fc.record({ channels: fc.subarray(['online', 'counter', 'post'] as const, { minLength: 1 }) }),
  { nil: undefined },
)
const sound = fc
  .array(fc.record({ onlyIf: conditions, optional: fc.boolean() }), { maxLength: 8 })
  .map((middle): ProcessDefinition => ({
    steps: [
      aStep('b1', ['b2']),
      ...middle.map(({ onlyIf, optional }, at) =>
        aStep(`b${at + 2}`, [`b${at + 3}`], { onlyIf, ...(optional ? { optional: true } : {}) }),
      ),
      aStep(`b${middle.length + 2}`, []),
    ],
  }))

test('whatever a sound process leaves out for a dossier, what remains is sound and takes no longer', () => {
  fc.assert(
    fc.property(sound, fc.constantFrom('online', 'counter', 'post'), (process, channel) => {
      const hours = hoursOfLongestPath(process) ?? 0
      const along = processAlong(process, { ...BY_POST, channel })
      const left = hoursOfLongestPath(along) ?? Number.NaN

      expect(faultsOf(process, hours)).toEqual([])
      expect(faultsOf(along, left)).toEqual([])
      expect(left).toBeLessThanOrEqual(hours)
    }),
  )
})
