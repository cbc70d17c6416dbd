import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import {
  organisationNow,
  organisationOn,
  type NewUnit,
  type UnitChange,
} from '#modules/organisations'
import { catalogueOf } from '#modules/procedures'
import { acting, anAccount, aRole } from '../../../../tools/test-support/accounts.ts'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { aDossierAt } from '../../../../tools/test-support/dossiers.ts'
import { foreseeReorganisation, leftBehind } from './foresee-reorganisation.ts'
import { reorganise } from './reorganise.ts'

const server = await aDemoApp()
const [root] = await server.database.asOwner<{ id: string }>(
  "select id from unit where kind = 'province' and valid_to is null",
)
const administrator = {
  ...aContext(server.database, {
    actor: acting(await anAccount(server.database), aRole('administrator', root?.id ?? '')),
  }),
  clock: server.clock,
}
const DAY = 86_400_000
const NOTHING = { bySector: {}, byHand: {} }

/** Every test on a day of its own: a unit may be changed once a day. */
beforeEach(() => {
  server.clock.set(new Date(server.clock.now().getTime() + DAY))
})

const today = () => dayOf(server.clock.now())

async function unitOf(code: string) {
  const unit = (await organisationNow(administrator)).byCode(code)
  if (unit === null) throw new Error(`no unit ${code}`)
  return unit
}

async function aPart(of: string, code: string): Promise<NewUnit> {
  const { validFrom: _from, validTo: _to, level: _level, id: _id, ...unit } = await unitOf(of)
  return { ...unit, code, slug: `phan-${code.toLowerCase()}`, name: `Sở ${code}`, shortName: code }
}

async function aSplit(of: string, codes: readonly [string, string]): Promise<UnitChange> {
  const into = [await aPart(of, codes[0]), await aPart(of, codes[1])]
  return { kind: 'split', unitId: (await unitOf(of)).id, into, shares: {}, from: today() }
}

const slugOf = (code: string) => `phan-${code.toLowerCase()}`

describe('the split of a department', () => {
  test('leaves behind each procedure of which nobody said where it goes, and is refused', async () => {
    const split = await aSplit('H37.16', ['H37.961', 'H37.962'])

    const foreseen = await foreseeReorganisation(administrator, split, NOTHING)

    expect(foreseen.procedures.length).toBeGreaterThan(1)
    expect(leftBehind(foreseen)?.procedures).toBe(foreseen.procedures.length)
    await expect(reorganise(administrator, split, NOTHING)).rejects.toMatchObject({
      code: 'conflict/unit-change-leaves-behind',
      details: { members: { procedures: foreseen.procedures.length } },
    })
  })

  test('brings the procedures of a sector to one successor, and one of them by hand to the other', async () => {
    const split = await aSplit('H37.16', ['H37.963', 'H37.964'])
    const { procedures } = await foreseeReorganisation(administrator, split, NOTHING)
    const sectors = [...new Set(procedures.map(({ sector }) => sector))]
    const byHand = { [procedures[0]?.code ?? '']: slugOf('H37.964') }
    const bySector = Object.fromEntries(sectors.map((sector) => [sector, slugOf('H37.963')]))

    await reorganise(administrator, split, { bySector, byHand })

    const organisation = await organisationNow(administrator)
    const { index } = await catalogueOf(administrator)
    const agencies = procedures.map(({ code }) => {
      const slug = index.byCode.get(code)?.entry.content.competence.department ?? ''
      return organisation.named(slug, code)?.code
    })
    expect(agencies).toEqual(['H37.964', ...procedures.slice(1).map(() => 'H37.963')])
  })
})

describe('the end of a unit without a successor', () => {
  test('is refused while it decides procedures', async () => {
    const unit = await unitOf('H37.13')
    const end = { kind: 'end', unitId: unit.id, lastDay: today(), withSubordinates: true } as const

    const lost = leftBehind(await foreseeReorganisation(administrator, end, NOTHING))

    expect(lost?.procedures).toBeGreaterThan(0)
    await expect(reorganise(administrator, end, NOTHING)).rejects.toMatchObject({
      code: 'conflict/unit-change-leaves-behind',
    })
  })

  test('is refused while an agency has dossiers in hand, which are told by state', async () => {
    const { competentUnit } = await aDossierAt(server, 'claimed')
    const unit = await unitOf(competentUnit)
    const end = { kind: 'end', unitId: unit.id, lastDay: today(), withSubordinates: true } as const

    const foreseen = await foreseeReorganisation(administrator, end, NOTHING)

    expect(foreseen.dossiers).toContainEqual({
      from: unit.name,
      to: null,
      state: 'processing',
      count: 1,
    })
    await expect(reorganise(administrator, end, NOTHING)).rejects.toMatchObject({
      code: 'conflict/unit-change-leaves-behind',
    })
  })
})

test('a new name leaves nothing behind: procedures, steps and dossiers go on in the unit of that name', async () => {
  const { competentUnit } = await aDossierAt(server, 'claimed')
  const unit = await unitOf(competentUnit)
  const to = { code: 'H37.978', slug: 'xa-moi', name: 'Xã Mới', shortName: 'Xã Mới', basis: null }
  const from = addDays(today(), 1)
  const rename = { kind: 'rename', unitId: unit.id, to, from } as const

  const foreseen = await foreseeReorganisation(administrator, rename, NOTHING)
  await reorganise(administrator, rename, NOTHING)

  expect(leftBehind(foreseen)).toBeNull()
  expect(foreseen.dossiers.length).toBeGreaterThan(0)
  expect(new Set(foreseen.dossiers.map(({ to }) => to))).toEqual(new Set(['Xã Mới']))
  expect((await organisationOn(administrator, from)).byCode('H37.978')?.name).toBe('Xã Mới')
})
