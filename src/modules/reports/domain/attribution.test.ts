import { describe, expect, test } from 'vitest'
import type { AccountId } from '#kernel/id'
import { latenessOf, type Stay } from './attribution.ts'

const hour = (count: number) => new Date(count * 3_600_000)
/** As if every hour were worked. */
const hoursBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 3_600_000
const lan = 'lan' as AccountId
const minh = 'minh' as AccountId
const held = (...turns: readonly (readonly [number, AccountId | null])[]) =>
  turns.map(([from, holderId]) => ({ from: hour(from), holderId }))
const pause = (from: number, to: number | null) => ({
  from: hour(from),
  to: to === null ? null : hour(to),
})

/** Opened at 0, due at 10, closed at 16 by Lan, who held it all the time. */
const LATE: Stay = {
  openedAt: hour(0),
  dueAt: hour(10),
  closedAt: hour(16),
  pauses: [],
  holdings: held([0, lan]),
}
const OPEN: Stay = { ...LATE, closedAt: null }

describe('a stay at a step that is late', () => {
  test.each([
    ['lies with the one who held it', LATE, { lan: 6 }],
    ['is counted up to now while it is open', OPEN, { lan: 10 }],
    ['lies with nobody before it is taken', { ...LATE, holdings: held([0, null]) }, { nobody: 6 }],
    [
      'handed over after it was due lies with both, each for their hours',
      { ...LATE, holdings: held([0, lan], [14, minh]) },
      { lan: 4, minh: 2 },
    ],
    [
      'handed over before it was due lies with the second alone',
      { ...LATE, holdings: held([0, lan], [9, minh]) },
      { minh: 6 },
    ],
    [
      'given back and taken again lies with each for their hours, added up',
      { ...LATE, holdings: held([0, lan], [11, null], [13, lan]) },
      { lan: 4, nobody: 2 },
    ],
    [
      'after a pause by which it is due later is late by the hours worked past its time',
      { ...LATE, dueAt: hour(15), closedAt: hour(21), pauses: [pause(2, 7)] },
      { lan: 6 },
    ],
    [
      'and is paused when late already keeps the late hours of both sides of the pause',
      {
        ...LATE,
        // Late since 10; the pause from 12 to 20 moved the due instant on to 18.
        dueAt: hour(18),
        closedAt: hour(21),
        pauses: [pause(12, 20)],
        holdings: held([0, lan], [20, minh]),
      },
      { lan: 2, minh: 1 },
    ],
    ['and waits for the person stands still', { ...OPEN, pauses: [pause(13, null)] }, { lan: 3 }],
    [
      'is late only for the time it had the dossier, when that was late before',
      { ...LATE, openedAt: hour(14), holdings: held([14, minh]) },
      { minh: 2 },
    ],
  ] as const)('%s', (_, stay, expected) => {
    const shares = latenessOf(stay, hour(20), hoursBetween)?.shares ?? []

    expect(
      Object.fromEntries(shares.map(({ holderId, hours }) => [holderId ?? 'nobody', hours])),
    ).toEqual(expected)
  })

  test('is told apart when the dossier was late before it came', () => {
    const inherited = { ...LATE, openedAt: hour(14), holdings: held([14, minh]) }

    expect(latenessOf(inherited, hour(20), hoursBetween)?.isInherited).toBe(true)
    expect(latenessOf(LATE, hour(20), hoursBetween)?.isInherited).toBe(false)
  })

  test('beside another branch answers for its own hours, and the other for its', () => {
    const branches = [LATE, { ...LATE, closedAt: hour(11), holdings: held([0, minh]) }]

    expect(branches.map((stay) => latenessOf(stay, hour(20), hoursBetween)?.shares)).toEqual([
      [{ holderId: lan, hours: 6 }],
      [{ holderId: minh, hours: 1 }],
    ])
  })
})

test.each([
  ['that ended in time', { ...LATE, closedAt: hour(9) }],
  ['that ended at its due instant', { ...LATE, closedAt: hour(10) }],
  ['that is open and not due', { ...OPEN, dueAt: hour(30) }],
  ['that began to wait for the person in time', { ...OPEN, pauses: [pause(8, null)] }],
  ['that ended while the person was waited for', { ...LATE, pauses: [pause(8, 16)] }],
  ['that ended, and the dossier waits on', { ...LATE, pauses: [pause(8, 30)] }],
  ['that was begun and ended in one moment', { ...LATE, openedAt: hour(16) }],
] as const)('a stay %s is not late', (_, stay) => {
  expect(latenessOf(stay, hour(20), hoursBetween)).toBeNull()
})
