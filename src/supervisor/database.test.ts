import { expect, test } from 'vitest'
import { pagesAtHand } from './database.ts'

const GIB = 1024 ** 3

test.each([
  ['an eighth of a machine', 16 * GIB, 0, 2_048],
  ['an eighth of what its container may have', 64 * GIB, 4 * GIB, 512],
  ['an eighth of a machine whose container may have more', 4 * GIB, 2 ** 60, 512],
  ['not too little on a small one', GIB / 2, 0, 128],
  ['no more than four gigabytes on a large one', 512 * GIB, 0, 4_096],
])('the embedded database keeps %s at hand', (_, machine, container, megabytes) => {
  expect(pagesAtHand(machine, container)).toBe(megabytes)
})
