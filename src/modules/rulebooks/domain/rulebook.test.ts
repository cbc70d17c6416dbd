import { expect, test } from 'vitest'
import { day } from '#kernel/day'
import { rulebookById, rulebookOn } from './rulebook.ts'

test.each([
  ['2018-06-21', 'decree-61-2018'],
  ['2025-06-30', 'decree-61-2018'],
  ['2025-07-01', 'decree-118-2025'],
  ['2026-11-22', 'decree-118-2025'],
])('on %s the rulebook of %s is in force', (on, expected) => {
  expect(rulebookOn(day(on)).id).toBe(expected)
})

test('a rulebook ends the day before the next begins', () => {
  expect(rulebookById('decree-61-2018').validTo).toBe('2025-06-30')
  expect(rulebookById('decree-118-2025').validFrom).toBe('2025-07-01')
})

test('under Decree 118/2025 a supplement is asked for once and the term starts again', () => {
  expect(rulebookById('decree-118-2025').supplement).toMatchObject({
    mostRequests: 1,
    term: 'reset',
  })
})

test.each(['decree-61-2018', 'decree-118-2025'])(
  'under %s a version is on the boards within five working days of its coming into force',
  (id) => {
    expect(rulebookById(id).posting.within).toBe(5)
  },
)
