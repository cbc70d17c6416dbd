import { describe, expect, test } from 'vitest'
import type { Pause } from '../dossier.ts'
import { runningTerm } from './running-term.ts'

const on = (day: number) => new Date(Date.UTC(2026, 2, day))
const supplement: Pause = { from: on(5), to: on(9), reason: 'supplement' }
const payment: Pause = { from: on(11), to: on(12), reason: 'payment' }
const lived = {
  receivedAt: on(2),
  reopenedAt: null,
  closedAt: null,
  finishedAt: null,
  secondPart: null,
  pauses: [supplement, payment],
}

describe('the term of a dossier', () => {
  test('does not run before receipt', () => {
    const filed = { ...lived, receivedAt: null }

    expect(runningTerm(filed, { supplementTerm: 'pause' })).toBeNull()
  })

  test('runs from receipt, and its pauses do not count', () => {
    expect(runningTerm(lived, { supplementTerm: 'pause' })).toEqual({
      start: on(2),
      hasRestarted: false,
      isReopened: false,
      pauses: [supplement, payment],
    })
  })

  test('starts again after a supplement where the law says so; waiting for money only pauses it', () => {
    expect(runningTerm(lived, { supplementTerm: 'reset' })).toEqual({
      start: on(9),
      hasRestarted: true,
      isReopened: false,
      pauses: [payment],
    })
  })

  test('is moved neither by a pause that lasts nor by one that ended with the handling', () => {
    const waiting = { ...lived, pauses: [{ ...supplement, to: null }] }
    const withdrawn = { ...lived, closedAt: on(9), pauses: [supplement] }

    expect(runningTerm(waiting, { supplementTerm: 'pause' })?.pauses).toEqual([])
    expect(runningTerm(withdrawn, { supplementTerm: 'reset' })).toMatchObject({
      start: on(2),
      pauses: [],
    })
  })

  test('runs whole from the order that reopened it; what was before does not count', () => {
    const reopened = { ...lived, reopenedAt: on(10) }

    expect(runningTerm(reopened, { supplementTerm: 'reset' })).toEqual({
      start: on(10),
      hasRestarted: false,
      isReopened: true,
      pauses: [payment],
    })
  })
})
