import { expect, test } from 'vitest'
import type { AccountId } from '#kernel/id'
import { holdingsOf } from './holdings.ts'

const at = (count: number) => new Date(count * 3_600_000)
const lan = 'lan' as AccountId
const minh = 'minh' as AccountId
const head = 'head' as AccountId

const open = { ordinal: 2, openedAt: at(0), closedAt: null, assigneeId: null }
const opened = (assigneeId: AccountId | null) => ({
  type: 'step.completed',
  at: at(0),
  actorId: head,
  data: { ordinal: 1, opened: [{ ordinal: 2, assigneeId }] },
})
const claimed = { type: 'step.claimed', at: at(2), actorId: lan, data: { ordinal: 2 } }
const released = { type: 'step.released', at: at(4), actorId: lan, data: { ordinal: 2 } }
const assigned = { type: 'step.assigned', at: at(6), actorId: head, data: { ordinal: 2, to: minh } }
const elsewhere = { type: 'step.claimed', at: at(1), actorId: minh, data: { ordinal: 3 } }

test.each([
  ['lies with nobody until it is taken', open, [opened(null)], [[0, null]]],
  ['lies with whom it was opened for', open, [opened(lan)], [[0, lan]]],
  [
    'goes from hand to hand, whatever happens to other steps',
    open,
    [opened(null), elsewhere, claimed, released, assigned],
    [
      [0, null],
      [2, lan],
      [4, null],
      [6, minh],
    ],
  ],
  [
    'that was done without being taken lay with the one who did it',
    { ...open, closedAt: at(9), assigneeId: minh },
    [opened(null)],
    [[0, minh]],
  ],
] as const)('a stay %s', (_, stay, events, expected) => {
  expect(holdingsOf(stay, events)).toEqual(
    expected.map(([from, holderId]) => ({ from: at(from), holderId })),
  )
})
