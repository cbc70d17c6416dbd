import { describe, expect, test } from 'vitest'
import {
  aDossier,
  after,
  anOfficer,
  approver,
  clerk,
  ELSEWHERE,
  facts,
  later,
} from '../test-support/builders.ts'
import { decideCorrect, decideHandOver } from './decide-result.ts'
import { DOSSIER_STATES } from './dossier.ts'
import { whyNot } from './why-not.ts'

const CORRECTION = { reason: 'Sai họ tên', content: 'Hoàng Thị Bế', number: '15/KQ-UBND' }
const given = facts({ now: later(48), doer: approver })

const handedOver = after(
  aDossier('finished'),
  decideHandOver({
    method: 'counter',
    receivedBy: { name: 'Hoàng Thị Bế', personalId: null, relation: null },
    receiptLost: false,
  }),
)

describe('a result that holds a mistake', () => {
  test('is corrected with a new content, signature, date and number; the one before stays known', () => {
    const finished = aDossier('finished')

    const corrected = after(finished, decideCorrect(finished, CORRECTION, given), approver)

    expect(corrected.state).toBe('finished')
    expect(corrected.result).toEqual({
      kind: 'approval',
      content: 'Hoàng Thị Bế',
      number: '15/KQ-UBND',
      signedAt: later(48),
      signedBy: 'approver',
      issuedAt: later(48),
      replaces: '1',
    })
    expect(corrected.finishedAt).toEqual(finished.finishedAt)
  })

  test('is handed over again when it was handed over', () => {
    const corrected = after(handedOver, decideCorrect(handedOver, CORRECTION, given), approver)

    expect(handedOver.state).toBe('returned')
    expect(corrected).toMatchObject({ state: 'finished', returnedAt: null, handOver: null })
    expect(whyNot('hand-over', corrected, approver, facts())).toBe('forbidden/role')
    expect(corrected.closedAt).toEqual(handedOver.closedAt)
  })

  test('stays as it is when nothing in it is changed', () => {
    const same = { ...CORRECTION, content: handedOver.result?.content ?? '' }

    expect(() => decideCorrect(handedOver, same, given)).toThrow('invalid/nothing-corrected')
  })

  test('is corrected by the approver of the agency that gave it and nobody else', () => {
    const foreigner = anOfficer('foreigner', `approver@${ELSEWHERE}`)

    expect(whyNot('correct-result', handedOver, approver, facts())).toBeNull()
    expect(whyNot('correct-result', handedOver, foreigner, facts())).toBe('forbidden/not-your-unit')
    expect(whyNot('correct-result', handedOver, clerk, facts())).toBe('forbidden/role')
  })

  test('has been issued before: what nobody issued is not corrected', () => {
    const unissued = aDossier('finished', {
      result: {
        kind: 'approval',
        content: '',
        signedAt: null,
        signedBy: null,
        number: null,
        issuedAt: null,
        replaces: null,
      },
    })

    expect(whyNot('correct-result', unissued, approver, facts())).toBe('conflict/no-result-issued')
    expect(() => decideCorrect(unissued, CORRECTION, given)).toThrow('conflict/no-result-issued')
  })

  test('is there: no other state has one to correct', () => {
    const states = DOSSIER_STATES.filter(
      (state) => whyNot('correct-result', aDossier(state), approver, facts()) === null,
    )

    expect(states).toEqual(['finished', 'returned'])
  })
})
