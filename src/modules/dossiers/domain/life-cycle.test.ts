import { describe, expect, test } from 'vitest'
import {
  aCitizen,
  aDossier,
  anOpenStep,
  approver,
  clerk,
  facts,
  handler,
  head,
  reception,
} from '../test-support/builders.ts'
import { DOSSIER_STATES, portalStatusOf, type DossierState } from './dossier.ts'
import { ACTIONS, POSSIBLE_IN, whyNotInState, type Action } from './life-cycle.ts'
import { whyNot } from './why-not.ts'

const FORBIDDEN = ACTIONS.flatMap((action) => {
  const possible: readonly DossierState[] = POSSIBLE_IN[action]
  return DOSSIER_STATES.filter((state) => !possible.includes(state)).map(
    (state) => [action, state] as const,
  )
})

test('the states stand in the order of the national status codes 1 to 10', () => {
  expect(DOSSIER_STATES.map(portalStatusOf)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(portalStatusOf('awaiting-supplement')).toBe(5)
  expect(portalStatusOf('returned')).toBe(10)
})

test.each(FORBIDDEN)('%s is impossible for a dossier that is %s, and says why', (action, state) => {
  expect(whyNotInState(action, state)).toMatch(/^conflict\//)
})

test.each([
  ['claim', 'awaiting-payment', 'conflict/awaiting-payment'],
  ['withdraw', 'stopped', 'conflict/dossier-stopped'],
  ['hand-over', 'processing', 'conflict/handling-not-finished'],
  ['supplement', 'awaiting-payment', 'conflict/nothing-requested'],
] as const)('%s of a dossier that is %s is refused with %s', (action, state, code) => {
  expect(whyNotInState(action, state)).toBe(code)
})

test('a dossier at its first step cannot be sent back: there is no step before it', () => {
  const dossier = aDossier('received', { steps: [anOpenStep({ ordinal: 1 })] })

  expect(whyNot('send-back', dossier, handler, facts())).toBe('conflict/no-earlier-step')
})

test('a finished, refused, withdrawn, stopped or returned dossier is never handled again', () => {
  const ends: readonly DossierState[] = ['refused', 'withdrawn', 'stopped', 'finished', 'returned']
  const handling: readonly Action[] = [
    'receive',
    'complete-step',
    'sign-result',
    'issue-result',
    'withdraw',
  ]

  for (const state of ends)
    for (const action of handling) expect(whyNotInState(action, state)).not.toBeNull()
})

describe('who does what', () => {
  const doers = { citizen: aCitizen(), reception, handler, head, approver, clerk }
  const states: readonly DossierState[] = DOSSIER_STATES

  test.each([
    ['receive', ['reception']],
    ['refuse', ['reception']],
    ['request-supplement', ['reception', 'handler']],
    ['supplement', ['citizen', 'reception']],
    ['claim', ['handler']],
    ['complete-step', ['handler']],
    ['assign', ['head', 'approver']],
    ['hand-over', ['reception']],
    ['withdraw', ['citizen']],
  ] as const)(
    '%s is possible, in some state with a handler at work, for %s only',
    (action, expected) => {
      const possible = Object.entries(doers)
        .filter(([, doer]) =>
          states.some((state) => whyNot(action, aDossier(state), doer, facts()) === null),
        )
        .map(([name]) => name)

      expect(possible).toEqual(expected)
    },
  )

  test('a citizen who is neither applicant nor owner may do nothing', () => {
    const stranger = aCitizen('020085000777')

    for (const action of ACTIONS)
      expect(whyNot(action, aDossier('submitted'), stranger, facts())).toBe('forbidden/role')
  })

  test('reception of another place may not receive', () => {
    const dossier = aDossier('submitted', { receivingUnitId: 'elsewhere' as never })

    expect(whyNot('receive', dossier, reception, facts())).toBe('forbidden/not-your-unit')
  })

  test('only the approver of the competent unit puts the due date off or stops the handling', () => {
    for (const action of ['extend', 'stop'] as const) {
      expect(whyNot(action, aDossier('processing'), approver, facts())).toBeNull()
      expect(whyNot(action, aDossier('processing'), handler, facts())).toBe('forbidden/role')
    }
  })
})
