import { describe, expect, test } from 'vitest'
import { expiryOf, isLive, staleSeen } from './session.ts'

const begun = new Date('2026-03-02T01:00:00Z')

function minutesLater(minutes: number): Date {
  return new Date(begun.getTime() + minutes * 60_000)
}

describe('a session', () => {
  test('ends twelve hours after it began, however busy it is', () => {
    const busyUntil = (minutes: number) => ({
      lastSeenAt: minutesLater(minutes),
      expiresAt: expiryOf(begun),
    })

    expect(isLive(busyUntil(719), 'staff', minutesLater(719.99))).toBe(true)
    expect(isLive(busyUntil(720), 'staff', minutesLater(720))).toBe(false)
    expect(isLive(busyUntil(720), 'citizen', minutesLater(720))).toBe(false)
  })

  test.each([
    ['staff', 29.99, true],
    ['staff', 30, false],
    ['citizen', 30, true],
    ['citizen', 119.99, true],
    ['citizen', 120, false],
    ['business', 119.99, true],
    ['business', 120, false],
  ] as const)('of %s that has been idle for %d minutes is live: %s', (kind, minutes, live) => {
    const session = { lastSeenAt: begun, expiresAt: expiryOf(begun) }

    expect(isLive(session, kind, minutesLater(minutes))).toBe(live)
  })

  test('stays live when the clock is put back', () => {
    const session = { lastSeenAt: begun, expiresAt: expiryOf(begun) }

    expect(isLive(session, 'staff', minutesLater(-24 * 60))).toBe(true)
  })

  test('is noted as seen once a minute', () => {
    expect(staleSeen(minutesLater(1))).toEqual(begun)
  })
})
