import { expect, test } from 'vitest'
import { day } from '#kernel/day'
import { acceptanceKey, type AcceptanceLine } from './acceptance.ts'
import { changesBetween, standingBefore } from './changes.ts'

const held = (...lines: AcceptanceLine[]) =>
  new Map(lines.map((line) => [acceptanceKey(line), line]))
const line = (code: string, reason: string | null) => ({ code, level: 'commune', reason }) as const

test('a change tells what is received, refused, refused for another reason or left out', () => {
  const before = held(
    line('1', null),
    line('2', 'a'),
    line('3', 'a'),
    line('4', null),
    line('5', 'a'),
  )
  const after = held(
    line('1', 'b'),
    line('2', null),
    line('3', 'b'),
    line('5', 'a'),
    line('6', null),
  )

  expect(changesBetween(before, after).map(({ code, kind }) => [code, kind])).toEqual([
    ['1', 'not-received'],
    ['2', 'received'],
    ['3', 'other-reason'],
    ['4', 'left-out'],
    ['6', 'received'],
  ])
  expect(changesBetween(after, after)).toEqual([])
})

test('before a decision stand those of earlier days, and of its day those signed no later', () => {
  const of = (effectiveFrom: string, decidedOn: string) => ({
    effectiveFrom: day(effectiveFrom),
    decidedOn: day(decidedOn),
  })
  const all = [
    of('2026-01-01', '2025-12-31'),
    of('2026-02-01', '2026-01-10'),
    of('2026-02-01', '2026-01-20'),
    of('2026-03-01', '2026-01-05'),
  ]

  expect(standingBefore(all, of('2026-02-01', '2026-01-10'))).toEqual(all.slice(0, 2))
})
