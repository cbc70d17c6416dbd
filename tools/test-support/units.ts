import { day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import type { Unit } from '#modules/organisations'

/** A unit valid since 2023, named by its slug; only what matters to the test is given. */
export function aUnit(
  slug: string,
  given: Partial<Omit<Unit, 'id' | 'slug' | 'parentId' | 'hostUnitId'>> & {
    readonly parent?: string
    readonly host?: string
  } = {},
): Unit {
  const { parent, host, ...rest } = given
  return {
    id: slug as UnitId,
    code: slug,
    slug,
    name: slug,
    shortName: slug,
    kind: 'division',
    level: 'province',
    parentId: (parent ?? null) as UnitId | null,
    hostUnitId: (host ?? null) as UnitId | null,
    divisionKey: null,
    adminUnitCode: null,
    address: null,
    phone: null,
    basis: null,
    validFrom: day('2023-01-01'),
    validTo: null,
    ...rest,
  }
}
