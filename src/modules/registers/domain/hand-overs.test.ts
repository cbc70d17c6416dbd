import { expect, test } from 'vitest'
import type { AccountId, UnitId } from '#kernel/id'
import { handOversOf, standingOf, type Stay } from './hand-overs.ts'

const at = (text: string) => new Date(`2026-03-${text}:00+07:00`)
const hours = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 3_600_000

const stay = (ordinal: number, dueAt: Date | null = null): Stay => ({
  ordinal,
  name: `Bước ${ordinal}`,
  unitId: `unit-${ordinal}` as UnitId,
  assigneeId: `officer-${ordinal}` as AccountId,
  dueAt,
})

const happening = (type: string, data: object) => ({
  type,
  at: at('03T09:00'),
  actorName: 'Lý A Páo',
  data,
})

test('receiving, finishing a step and sending back pass the dossier on; nothing else does', () => {
  const history = [
    happening('dossier.submitted', {}),
    happening('dossier.received', { reception: { ordinal: 1 }, opened: [{ ordinal: 2 }] }),
    happening('step.claimed', { ordinal: 2 }),
    happening('step.completed', { ordinal: 2, note: 'Đủ điều kiện', opened: [{ ordinal: 3 }] }),
    happening('step.sent-back', { ordinal: 3, note: 'Thiếu ý kiến', opened: [{ ordinal: 4 }] }),
  ]

  const passed = handOversOf(
    history,
    [1, 2, 3, 4].map((ordinal) => stay(ordinal)),
  )

  expect(
    passed.map(({ from, to, isBackward, note }) => [from.ordinal, to?.ordinal, isBackward, note]),
  ).toEqual([
    [1, 2, false, null],
    [2, 3, false, 'Đủ điều kiện'],
    [3, 4, true, 'Thiếu ý kiến'],
  ])
})

test('sending on to the competent agency passes it on once it is in handling, with the reason', () => {
  const history = [
    happening('dossier.transferred', { reason: 'Nộp nhầm nơi', left: [], opened: [] }),
    happening('dossier.received', { reception: { ordinal: 1 }, opened: [{ ordinal: 2 }] }),
    happening('dossier.transferred', {
      reason: 'Không thuộc thẩm quyền',
      left: [2],
      opened: [{ ordinal: 3 }],
    }),
  ]

  const passed = handOversOf(
    history,
    [1, 2, 3].map((ordinal) => stay(ordinal)),
  )

  expect(passed.map(({ from, to, note }) => [from.ordinal, to?.ordinal, note])).toEqual([
    [1, 2, null],
    [2, 3, 'Không thuộc thẩm quyền'],
  ])
})

test.each([
  [
    'dossier.carried-over',
    [2, 3],
    [4, 5],
    [
      [2, 4],
      [3, 5],
    ],
  ],
  [
    'dossier.transferred',
    [2, 3],
    [4],
    [
      [2, 4],
      [3, 4],
    ],
  ],
  [
    'process.changed',
    [2],
    [4, 5],
    [
      [2, 4],
      [2, 5],
    ],
  ],
  ['process.changed', [], [4], []],
] as const)(
  '%s passes on each branch that ends by it: %j to %j',
  (type, left, opened, expected) => {
    const data = { left, opened: opened.map((ordinal) => ({ ordinal })), reason: 'Lý do' }

    const passed = handOversOf(
      [happening(type, data)],
      [2, 3, 4, 5].map((ordinal) => stay(ordinal)),
    )

    expect(passed.map(({ from, to }) => [from.ordinal, to?.ordinal])).toEqual(expected)
  },
)

test('a step that begins several branches hands over once to each, one that begins none to nobody', () => {
  const history = [
    happening('step.completed', { ordinal: 1, opened: [{ ordinal: 2 }, { ordinal: 3 }] }),
    happening('step.completed', { ordinal: 2, opened: [] }),
  ]

  const passed = handOversOf(history, [stay(1), stay(2), stay(3)])

  expect(passed.map(({ from, to }) => [from.ordinal, to?.ordinal ?? null])).toEqual([
    [1, 2],
    [1, 3],
    [2, null],
  ])
})

test.each([
  ['a day before its due day', at('03T09:00'), 'early', 32],
  ['on its due day', at('04T09:00'), 'on-time', 8],
  ['at its due instant', at('04T17:00'), 'on-time', 0],
  ['after it', at('04T18:30'), 'late', 1.5],
])('a step ended %s is judged so, with the time between', (_, ended, standing, workingHours) => {
  const from = stay(1, at('04T17:00'))

  expect(standingOf({ from, at: ended }, hours)).toEqual({ standing, workingHours })
})

test('a step without a due instant is not judged', () => {
  expect(standingOf({ from: stay(1), at: at('04T09:00') }, hours)).toBeNull()
})
