import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProcessDefinition, ProcessStep } from './definition.ts'
import { faultsOf } from './faults.ts'
import { hoursOfLongestPath } from './steps.ts'

const RECEPTION = aStep('b1', { role: 'reception', at: { at: 'receiving' }, hours: 2 }, ['b2'])
const HANDLING = aStep('b2', { hours: 30 }, ['b3'])
const SIGNING = aStep('b3', { role: 'approver', hours: 6 }, ['b4'])
const ISSUING = aStep('b4', { role: 'clerk', hours: 2 }, [])
const SOUND: ProcessDefinition = { steps: [RECEPTION, HANDLING, SIGNING, ISSUING] }

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
    outcomes: outcomes.map((next, at) => ({ code: `o${at}`, name: `o${at}`, next })),
    produces: null,
    ...given,
  }
}

function codesOf(steps: readonly ProcessStep[], hours = 40): string[] {
  return faultsOf({ steps }, hours).map(({ code, stepId }) => `${stepId ?? 'process'}: ${code}`)
}

describe('a process is fit for approval', () => {
  test('when it goes from reception to issue within the time of the procedure', () => {
    expect(codesOf(SOUND.steps)).toEqual([])
  })

  test('when a head may send a draft back to the handler', () => {
    const handling = aStep('b2', { hours: 24 }, ['b2a'])
    const checking = aStep('b2a', { role: 'division-head', hours: 6 }, ['b3'], ['b2'])

    expect(codesOf([RECEPTION, handling, checking, SIGNING, ISSUING])).toEqual([])
  })

  test('of a term in two parts, when a step waits for tax in between', () => {
    const waiting = aStep('b2a', { hours: null, waitsFor: 'tax' }, ['b3'])
    const steps = [RECEPTION, aStep('b2', { hours: 30 }, ['b2a']), waiting, SIGNING, ISSUING]

    expect(faultsOf({ steps }, 40, true)).toEqual([])
    expect(faultsOf(SOUND, 40, true)).toEqual([{ code: 'no-step-between-two-parts', stepId: null }])
  })

  test('when a step waits outside the clock, for instance while a tax is paid', () => {
    const waiting = aStep('b2a', { hours: null }, ['b3'])

    expect(
      codesOf([RECEPTION, aStep('b2', { hours: 30 }, ['b2a']), waiting, SIGNING, ISSUING]),
    ).toEqual([])
  })

  test('when two branches run side by side, the longer one counting', () => {
    const fork = aStep('b2', { hours: 10 }, ['b2a', 'b2b'])
    const short = aStep('b2a', { hours: 4 }, ['b3'])
    const long = aStep('b2b', { hours: 20 }, ['b3'])

    expect(codesOf([RECEPTION, fork, short, long, SIGNING, ISSUING])).toEqual([])
  })
})

describe('a process is unfit for approval', () => {
  test('without steps', () => {
    expect(codesOf([])).toEqual(['process: no-steps'])
  })

  test('when it does not begin with reception at the counter', () => {
    expect(codesOf([HANDLING, SIGNING, ISSUING], 38)).toEqual(['b2: first-step-is-not-reception'])
  })

  test('when reception happens away from the counter', () => {
    const elsewhere = aStep('b2', { role: 'reception', hours: 30 }, ['b3'])

    expect(codesOf([RECEPTION, elsewhere, SIGNING, ISSUING])).toEqual([
      'b2: reception-away-from-the-counter',
    ])
  })

  test('when two steps bear the same number', () => {
    expect(codesOf([RECEPTION, HANDLING, HANDLING, SIGNING, ISSUING])).toContain(
      'b2: step-repeated',
    )
  })

  test('when a step leads to a step that is not there', () => {
    expect(codesOf([RECEPTION, aStep('b2', {}, ['b9']), SIGNING, ISSUING])).toContain(
      'b2: next-step-unknown',
    )
  })

  test('when nothing leads to a step', () => {
    expect(codesOf([RECEPTION, HANDLING, aStep('b2a', {}, ['b3']), SIGNING, ISSUING])).toEqual([
      'b2a: step-unreachable',
    ])
  })

  test('when steps go round and round without a way out', () => {
    const handling = aStep('b2', { hours: 30 }, ['b3'])
    const signing = aStep('b3', { role: 'approver' }, ['b2'])

    expect(codesOf([RECEPTION, handling, signing])).toEqual([
      'b1: no-way-to-the-end',
      'b2: no-way-to-the-end',
      'b3: no-way-to-the-end',
    ])
  })

  test('when it can only end against the order of the table', () => {
    const backwards = [RECEPTION, ISSUING, SIGNING, HANDLING]

    expect(codesOf(backwards)).toEqual(['process: no-way-to-the-end'])
  })

  test('when a step cannot end', () => {
    expect(codesOf([RECEPTION, aStep('b2', {}), SIGNING, ISSUING])).toContain('b2: no-outcome')
  })

  test('when a step offers the same outcome twice', () => {
    const twice = {
      ...HANDLING,
      outcomes: [...HANDLING.outcomes, ...HANDLING.outcomes],
    }

    expect(codesOf([RECEPTION, twice, SIGNING, ISSUING])).toEqual(['b2: outcome-repeated'])
  })

  test.each([0, -1, Number.NaN])('when a step is given %s hours', (hours) => {
    expect(codesOf([RECEPTION, aStep('b2', { hours }, ['b3']), SIGNING, ISSUING])).toContain(
      'b2: hours-not-positive',
    )
  })

  test('when branches that begin side by side never meet again', () => {
    const fork = aStep('b2', { hours: 30 }, ['b3', 'b3a'])
    const apart = aStep('b3a', { hours: 6 }, [])

    expect(codesOf([RECEPTION, fork, SIGNING, apart, ISSUING])).toEqual(['b2: join-missing'])
  })

  test('when waiting for a tax to be paid counts', () => {
    const waiting = aStep('b2', { hours: 30, waitsFor: 'tax' }, ['b3'])

    expect(codesOf([RECEPTION, waiting, SIGNING, ISSUING])).toEqual(['b2: waiting-step-has-hours'])
  })

  test.each([{ optional: true as const }, { onlyIf: { channels: ['post' as const] } }])(
    'when reception may be left out: %j',
    (given) => {
      expect(codesOf([{ ...RECEPTION, ...given }, HANDLING, SIGNING, ISSUING])).toEqual([
        'b1: first-step-conditional',
      ])
    },
  )

  test('when a step that may be passed over leads back, so that passing it over never ends', () => {
    const checking = aStep('b2a', { hours: 8, optional: true }, ['b2'], ['b3'])
    const handling = aStep('b2', { hours: 22 }, ['b2a'])

    expect(codesOf([RECEPTION, handling, checking, SIGNING, ISSUING])).toEqual([
      'b2a: conditional-step-leads-back',
    ])
  })

  test('when every outcome of a step is for certain dossiers only', () => {
    const choosing = {
      ...HANDLING,
      outcomes: HANDLING.outcomes.map((each) => ({ ...each, when: { cases: ['lan-dau'] } })),
    }

    expect(codesOf([RECEPTION, choosing, SIGNING, ISSUING])).toEqual(['b2: no-outcome-for-some'])
  })

  test.each([39.75, 40.25, 0])('when its hours are not the %s of the procedure', (hours) => {
    expect(codesOf(SOUND.steps, hours)).toEqual(['process: hours-differ-from-time-limit'])
  })
})

