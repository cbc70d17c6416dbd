import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { Refused } from '#kernel/refused'
import { ANONYMOUS, STAFF_ROLES, SYSTEM, type Actor } from '#platform/access'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { anOfficerAt, aStaffAccount, langSonUnits } from '../../../../tools/test-support/units.ts'
import {
  createUnit,
  endUnit,
  mergeUnits,
  renameUnit,
  splitUnit,
  type NewUnit,
} from './change-units.ts'
import { importUnits } from './import-units.ts'
import { organisationNow } from './read-organisation.ts'
import { endRole, grantRole, listRolesOfUnit } from './staff-roles.ts'
import { unitIdOf } from './unit-ids.ts'

const database = await aDatabase()
const system = aContext(database, { actor: SYSTEM })
await importUnits(system, langSonUnits())
const organisation = await organisationNow(system)
const account = await aStaffAccount(database.db, 'can-bo')

const FROM = day('2026-04-01')
const at = (slug: string) => unitIdOf('H37', slug)
let made = 0

function aUnitUnder(parent: string): NewUnit {
  made += 1
  return {
    slug: `moi-${made}`,
    code: `H37.999.${made}`,
    name: 'Đơn vị mới',
    shortName: 'Đơn vị mới',
    kind: 'office',
    parentId: at(parent),
    hostUnitId: null,
    divisionKey: null,
    adminUnitCode: null,
    address: null,
    phone: null,
    basis: null,
  }
}

/** Each administrative act, done to the health department or a new unit in it. */
const ACTS: Readonly<Record<string, (context: Context) => Promise<unknown>>> = {
  createUnit: (context) => createUnit(context, aUnitUnder('so-y-te'), FROM),
  renameUnit: async (context) => {
    const unitId = await createUnit(system, aUnitUnder('so-y-te'), day('2026-03-01'))
    const { slug, code, name, shortName } = aUnitUnder('so-y-te')
    return renameUnit(context, unitId, { slug, code, name, shortName, basis: null }, FROM)
  },
  mergeUnits: async (context) => {
    const unitId = await createUnit(system, aUnitUnder('so-y-te'), day('2026-03-01'))
    return mergeUnits(context, [unitId], at('so-y-te'), FROM)
  },
  splitUnit: async (context) => {
    const unitId = await createUnit(system, aUnitUnder('so-y-te'), day('2026-03-01'))
    return splitUnit(
      context,
      unitId,
      { into: [aUnitUnder('so-y-te'), aUnitUnder('so-y-te')] },
      FROM,
    )
  },
  endUnit: async (context) => {
    const unitId = await createUnit(system, aUnitUnder('so-y-te'), day('2026-03-01'))
    return endUnit(context, unitId, FROM, { withSubordinates: false })
  },
  grantRole: async (context) => {
    const unitId = await createUnit(system, aUnitUnder('so-y-te'), day('2026-03-01'))
    const role = { accountId: account, unitId, role: 'handler', validTo: null } as const
    return grantRole(context, { ...role, validFrom: FROM })
  },
  endRole: async (context) => {
    const unitId = await createUnit(system, aUnitUnder('so-y-te'), day('2026-03-01'))
    const role = { accountId: account, unitId, role: 'handler', validTo: null } as const
    const id = await grantRole(system, { ...role, validFrom: FROM })
    return endRole(context, id, FROM)
  },
  listRolesOfUnit: (context) => listRolesOfUnit(context, at('so-y-te')),
}

async function outcome(act: string, actor: Actor): Promise<string> {
  try {
    await ACTS[act]?.(aContext(database, { actor }))
    return 'done'
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

describe.each(Object.keys(ACTS))('%s', (act) => {
  test.each(STAFF_ROLES)('at the province is for the administrator: %s', async (role) => {
    const expected = role === 'administrator' ? 'done' : 'forbidden/role'

    expect(await outcome(act, anOfficerAt(organisation, role, 'ubnd-tinh'))).toBe(expected)
  })

  test.each([
    ['so-y-te', 'done'],
    ['so-tu-phap', 'forbidden/unit-outside-reach'],
    ['ph25-dong-kinh', 'forbidden/unit-outside-reach'],
  ])('is done by administrators of the unit and above it only: %s', async (slug, expected) => {
    expect(await outcome(act, anOfficerAt(organisation, 'administrator', slug))).toBe(expected)
  })

  test('is not for people, and not for strangers', async () => {
    const citizen: Actor = { ...ANONYMOUS, kind: 'citizen', accountId: account }

    expect(await outcome(act, citizen)).toBe('forbidden/role')
    expect(await outcome(act, ANONYMOUS)).toBe('unauthenticated/no-session')
  })
})

test('units are imported by the system and by administrators', async () => {
  const pack = langSonUnits()
  const as = (actor: Actor) => importUnits(aContext(database, { actor }), pack)

  await expect(as(SYSTEM)).resolves.toBe(0)
  await expect(as(anOfficerAt(organisation, 'administrator', 'ubnd-tinh'))).resolves.toBe(0)
  await expect(as(anOfficerAt(organisation, 'clerk', 'ubnd-tinh'))).rejects.toThrow(
    'forbidden/role',
  )
})

test('an agency that is not under the province is administered where it receives', async () => {
  const granted = { accountId: account, unitId: at('thue-tinh'), validFrom: FROM, validTo: null }
  const as = (slug: string) => {
    const actor = anOfficerAt(organisation, 'administrator', slug)
    return grantRole(aContext(database, { actor }), { ...granted, role: 'reception' })
  }

  await expect(as('so-y-te')).rejects.toThrow('forbidden/unit-outside-reach')
  await expect(as('ubnd-tinh')).resolves.toEqual(expect.any(String))
})

test('a unit comes under another superior only by who administers both', async () => {
  const unitId = await createUnit(system, aUnitUnder('so-y-te'), day('2026-03-01'))
  const { slug, code, name, shortName } = aUnitUnder('so-tu-phap')
  const to = { slug, code, name, shortName, basis: null, parentId: at('so-tu-phap') }
  const as = (where: string) =>
    renameUnit(
      aContext(database, { actor: anOfficerAt(organisation, 'administrator', where) }),
      unitId,
      to,
      FROM,
    )

  await expect(as('so-y-te')).rejects.toThrow('forbidden/unit-outside-reach')
  await expect(as('so-tu-phap')).rejects.toThrow('forbidden/unit-outside-reach')
  await expect(as('ubnd-tinh')).resolves.toBe(unitIdOf('H37', slug))
})

test('a unit of another locality does not exist, whoever asks', async () => {
  const foreign = newId<'unit'>()
  await inTransaction(database.database.of(2), (tx) =>
    tx
      .insertInto('unit')
      .values({
        id: foreign,
        code: 'H03',
        slug: 'ubnd-tinh',
        name: 'UBND tỉnh Bắc Kạn',
        short_name: 'UBND tỉnh',
        kind: 'province',
        level: 'province',
        valid_from: day('2023-01-01'),
      })
      .execute(),
  )

  await expect(listRolesOfUnit(system, foreign)).rejects.toThrow('not-found/unit')
})
