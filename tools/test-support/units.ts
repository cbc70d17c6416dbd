import { readFileSync } from 'node:fs'
import { day } from '#kernel/day'
import type { AccountId, UnitId } from '#kernel/id'
import type { Organisation, Unit } from '#modules/organisations'
import { ANONYMOUS, type Actor, type StaffRole } from '#platform/access'
import { inTransaction, type LocalityDb } from '#platform/db'
import { newId } from '#platform/ids'

const PACK = new URL('../../demo/lang-son/units.json', import.meta.url)

/** The units of Lạng Sơn as the demonstration brings them. */
export function langSonUnits(): unknown {
  return JSON.parse(readFileSync(PACK, 'utf8'))
}

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

/** An account of an officer who holds nothing yet. */
export async function aStaffAccount(db: LocalityDb, username: string): Promise<AccountId> {
  const id = newId<'account'>()
  await inTransaction(db, (tx) =>
    tx
      .insertInto('account')
      .values({
        id,
        kind: 'staff',
        username,
        display_name: username,
        created_at: new Date('2023-01-01T00:00:00Z'),
      })
      .execute(),
  )
  return id
}

/** An officer who holds a role in a unit, with what it reaches in that organisation. */
export function anOfficerAt(organisation: Organisation, role: StaffRole, slug: string): Actor {
  const unit = organisation.bySlug(slug)
  if (unit === null) throw new Error(`no unit ${slug}`)
  const { id: unitId, code: unitCode, name: unitName } = unit
  return {
    ...ANONYMOUS,
    kind: 'staff',
    accountId: '00000000-0000-7000-8000-0000000000bb' as AccountId,
    username: role,
    roles: [{ role, unitId, unitCode, unitName, reach: organisation.reachOf(unitId) }],
  }
}
