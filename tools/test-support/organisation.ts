import { day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { OrganisationHistory } from '../../src/modules/organisations/domain/organisation-history.ts'
import type { NewName, UnitDraft } from '../../src/modules/organisations/domain/unit-changes.ts'
import type {
  Succession,
  SuccessionKind,
  Unit,
} from '../../src/modules/organisations/domain/unit.ts'
import { aUnit } from './units.ts'

export const id = (slug: string) => slug as UnitId

/** The slugs of some units, to compare with those expected. */
export const slugs = (units: Iterable<{ readonly slug: string }>) =>
  Array.from(units, ({ slug }) => slug)

/** That a unit took over from another. */
export function took(
  over: string,
  from: string,
  kind: SuccessionKind,
  isPartial = false,
): Succession {
  return { fromUnitId: id(from), toUnitId: id(over), kind, isPartial }
}

/**
 * A province with an office that runs its centre, a department, two communes and the tax office. On
 * 1 March 2025 the department is renamed; on 1 July the district ends and its commune is split.
 */
export const A_PROVINCE_THROUGH_2025 = new OrganisationHistory({
  units: [
    aUnit('ubnd', { code: 'H37', kind: 'province', adminUnitCode: '20' }),
    aUnit('van-phong-tinh', { code: 'H37.01', kind: 'department', parent: 'ubnd' }),
    aUnit('centre', { code: 'H37.01.20', kind: 'centre', parent: 'van-phong-tinh' }),
    aUnit('counter', { code: 'H37.01.20.01', kind: 'counter-group', parent: 'centre' }),
    aUnit('forestry-2023', {
      code: 'H37.02',
      kind: 'department',
      parent: 'ubnd',
      name: 'Sở Lâm nghiệp',
      validTo: day('2025-02-28'),
    }),
    aUnit('forestry', {
      code: 'H37.62',
      kind: 'department',
      parent: 'ubnd',
      name: 'Sở Nông nghiệp và Môi trường',
      validFrom: day('2025-03-01'),
    }),
    aUnit('forestry.office', {
      code: 'H37.02.01',
      kind: 'office',
      parent: 'forestry-2023',
      divisionKey: 'van-phong',
    }),
    aUnit('forestry.rangers', {
      code: 'H37.02.09',
      kind: 'sub-department',
      parent: 'forestry-2023',
      divisionKey: 'kiem-lam',
    }),
    aUnit('forestry.rangers.office', {
      code: 'H37.02.09.01',
      kind: 'office',
      parent: 'forestry.rangers',
      divisionKey: 'van-phong',
    }),
    aUnit('forestry.rangers.patrol', {
      code: 'H37.02.09.02',
      parent: 'forestry.rangers',
      divisionKey: 'tuan-tra',
    }),
    aUnit('district', {
      code: 'H37.31',
      kind: 'district',
      level: 'district',
      parent: 'ubnd',
      validTo: day('2025-06-30'),
    }),
    aUnit('district.justice', {
      code: 'H37.31.03',
      level: 'district',
      parent: 'district',
      divisionKey: 'tu-phap',
      validTo: day('2025-06-30'),
    }),
    aUnit('old-commune', {
      code: 'H37.31.11',
      kind: 'commune',
      level: 'commune',
      parent: 'district',
      adminUnitCode: '06001',
      validTo: day('2025-06-30'),
    }),
    aUnit('west', {
      code: 'H37.101',
      kind: 'commune',
      level: 'commune',
      parent: 'ubnd',
      adminUnitCode: '06001',
      validFrom: day('2025-07-01'),
    }),
    aUnit('west.centre', {
      code: 'H37.101.01',
      kind: 'centre',
      level: 'commune',
      parent: 'west',
      divisionKey: 'tt-pvhcc',
      validFrom: day('2025-07-01'),
    }),
    aUnit('west.economy', {
      code: 'H37.101.03',
      level: 'commune',
      parent: 'west',
      divisionKey: 'kinh-te',
      validFrom: day('2025-07-01'),
    }),
    aUnit('east', {
      code: 'H37.102',
      kind: 'commune',
      level: 'commune',
      parent: 'ubnd',
      adminUnitCode: '06004',
      validFrom: day('2025-07-01'),
    }),
    aUnit('tax-2023', {
      code: 'H37.91',
      kind: 'central-agency',
      host: 'centre',
      validTo: day('2025-02-28'),
    }),
    aUnit('tax', {
      code: 'H37.92',
      kind: 'central-agency',
      host: 'centre',
      validFrom: day('2025-03-01'),
    }),
  ],
  successions: [
    took('forestry', 'forestry-2023', 'rename'),
    took('tax', 'tax-2023', 'rename'),
    took('east', 'old-commune', 'split', true),
    took('west', 'old-commune', 'split', true),
    took('west', 'district', 'territory'),
  ],
  services: [{ counterId: id('counter'), servedUnitId: id('forestry-2023') }],
  shares: [],
})

/** A province with a centre, two departments with a division each, a commune and the tax office. */
export const A_SMALL_PROVINCE = new OrganisationHistory({
  units: [
    aUnit('ubnd', { code: 'H37', kind: 'province', adminUnitCode: '20' }),
    aUnit('centre', { code: 'H37.01', kind: 'centre', parent: 'ubnd' }),
    aUnit('trade', { code: 'H37.02', kind: 'department', parent: 'ubnd' }),
    aUnit('trade.industry', { code: 'H37.02.01', parent: 'trade', divisionKey: 'cong-nghiep' }),
    aUnit('health', { code: 'H37.03', kind: 'department', parent: 'ubnd' }),
    aUnit('health.drugs', { code: 'H37.03.01', parent: 'health', divisionKey: 'duoc' }),
    aUnit('west', {
      code: 'H37.101',
      kind: 'commune',
      level: 'commune',
      parent: 'ubnd',
      adminUnitCode: '06001',
    }),
    aUnit('old', {
      code: 'H37.04',
      kind: 'department',
      parent: 'ubnd',
      validTo: day('2024-12-31'),
    }),
    aUnit('tax', { code: 'H37.91', kind: 'central-agency', host: 'centre' }),
  ],
  successions: [],
  services: [],
  shares: [],
})

/** A unit that is to begin: a department of the province when nothing else is said. */
export function aDraft(
  slug: string,
  given: Partial<Unit> & { readonly parent?: string } = {},
): UnitDraft {
  return aUnit(slug, {
    code: `H37.${slug.toUpperCase().replace(/[^0-9A-Z]/g, '')}`,
    kind: 'department',
    parent: 'ubnd',
    ...given,
  })
}

/** What a unit is to be called. */
export function aName(slug: string, given: Partial<NewName> = {}): NewName {
  const { id: unitId, code, name, shortName } = aDraft(slug)
  return { id: unitId, code, slug, name, shortName, basis: null, ...given }
}
