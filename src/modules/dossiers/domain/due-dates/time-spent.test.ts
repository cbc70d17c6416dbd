import { expect, test } from 'vitest'
import { timeSpent } from './time-spent.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour))
const hours = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 3_600_000
const received = {
  receivedAt: at(0),
  reopenedAt: null,
  secondPart: null,
  dueAt: at(10),
  closedAt: null,
  finishedAt: null,
  pauses: [],
}

test('before receipt and without a due date there is no time to tell of', () => {
  expect(timeSpent({ ...received, receivedAt: null }, at(1), hours)).toBeNull()
  expect(timeSpent({ ...received, dueAt: null }, at(1), hours)).toBeNull()
})

test.each([
  ['while it is handled', received, at(4), { used: 4, paused: 0, left: 6, over: 0 }],
  ['past its due date', received, at(13), { used: 13, paused: 0, left: 0, over: 3 }],
  [
    'while it waits for the person, time left stands still',
    { ...received, pauses: [{ from: at(3), to: null, reason: 'supplement' as const }] },
    at(9),
    { used: 3, paused: 6, left: 7, over: 0 },
  ],
  [
    'after a pause',
    {
      ...received,
      dueAt: at(12),
      pauses: [{ from: at(3), to: at(5), reason: 'supplement' as const }],
    },
    at(6),
    { used: 4, paused: 2, left: 6, over: 0 },
  ],
  [
    'of the second part, from its beginning',
    {
      ...received,
      secondPart: { from: at(8), firstDueAt: at(10) },
      dueAt: at(12),
      pauses: [{ from: at(3), to: at(8), reason: 'tax' as const }],
    },
    at(9),
    { used: 1, paused: 0, left: 3, over: 0 },
  ],
  [
    'once it has ended, nothing moves any more',
    { ...received, closedAt: at(7) },
    at(20),
    { used: 7, paused: 0, left: 3, over: 0 },
  ],
])('time %s', (_, dossier, now, expected) => {
  expect(timeSpent(dossier, now, hours)).toEqual(expected)
})
