import { describe, expect, test } from 'vitest'
import type { AccountId, UnitId } from '#kernel/id'
import {
  headsAll,
  passingWork,
  whyNotBeside,
  whyNotStandIn,
  type RoleHeld,
  type Substitution,
  type SubstitutionId,
} from './substitution.ts'

const day = (number: number) => new Date(Date.UTC(2026, 2, number))
const NOW = day(2)

const named = (absent: string, substitute: string, from: number, until: number): Substitution => ({
  id: `${absent}-${from}` as SubstitutionId,
  absentId: absent as AccountId,
  substituteId: substitute as AccountId,
  from: day(from),
  until: day(until),
})

/** Units by their paths: a role reaches the unit and all below it. */
const UNITS = ['commune', 'commune.office', 'commune.culture', 'other', 'other.office']
const role = (name: string, unit: string): RoleHeld => ({
  role: name,
  unitId: unit as UnitId,
  reach: new Set(UNITS.filter((each) => each === unit || each.startsWith(`${unit}.`)) as UnitId[]),
})

describe('a substitution is named', () => {
  test('beside those of other times and other officers', () => {
    const others = [named('b', 'c', 1, 3), named('b', 'c', 6, 9), named('d', 'a', 3, 6)]

    expect(whyNotBeside(named('b', 'a', 3, 6), others, NOW)).toBeNull()
  })

  test('for several officers who are absent at once', () => {
    expect(whyNotBeside(named('b', 'a', 3, 6), [named('c', 'a', 3, 6)], NOW)).toBeNull()
  })
})

describe('it is not named', () => {
  test.each([
    ['for oneself', named('a', 'a', 3, 6), [], 'invalid/substitute-for-oneself'],
    ['to end before it begins', named('b', 'a', 6, 3), [], 'invalid/substitution-period'],
    ['to end as it begins', named('b', 'a', 3, 3), [], 'invalid/substitution-period'],
    ['for a time that is past', named('b', 'a', 1, 2), [], 'invalid/substitution-period'],
    ['for more than a year', named('b', 'a', 3, 400), [], 'invalid/substitution-period'],
    [
      'where one is named already',
      named('b', 'a', 3, 6),
      [named('b', 'c', 5, 8)],
      'conflict/substitute-already-named',
    ],
    [
      'when the substitute is absent meanwhile',
      named('b', 'a', 3, 6),
      [named('a', 'c', 5, 8)],
      'conflict/substitution-chain',
    ],
    [
      'when the absent one stands in for somebody meanwhile',
      named('b', 'a', 3, 6),
      [named('c', 'b', 1, 4)],
      'conflict/substitution-chain',
    ],
  ] as const)('%s', (_, wish, others, code) => {
    expect(whyNotBeside(wish, others, NOW)).toBe(code)
  })
})

describe('an officer stands in for', () => {
  test('one of the same unit, of one above or of one below', () => {
    const handler = role('handler', 'commune.office')

    expect(whyNotStandIn([handler], [role('handler', 'commune.office')])).toBeNull()
    expect(whyNotStandIn([handler], [role('clerk', 'commune')])).toBeNull()
    expect(whyNotStandIn([role('clerk', 'commune')], [handler])).toBeNull()
  })

  test('nobody of another unit or agency, and nobody without work', () => {
    const handler = role('handler', 'commune.office')

    expect(whyNotStandIn([handler], [role('handler', 'commune.culture')])).toBe(
      'invalid/substitute-elsewhere',
    )
    expect(whyNotStandIn([handler], [role('handler', 'other.office')])).toBe(
      'invalid/substitute-elsewhere',
    )
    expect(whyNotStandIn([role('administrator', 'commune')], [handler])).toBe(
      'invalid/absent-without-work',
    )
  })

  test('one who signs, only when they lead a unit themselves', () => {
    const approver = [role('approver', 'commune')]

    expect(whyNotStandIn(approver, [role('handler', 'commune.office')])).toBe(
      'invalid/substitute-may-not-sign',
    )
    expect(whyNotStandIn(approver, [role('division-head', 'commune.office')])).toBeNull()
    expect(whyNotStandIn(approver, [role('approver', 'commune')])).toBeNull()
  })
})

describe('of the work of the absent officer a substitute has', () => {
  const handler = role('handler', 'commune.office')
  const approver = role('approver', 'commune')

  test.each([
    ['all of it', [handler], [handler], [handler]],
    [
      'what works, not what administers',
      [handler, role('administrator', 'commune')],
      [handler],
      [handler],
    ],
    [
      'no signing that came to it later, unless they lead',
      [handler, approver],
      [handler],
      [handler],
    ],
    ['signing, when they lead', [approver], [role('division-head', 'commune.office')], [approver]],
    ['nothing once they have no work themselves', [handler], [], []],
    ['nothing once they work elsewhere', [handler], [role('handler', 'other.office')], []],
  ] as const)('%s', (_, absent, substitute, passing) => {
    expect(passingWork(absent, substitute)).toEqual(passing)
  })
})

test('a head speaks for officers all of whose work is in their units', () => {
  const head = [role('division-head', 'commune.office')]

  expect(headsAll(head, [role('handler', 'commune.office')])).toBe(true)
  expect(
    headsAll(head, [role('handler', 'commune.office'), role('handler', 'commune.culture')]),
  ).toBe(false)
  expect(headsAll([role('clerk', 'commune')], [role('handler', 'commune.office')])).toBe(false)
  expect(headsAll(head, [])).toBe(false)
  expect(headsAll([role('division-head', 'commune')], [role('approver', 'commune')])).toBe(false)
  expect(headsAll([role('approver', 'commune')], [role('approver', 'commune')])).toBe(true)
})
