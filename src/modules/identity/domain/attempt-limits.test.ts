import { describe, expect, test } from 'vitest'
import { secondsToWait, windowStart } from './attempt-limits.ts'

const now = new Date('2026-03-02T02:00:00Z')

function minutesAgo(minutes: number): Date {
  return new Date(now.getTime() - minutes * 60_000)
}

describe('how long a further failure has to wait', () => {
  test.each([
    ['no limit is reached', null, null, null],
    ['the fifth latest for the name is this instant', 0, null, 900],
    ['the fifth latest for the name was 10 minutes ago', 10, null, 300],
    ['the hundredth latest from the address was 14 minutes ago', null, 14, 60],
    ['both are reached: the longer wait', 10, 2, 780],
    ['the limit ends in half a second: a whole one', 14.9917, null, 1],
    ['the limit ends now', 15, null, null],
  ])('%s', (_, forName, fromAddress, seconds) => {
    const atLimits = {
      forName: forName === null ? null : minutesAgo(forName),
      fromAddress: fromAddress === null ? null : minutesAgo(fromAddress),
    }

    expect(secondsToWait(atLimits, now)).toBe(seconds)
  })
})

test('failures count for fifteen minutes', () => {
  expect(windowStart(now)).toEqual(minutesAgo(15))
})
