import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { outcomeOf, type Candidate } from './assignment.ts'

const WISH = { effectiveFrom: day('2026-03-03'), allowUnheld: false }
const FITTING: Candidate = {
  isKnown: true,
  isInForce: true,
  latest: { effectiveFrom: day('2026-01-01'), effectiveTo: null, isSame: false },
  faults: [],
  hours: 16,
  limit: 16,
  placesWithoutUnit: 0,
  unheld: [],
}
const UNHELD = [{ stepId: 'b2', unitName: 'Phòng Tư pháp' }]

describe('a procedure that is to get an approved process', () => {
  test.each([
    ['goes by another one', FITTING],
    ['has none yet', { ...FITTING, latest: null }],
  ])('gets it when it %s', (_, candidate) => {
    expect(outcomeOf(candidate, WISH)).toEqual({ outcome: 'assigned', refusal: null })
  })

  test.each([
    [
      'conflict/later-version-exists',
      { latest: { ...FITTING.latest, effectiveFrom: day('2026-03-03') } },
    ],
    ['not-found/procedure', { isKnown: false, isInForce: false }],
    ['conflict/procedure-not-in-force', { isInForce: false }],
    ['conflict/process-above-time-limit', { faults: ['hours-differ-from-time-limit'], hours: 24 }],
    ['conflict/process-below-time-limit', { faults: ['hours-differ-from-time-limit'], hours: 8 }],
    ['conflict/process-without-tax-step', { faults: ['no-step-between-two-parts'] }],
    ['invalid/process-unsound', { faults: ['join-missing'] }],
    ['conflict/step-without-unit', { placesWithoutUnit: 1 }],
    ['conflict/step-role-unheld', { unheld: UNHELD }],
  ] as const)('is refused with %s', (refusal, given) => {
    const candidate = { ...FITTING, ...given } as Candidate

    expect(outcomeOf(candidate, WISH)).toEqual({ outcome: 'refused', refusal })
  })

  test('gets it where nobody holds a role, when that is allowed', () => {
    const candidate = { ...FITTING, unheld: UNHELD }

    expect(outcomeOf(candidate, { ...WISH, allowUnheld: true }).outcome).toBe('assigned')
  })

  test('needs nothing when it has it already, from whenever', () => {
    const latest = { effectiveFrom: day('2026-04-01'), effectiveTo: null, isSame: true }

    expect(outcomeOf({ ...FITTING, latest }, WISH)).toEqual({ outcome: 'present', refusal: null })
  })

  test('gets it again when it went by it once and no longer does', () => {
    const latest = {
      effectiveFrom: day('2026-01-01'),
      effectiveTo: day('2026-02-01'),
      isSame: true,
    }

    expect(outcomeOf({ ...FITTING, latest }, WISH).outcome).toBe('assigned')
  })
})
