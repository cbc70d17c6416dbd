import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { faultsOf } from '../../src/modules/organisations/domain/organisation-faults.ts'
import { OrganisationHistory } from '../../src/modules/organisations/domain/organisation-history.ts'
import type { Unit, UnitKind } from '../../src/modules/organisations/domain/unit.ts'
import { rowsOf, UnitPack } from '../../src/modules/organisations/usecases/import-units.ts'
import { readAdministrativeUnits } from '../../src/modules/organisations/usecases/load-administrative-units.ts'
import { langSonUnits } from '../../tools/test-support/units.ts'

const pack = UnitPack.parse(langSonUnits())
const history = new OrganisationHistory(rowsOf(pack))
const slugs = (units: readonly Unit[]) => units.map(({ slug }) => slug)

test('the units do not contradict each other on any day', () => {
  expect(faultsOf(history)).toEqual([])
})

describe('the number of units', () => {
  const count = (on: string, ...kinds: readonly UnitKind[]) =>
    history.on(day(on)).units.filter(({ kind }) => kinds.includes(kind)).length

  test.each([
    ['2023-09-01', 20, 266, 11, 200, 212, 22, 7],
    ['2024-12-15', 20, 266, 11, 194, 206, 22, 7],
    ['2025-04-01', 15, 233, 11, 194, 206, 18, 6],
    ['2025-09-01', 15, 297, 0, 65, 66, 18, 6],
  ])('on %s is what the sources say', (on, ...expected) => {
    expect([
      count(on, 'department'),
      count(on, 'division', 'office', 'sub-department'),
      count(on, 'district'),
      count(on, 'commune'),
      count(on, 'centre'),
      count(on, 'counter-group'),
      count(on, 'central-agency'),
    ]).toEqual(expected)
    expect(count(on, 'province')).toBe(1)
  })

  test('of communes since July 2025 is 61 xã and 4 phường', () => {
    const names = history
      .on(day('2025-09-01'))
      .communes()
      .map(({ name }) => name)

    expect(names.filter((name) => name.startsWith('Ủy ban nhân dân xã '))).toHaveLength(61)
    expect(names.filter((name) => name.startsWith('Ủy ban nhân dân phường '))).toHaveLength(4)
  })
})

describe('every commune', () => {
  test.each(['2023-09-01', '2024-12-15', '2025-04-01', '2025-09-01'])(
    'has on %s one one-stop place of its own',
    (on) => {
      const organisation = history.on(day(on))

      const without = organisation.communes().filter((commune) => {
        const centres = organisation.childrenOf(commune.id).filter(({ kind }) => kind === 'centre')
        return centres.length !== 1 || organisation.centreOf(commune.id) !== centres[0]
      })

      expect(slugs(without)).toEqual([])
    },
  )

  test('since July 2025 has its office and its two divisions', () => {
    const organisation = history.on(day('2025-09-01'))

    const incomplete = organisation
      .communes()
      .filter(({ id }) =>
        ['van-phong', 'kinh-te', 'van-hoa-xa-hoi'].some(
          (key) => organisation.divisionOf(id, [key])?.parentId !== id,
        ),
      )

    expect(slugs(incomplete)).toEqual([])
  })

  test.each(['2023-09-01', '2024-12-15', '2025-04-01', '2025-09-01'])(
    'governs on %s the territory of its name',
    async (on) => {
      const territories = (await readAdministrativeUnits()).filter(
        ({ level, provinceCode, validFrom, validTo }) =>
          level === 'commune' &&
          provinceCode === '20' &&
          validFrom <= on &&
          (validTo === null || on <= validTo),
      )

      const governed = history
        .on(day(on))
        .communes()
        .map(({ adminUnitCode, name }) => [
          adminUnitCode,
          name.replace('Ủy ban nhân dân ', '').replace('Nông trường', 'NT'),
        ])

      expect(governed.map(asWritten).toSorted()).toEqual(
        territories.map(({ code, name }) => asWritten([code, name])).toSorted(),
      )
    },
  )
})

function asWritten([code, name]: readonly (string | null | undefined)[]): string {
  return `${code} ${name?.toLowerCase()}`
}

test('no agency has two divisions for the same thing on one day', () => {
  const doubled = history.turningDays.flatMap((on) => {
    const seen = new Set<string>()
    return history.on(on).units.flatMap(({ parentId, divisionKey, slug }) => {
      const key = `${parentId} ${divisionKey}`
      if (divisionKey === null || !seen.has(key)) {
        seen.add(key)
        return []
      }
      return [slug]
    })
  })

  expect(doubled).toEqual([])
})

test('every counter serves units that are there, and every department has a counter', () => {
  for (const on of history.turningDays) {
    const organisation = history.on(on)
    const counters = organisation.units.filter(({ kind }) => kind === 'counter-group')
    const served = new Set(counters.flatMap(({ id }) => slugs(organisation.servedBy(id))))

    const departments = organisation.units.filter(
      ({ kind, slug }) => kind === 'department' && slug !== 'vp-ubnd-tinh',
    )
    expect(slugs(departments).filter((slug) => !served.has(slug))).toEqual([])
    for (const counter of counters) expect(organisation.servedBy(counter.id)).not.toEqual([])
  }
})

describe('who took over', () => {
  const today = history.on(day('2026-03-02'))
  const successors = (slug: string) => {
    const unit = history.units.find((candidate) => candidate.slug === slug)
    return unit === undefined ? [] : slugs(today.successorsOf(unit.id))
  }

  test.each([
    ['so-tai-nguyen-moi-truong-2023', ['so-nong-nghiep-moi-truong']],
    ['so-noi-vu-2023', ['so-noi-vu', 'so-dan-toc-ton-giao']],
    ['ph-lang-son-chi-lang', ['ph25-luong-van-tri']],
    ['cuc-thue-tinh', ['thue-tinh']],
    ['xa-trang-dinh-dai-dong', ['xa25-quoc-khanh', 'xa25-that-khe']],
    ['tp-lang-son', []],
    ['so-tu-phap', ['so-tu-phap']],
  ])('from %s', (slug, expected) => {
    expect(successors(slug)).toEqual(expected)
  })

  test('every unit that was ever under the province is looked after today', () => {
    const root = today.bySlug('ubnd-tinh')
    const reach = root === null ? new Set() : today.reachOf(root.id)

    const lost = history.units.filter(
      (unit) => unit.kind !== 'central-agency' && !reach.has(unit.id),
    )

    expect(slugs(lost)).toEqual([])
  })
})
