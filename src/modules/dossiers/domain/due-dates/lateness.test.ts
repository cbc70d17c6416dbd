import { describe, expect, test } from 'vitest'
import { lateness } from './lateness.ts'

const hour = (count: number) => new Date(count * 3_600_000)
/** As if every hour were worked. */
const hoursBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 3_600_000

const HUNDRED_HOURS = {
  receivedAt: hour(0),
  reopenedAt: null,
  secondPart: null,
  dueAt: hour(100),
  closedAt: null,
  finishedAt: null,
  pauses: [],
}
/** After a hundred hours the second part began, of twenty. */
const IN_SECOND_PART = {
  ...HUNDRED_HOURS,
  secondPart: { from: hour(100), firstDueAt: hour(100) },
  dueAt: hour(120),
}
const TEN_HOURS = { ...HUNDRED_HOURS, dueAt: hour(10) }

describe('a dossier is due soon', () => {
  test.each([
    ['when four fifths of its time are used', HUNDRED_HOURS, 80, true],
    ['not before that', HUNDRED_HOURS, 79, false],
    ['when one working day is left of a short term', TEN_HOURS, 2, true],
    ['not with more than a working day left of it', TEN_HOURS, 1, false],
    ['when four fifths of the second part are used', IN_SECOND_PART, 116, true],
    ['not when four fifths of both parts are', IN_SECOND_PART, 101, false],
    [
      'when four fifths are used since it was reopened',
      { ...IN_SECOND_PART, secondPart: null, reopenedAt: hour(100) },
      101,
      false,
    ],
    ['at the very end', HUNDRED_HOURS, 100, true],
    ['not when it is late already', HUNDRED_HOURS, 101, false],
    ['not once handling has ended', { ...HUNDRED_HOURS, closedAt: hour(90) }, 95, false],
    ['not without a due date', { ...HUNDRED_HOURS, dueAt: null }, 95, false],
    [
      'not while it waits for the person',
      {
        ...HUNDRED_HOURS,
        pauses: [{ from: hour(85), to: null, reason: 'supplement' as const }],
      },
      95,
      false,
    ],
    [
      'by the time that was its own: waiting for the person is left out',
      {
        ...HUNDRED_HOURS,
        dueAt: hour(200),
        pauses: [{ from: hour(10), to: hour(110), reason: 'payment' as const }],
      },
      179,
      false,
    ],
  ])('%s', (_, dossier, now, expected) => {
    expect(lateness(dossier, hour(now), hoursBetween).dueSoon).toBe(expected)
  })
})

describe('a dossier is late', () => {
  const waited = (to: number | null) => [
    { from: hour(90), to: to === null ? null : hour(to), reason: 'supplement' as const },
  ]

  test.each([
    ['once its due date is past', {}, true, 20],
    [
      'not while it waits for the person, who was asked in time',
      { pauses: waited(null) },
      false,
      -10,
    ],
    [
      'not when it ended without having been brought what it waited for',
      { pauses: waited(110), closedAt: hour(110) },
      false,
      -10,
    ],
    [
      'when it was finished late after a wait, which moved the due date',
      { pauses: waited(110), dueAt: hour(112), closedAt: hour(115), finishedAt: hour(115) },
      true,
      3,
    ],
    ['by as much as it was when it ended', { closedAt: hour(104) }, true, 4],
  ])('%s', (_, given, late, workingHours) => {
    expect(lateness({ ...HUNDRED_HOURS, ...given }, hour(120), hoursBetween)).toMatchObject({
      late,
      workingHours,
    })
  })
})
