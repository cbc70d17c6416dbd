import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import {
  A_SMALL_PROVINCE as START,
  aDraft,
  aName,
  id,
  slugs,
} from '../../../../tools/test-support/organisation.ts'
import { faultsOf } from './organisation-faults.ts'
import { creationOf, endOf, mergerOf, renamingOf, splitOf } from './unit-changes.ts'

const FROM = day('2025-03-01')
const BEFORE = day('2025-02-28')

function refusal(decide: () => unknown): string {
  try {
    decide()
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
  return 'allowed'
}

describe('setting up a unit', () => {
  test('lets it begin on its day, at the level of its superior', () => {
    const change = creationOf(
      START,
      aDraft('west.economy', { kind: 'division', parent: 'west' }),
      FROM,
    )

    const history = START.with(change)
    expect(history.on(FROM).bySlug('west.economy')?.level).toBe('commune')
    expect(history.on(BEFORE).bySlug('west.economy')).toBeNull()
  })

  test('keeps names in composed form without doubled blanks', () => {
    const change = creationOf(
      START,
      aDraft('sports', { name: ' Sở  Thể thao '.normalize('NFD') }),
      FROM,
    )

    expect(change.begun[0]?.name).toBe('Sở Thể thao')
  })

  test.each([
    ['a code that a unit bears', aDraft('x', { code: 'H37.02' }), 'conflict/unit-code-taken'],
    ['the code of an ended unit', aDraft('x', { code: 'H37.04' }), 'conflict/unit-code-taken'],
    ['a slug that a unit bears', aDraft('trade', { code: 'H37.77' }), 'conflict/unit-slug-taken'],
    ['a code in small letters', aDraft('x', { code: 'H37.a' }), 'invalid/shape'],
    ['a code of 36 characters', aDraft('x', { code: `H37.${'1'.repeat(32)}` }), 'invalid/shape'],
    ['a slug with blanks', aDraft('a b', { code: 'H37.77' }), 'invalid/shape'],
    ['no name', aDraft('x', { name: ' ' }), 'invalid/shape'],
    [
      'a superior that has ended',
      aDraft('x', { parent: 'old', kind: 'office' }),
      'conflict/unit-parent-not-valid',
    ],
    [
      'a superior that nobody knows',
      aDraft('x', { parent: 'nobody' }),
      'conflict/unit-parent-not-valid',
    ],
    ['a superior of the wrong kind', aDraft('x', { parent: 'west' }), 'invalid/unit-placement'],
    ['a second province', aDraft('x', { kind: 'province' }), 'invalid/unit-placement'],
    [
      'a central agency under the province',
      aDraft('x', { kind: 'central-agency' }),
      'invalid/unit-placement',
    ],
    [
      'a territory that has an agency',
      aDraft('x', { kind: 'commune', adminUnitCode: '06001' }),
      'conflict/unit-territory-taken',
    ],
  ] as const)('is refused with %s', (_, draft, code) => {
    expect(refusal(() => creationOf(START, draft, FROM))).toBe(code)
  })

  test('of an agency that is not under the province asks for a centre where it receives', () => {
    const police = (hostUnitId: UnitId | null) => ({
      ...aDraft('police', { kind: 'central-agency' }),
      parentId: null,
      hostUnitId,
    })

    expect(refusal(() => creationOf(START, police(id('centre')), FROM))).toBe('allowed')
    expect(refusal(() => creationOf(START, police(id('trade')), FROM))).toBe(
      'invalid/unit-placement',
    )
    expect(refusal(() => creationOf(START, police(null), FROM))).toBe('invalid/unit-placement')
  })
})

describe('renaming a unit', () => {
  const history = START.with(renamingOf(START, id('trade'), aName('industry'), FROM))

  test('ends it the day before and lets its successor begin', () => {
    expect(history.unit(id('trade'))?.validTo).toBe(BEFORE)
    expect(history.on(BEFORE).bySlug('industry')).toBeNull()
    expect(slugs(history.on(FROM).successorsOf(id('trade')))).toEqual(['industry'])
  })

  test('keeps its subordinates', () => {
    expect(slugs(history.on(BEFORE).childrenOf(id('trade')))).toEqual(['trade.industry'])
    expect(slugs(history.on(FROM).childrenOf(id('industry')))).toEqual(['trade.industry'])
  })

  test('may go on, again and again', () => {
    const twice = history.with(
      renamingOf(history, id('industry'), aName('economy'), day('2026-01-01')),
    )

    const organisation = twice.on(day('2026-03-01'))
    expect(slugs(organisation.successorsOf(id('trade')))).toEqual(['economy'])
    expect(slugs(organisation.chainOf(id('trade.industry')))).toEqual([
      'trade.industry',
      'economy',
      'ubnd',
    ])
  })

  test('may bring it under another superior at the same time', () => {
    const to = aName('health.industry', { parentId: id('health') })

    const moved = START.with(renamingOf(START, id('trade.industry'), to, FROM))

    expect(moved.on(FROM).bySlug('health.industry')?.parentId).toBe('health')
    expect(moved.on(BEFORE).bySlug('trade.industry')?.parentId).toBe('trade')
  })

  test('is open to the province itself, which stays the only root', () => {
    const to = aName('ubnd-moi', { code: 'H99' })

    const renamed = START.with(renamingOf(START, id('ubnd'), to, FROM))

    expect(renamed.on(FROM).unit(id('trade'))?.parentId).toBe('ubnd-moi')
    expect(faultsOf(renamed)).toEqual([])
  })

  test.each([
    ['a unit nobody knows', 'nobody', aName('x'), 'not-found/unit'],
    ['an ended unit', 'old', aName('x'), 'conflict/unit-ended'],
    [
      'under a unit of its own',
      'trade',
      aName('x', { parentId: id('trade.industry') }),
      'conflict/unit-parent-not-valid',
    ],
    [
      'under itself',
      'trade',
      aName('x', { parentId: id('trade') }),
      'conflict/unit-parent-not-valid',
    ],
    [
      'the province, under a unit',
      'ubnd',
      aName('x', { parentId: id('trade') }),
      'invalid/unit-placement',
    ],
    ['to the code it has', 'trade', aName('x', { code: 'H37.02' }), 'conflict/unit-code-taken'],
  ] as const)('is refused for %s', (_, slug, to, code) => {
    expect(refusal(() => renamingOf(START, id(slug), to, FROM))).toBe(code)
  })

  test('is refused on the first day of the unit', () => {
    const rename = () => renamingOf(START, id('trade'), aName('x'), day('2023-01-01'))

    expect(refusal(rename)).toBe('invalid/unit-period')
  })
})

describe('merging units', () => {
  test('into a new one brings their subordinates together under it', () => {
    const change = mergerOf(START, [id('trade'), id('health')], aDraft('welfare'), FROM)

    const organisation = START.with(change).on(FROM)
    expect(slugs(organisation.childrenOf(id('welfare')))).toEqual([
      'trade.industry',
      'health.drugs',
    ])
    expect(slugs(organisation.successorsOf(id('health')))).toEqual(['welfare'])
  })

  test('into one that goes on leaves that one as it is', () => {
    const change = mergerOf(START, [id('trade')], id('health'), FROM)

    const organisation = START.with(change).on(FROM)
    expect(change.begun).toEqual([])
    expect(slugs(organisation.childrenOf(id('health')))).toEqual(['trade.industry', 'health.drugs'])
  })

  test('lets a new commune take the territory of an old one', () => {
    const draft = aDraft('new-west', { kind: 'commune', adminUnitCode: '06001' })
    const two = START.with(
      creationOf(START, aDraft('east', { kind: 'commune' }), day('2023-06-01')),
    )

    const history = two.with(mergerOf(two, [id('west'), id('east')], draft, FROM))

    expect(history.on(FROM).communeByAdminUnit('06001')?.slug).toBe('new-west')
    expect(history.on(BEFORE).communeByAdminUnit('06001')?.slug).toBe('west')
  })

  test.each([
    ['one unit into a new one', ['trade'], aDraft('x'), 'invalid/shape'],
    ['no unit at all', [], id('health'), 'invalid/shape'],
    ['the same unit twice', ['trade', 'trade'], aDraft('x'), 'invalid/shape'],
    ['the province', ['ubnd', 'trade'], aDraft('x'), 'conflict/unit-is-root'],
    ['an ended unit', ['old'], id('health'), 'conflict/unit-ended'],
    ['units into an ended one', ['trade'], id('old'), 'conflict/unit-successor-not-valid'],
    ['a unit into itself', ['trade'], id('trade'), 'conflict/unit-successor-not-valid'],
    [
      'a unit into its own division',
      ['trade'],
      id('trade.industry'),
      'conflict/unit-successor-not-valid',
    ],
    [
      'units into one under them',
      ['trade', 'health'],
      aDraft('x', { kind: 'office', parent: 'trade' }),
      'conflict/unit-parent-not-valid',
    ],
  ] as const)('is refused for %s', (_, merged, into, code) => {
    expect(refusal(() => mergerOf(START, merged.map(id), into, FROM))).toBe(code)
  })
})

describe('what was written of a name', () => {
  test('outlives it: it is looked after by whoever took over, and by nobody where nobody did', () => {
    const renamed = START.with(
      renamingOf(START, id('trade'), aName('commerce', { code: 'H37.77' }), FROM),
    )

    expect(renamed.on(FROM).named('trade', '1.000001')?.slug).toBe('commerce')
    expect(renamed.on(FROM).named('commerce', '1.000001')?.slug).toBe('commerce')
    expect(renamed.on(FROM).named('nowhere', '1.000001')).toBeNull()
  })
})

describe('splitting a unit', () => {
  test('leaves its subordinates with the first of its successors', () => {
    const change = splitOf(
      START,
      id('trade'),
      { into: [aDraft('light'), aDraft('heavy')], shares: {} },
      FROM,
    )

    const organisation = START.with(change).on(FROM)
    expect(slugs(organisation.successorsOf(id('trade')))).toEqual(['light', 'heavy'])
    expect(organisation.currentOf(id('trade'))?.slug).toBe('light')
    expect(organisation.unit(id('trade.industry'))?.parentId).toBe('light')
  })

  test('leaves what a share names with the successor it came to, and no share reaches beyond it', () => {
    const shares = { '1.000001': 'heavy', [id('trade.industry')]: 'heavy', officer: 'heavy' }
    const into = [aDraft('light'), aDraft('heavy')]

    const organisation = START.with(splitOf(START, id('trade'), { into, shares }, FROM)).on(FROM)

    expect(organisation.unit(id('trade.industry'))?.parentId).toBe('heavy')
    expect(organisation.named('trade', '1.000001')?.slug).toBe('heavy')
    expect(organisation.named('trade', '1.000002')?.slug).toBe('light')
    expect(organisation.currentOf(id('trade'), 'officer')?.slug).toBe('heavy')
    expect(organisation.divisionOf(id('trade'), [], '1.000001')?.slug).toBe('heavy')
    expect(organisation.named('light', '1.000001')?.slug).toBe('light')
  })

  test('gives nothing to a unit that does not come of it', () => {
    const into = [aDraft('light'), aDraft('heavy')]
    const shares = { '1.000001': 'health' }

    expect(refusal(() => splitOf(START, id('trade'), { into, shares }, FROM))).toBe('invalid/shape')
  })

  test.each([
    ['into one', 'trade', [aDraft('x')], 'invalid/shape'],
    [
      'into two of the same code',
      'trade',
      [aDraft('x'), aDraft('y', { code: 'H37.X' })],
      'invalid/shape',
    ],
    ['of the province', 'ubnd', [aDraft('x'), aDraft('y')], 'conflict/unit-is-root'],
    ['of an ended unit', 'old', [aDraft('x'), aDraft('y')], 'conflict/unit-ended'],
  ] as const)('is refused %s', (_, slug, into, code) => {
    expect(refusal(() => splitOf(START, id(slug), { into, shares: {} }, FROM))).toBe(code)
  })
})

describe('ending a unit', () => {
  test('with its subordinates ends them on the same day, and keeps them all', () => {
    const history = START.with(endOf(START, id('trade'), BEFORE, true))

    expect(history.on(FROM).unit(id('trade.industry'))).toBeNull()
    expect(history.on(BEFORE).unit(id('trade.industry'))?.validTo).toBe(BEFORE)
    expect(history.units).toHaveLength(START.units.length)
  })

  test.each([
    ['that has subordinates', 'trade', BEFORE, 'conflict/unit-has-subordinates'],
    ['that is the province', 'ubnd', BEFORE, 'conflict/unit-is-root'],
    ['that has ended', 'old', BEFORE, 'conflict/unit-ended'],
    ['before its first day', 'trade.industry', day('2022-12-31'), 'invalid/unit-period'],
    ['where a central agency receives', 'centre', BEFORE, 'conflict/unit-structure'],
    ['on its first day', 'trade.industry', day('2023-01-01'), 'allowed'],
  ] as const)('of a unit %s', (_, slug, lastDay, code) => {
    expect(refusal(() => endOf(START, id(slug), lastDay, false))).toBe(code)
  })
})

describe('a change that was decided for a later day', () => {
  const branch = (slug: string, parent: string) => aDraft(slug, { kind: 'sub-department', parent })
  const draws = [branch('a', 'trade'), branch('b', 'trade'), branch('a.c', 'a')]
  const branches = draws.reduce(
    (history, draft) => history.with(creationOf(history, draft, day('2023-06-01'))),
    START,
  )
  const planned = branches.with(mergerOf(branches, [id('a')], id('b'), day('2027-01-01')))

  test('stands in the way of one that would put a unit under itself on that day', () => {
    const under = (parent: string) => () =>
      renamingOf(planned, id('b'), aName('d', { parentId: id(parent) }), FROM)

    expect(refusal(under('a.c'))).toBe('conflict/unit-structure')
    expect(refusal(under('health'))).toBe('allowed')
  })

  test('is not left without the successor that is to take over', () => {
    expect(refusal(() => endOf(planned, id('b'), FROM, false))).toBe('conflict/unit-structure')
    expect(refusal(() => endOf(planned, id('b'), day('2027-01-01'), true))).toBe('allowed')
  })

  test('leads to the successor under its newest name', () => {
    const renamed = planned.with(renamingOf(planned, id('b'), aName('d'), FROM))

    expect(slugs(renamed.on(day('2027-01-01')).successorsOf(id('a')))).toEqual(['d'])
    expect(renamed.on(day('2027-01-01')).unit(id('a.c'))?.parentId).toBe('d')
  })
})