/** Processes in table order whose every step leads on to later steps, and the last one ends it. */
const aForwardProcess: fc.Arbitrary<ProcessDefinition> = fc
  .array(
    fc.record({
      quarters: fc.option(fc.integer({ min: 1, max: 160 })),
      jumps: fc.array(fc.array(fc.nat(4), { minLength: 1, maxLength: 2 }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((drafts) => ({
    steps: drafts.map(({ quarters, jumps }, position) => {
      const isLast = position === drafts.length - 1
      const onward = jumps.map((jump) => [
        ...new Set(jump.map((by) => `b${Math.min(position + 1 + by, drafts.length - 1)}`)),
      ])
      // The next step of the table is always led to, so that none is unreachable.
      const outcomes = isLast ? [[]] : [[`b${position + 1}`], ...onward]
      return aStep(
        `b${position}`,
        {
          hours: quarters === null ? null : quarters / 4,
          ...(position === 0 ? { role: 'reception', at: { at: 'receiving' } } : {}),
        },
        ...outcomes,
      )
    }),
  }))

/** Every way through a process that only goes on, written out. */
function waysFrom(process: ProcessDefinition, id: string): number[] {
  const step = process.steps.find((candidate) => candidate.id === id) as ProcessStep
  return step.outcomes.flatMap(({ next }) =>
    next.length === 0
      ? [step.hours ?? 0]
      : next.flatMap((other) => waysFrom(process, other).map((rest) => (step.hours ?? 0) + rest)),
  )
}

describe('the hours of a process', () => {
  test('are those of its longest way to the end', () => {
    fc.assert(
      fc.property(aForwardProcess, (process) => {
        expect(hoursOfLongestPath(process)).toBe(Math.max(...waysFrom(process, 'b0')))
      }),
    )
  })

  test('do not grow when a step may also send back to an earlier one', () => {
    fc.assert(
      fc.property(aForwardProcess, fc.nat(), fc.nat(), (process, from, to) => {
        const position = from % process.steps.length
        const back = `b${to % (position + 1)}`
        const steps = process.steps.map((step, at) =>
          at === position
            ? {
                ...step,
                outcomes: [...step.outcomes, { code: 'back', name: 'back', next: [back] }],
              }
            : step,
        )

        expect(hoursOfLongestPath({ steps })).toBe(hoursOfLongestPath(process))
      }),
    )
  })
})

describe('a process that only goes on', () => {
  test('is sound with the hours of its longest way, and with no others', () => {
    fc.assert(
      fc.property(aForwardProcess, fc.integer({ min: 1, max: 50 }), (process, more) => {
        const hours = hoursOfLongestPath(process) ?? 0

        expect(faultsOf(process, hours)).toEqual([])
        expect(faultsOf(process, hours + more)).toEqual([
          { code: 'hours-differ-from-time-limit', stepId: null },
        ])
      }),
    )
  })

  test('is unsound once its end is taken away', () => {
    fc.assert(
      fc.property(aForwardProcess, (process) => {
        const last = process.steps.length - 1
        const steps = process.steps.map((step, position) =>
          position === last
            ? { ...step, outcomes: [{ code: 'again', name: 'again', next: ['b0'] }] }
            : step,
        )

        const faults = faultsOf({ steps }, 8)
        expect(faults.map(({ code }) => code)).toEqual(steps.map(() => 'no-way-to-the-end'))
      }),
    )
  })
})
