import { describe, expect, test } from 'vitest'
import { warningsOf, type RunningTime } from './warnings.ts'

const hour = (count: number) => new Date(count * 3_600_000)
/** As if every hour were worked. */
const hoursBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 3_600_000
const lasting = (hours: number): RunningTime => ({
  startedAt: hour(0),
  dueAt: hour(hours),
  endedAt: null,
  pauses: [],
})

describe('who holds a dossier or a step is warned', () => {
  test.each([
    ['of nothing before four fifths are used', lasting(100), 79.9, []],
    ['when four fifths of the time are used', lasting(100), 80, ['four-fifths-used']],
    ['of both when one day is left of it', lasting(100), 92, ['four-fifths-used', 'one-day-left']],
    ['when one day is left, before four fifths of a short time', lasting(16), 8, ['one-day-left']],
    ['of both later in a short time', lasting(16), 12.8, ['four-fifths-used', 'one-day-left']],
    ['of nothing a moment before one day is left', lasting(16), 7.9, []],
    ['of four fifths alone when the whole time is a day', lasting(8), 6.4, ['four-fifths-used']],
    ['of nothing when a time of a day begins', lasting(8), 0, []],
    ['still at the due instant', lasting(8), 8, ['four-fifths-used']],
    ['of nothing when it is late already', lasting(100), 100.1, []],
    ['of nothing once it has ended', { ...lasting(100), endedAt: hour(90) }, 95, []],
    ['of nothing without a due instant', { ...lasting(100), dueAt: null }, 95, []],
    [
      'of nothing while it waits for the person',
      { ...lasting(100), pauses: [{ from: hour(85), to: null }] },
      95,
      [],
    ],
    [
      'by the time that was its own: a pause is no part of it',
      { ...lasting(200), pauses: [{ from: hour(10), to: hour(110) }] },
      179,
      [],
    ],
    [
      'when four fifths of what the pause left are used',
      { ...lasting(200), pauses: [{ from: hour(10), to: hour(110) }] },
      180,
      ['four-fifths-used'],
    ],
    [
      'of a step by its own time: a pause before it began takes nothing away',
      { ...lasting(100), pauses: [{ from: hour(-20), to: hour(-10) }] },
      80,
      ['four-fifths-used'],
    ],
    [
      'of a step that began within a pause by what was left of the pause',
      { ...lasting(100), pauses: [{ from: hour(-20), to: hour(50) }] },
      90,
      ['four-fifths-used'],
    ],
  ] as const)('%s', (_, time, now, expected) => {
    expect(warningsOf(time, hour(now), hoursBetween)).toEqual(expected)
  })
})
