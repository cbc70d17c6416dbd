import { describe, expect, test } from 'vitest'
import {
  after,
  aDossier,
  ELSEWHERE,
  facts,
  handler,
  later,
  NOW,
  theSystem,
} from '../test-support/builders.ts'
import { decideAnswerConsultation, decideConsult } from './decide-consultation.ts'
import { decideSilence } from './decide-silence.ts'
import type { Dossier, SilenceEffect } from './dossier.ts'

const question = { stepId: null, unitId: ELSEWHERE, question: 'Có vướng không?', hours: 8 }
const asked = after(
  aDossier('processing'),
  decideConsult(aDossier('processing'), handler, question, facts()),
  handler,
)

describe('an opinion that is not given in time', () => {
  test('counts as agreement from the instant it was due, and the silent unit is named', () => {
    const event = decideSilence(asked, facts({ now: later(9) }))

    expect(event).toEqual({
      type: 'consultation.lapsed',
      data: {
        consultation: 1,
        unitId: ELSEWHERE,
        dueAt: '2026-03-02T17:00:00+07:00',
        effect: 'agreed',
        basis: 'Điều 18',
      },
    })
  })

  test('is counted once, and may still be given late', () => {
    const event = decideSilence(asked, facts({ now: later(9) }))!
    const lapsed = after(asked, event, theSystem, later(9))
    const answer = decideAnswerConsultation(
      lapsed,
      { ...handler, holds: () => true },
      { ordinal: null, answer: 'Không vướng' },
    )

    expect(decideSilence(lapsed, facts({ now: later(10) }))).toBeNull()
    expect(lapsed.consultations[0]?.lapsedAt).toEqual(later(8))
    expect(answer.type).toBe('consultation.answered')
  })

  test('is still awaited at the instant it is due', () => {
    expect(decideSilence(asked, facts({ now: later(8) }))).toBeNull()
  })

  test('means nothing where the rulebook gives silence no meaning', () => {
    const law = { silentOpinion: null }

    expect(decideSilence(asked, facts({ now: later(9), law }))).toBeNull()
  })
})

describe('the silence of the authority', () => {
  const silence: SilenceEffect = {
    effect: 'may-proceed',
    basis: 'Nghị định 110/2018/NĐ-CP: không trả lời thì được tổ chức theo nội dung đã thông báo',
  }
  const announced = (given: Partial<Dossier> = {}) =>
    aDossier('processing', {
      term: { value: 10, unit: 'working-days', sameDay: false, silence },
      ...given,
    })
  const past = facts({ now: later(241) })

  test('has the effect that the procedure’s law gives it, from the due instant', () => {
    const event = decideSilence(announced(), past)!
    const counted = after(announced(), event, theSystem, later(241))

    expect(event).toEqual({
      type: 'silence.counted',
      data: { ...silence, dueAt: '2026-03-12T09:00:00+07:00' },
    })
    expect(counted.silentSince).toEqual(later(240))
    expect(counted.state).toBe('processing')
    expect(decideSilence(counted, past)).toBeNull()
  })

  const wholeTerm = { value: 10, unit: 'working-days', sameDay: false } as const

  test.each([
    ['before the due date', announced(), facts({ now: later(240) })],
    ['of a procedure whose law gives it none', announced({ term: wholeTerm }), past],
    [
      'while the person is waited for',
      announced({
        pauses: [{ from: NOW, to: null, reason: 'supplement' }],
        openRequest: { items: [], respondBy: NOW, stepId: null },
        state: 'awaiting-supplement',
      }),
      past,
    ],
    ['once it is decided', announced({ result: aDossier('finished').result }), past],
    ['after the end', announced({ state: 'stopped' }), past],
  ])('has no effect %s', (_, dossier, given) => {
    expect(decideSilence(dossier, given)).toBeNull()
  })
})
