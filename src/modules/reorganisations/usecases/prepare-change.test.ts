import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import {
  grantRole,
  organisationNow,
  organisationOn,
  type NewUnit,
  type UnitChange,
} from '#modules/organisations'
import { catalogueOf } from '#modules/procedures'
import { newId } from '#platform/ids'
import { acting, anAccount, answerOf, aRole } from '../../../../tools/test-support/accounts.ts'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { aDossierAt } from '../../../../tools/test-support/dossiers.ts'
import type { Sharing } from '../domain/sharing.ts'
import { foreseeReorganisation, leftBehind } from './foresee-reorganisation.ts'
import { decisionsOfUnit, listReorganisations, viewReorganisation } from './load-change.ts'
import {
  confirmReorganisation,
  prepareReorganisation,
  withdrawReorganisation,
} from './prepare-change.ts'

const server = await aDemoApp()
const [root] = await server.database.asOwner<{ id: string }>(
  "select id from unit where kind = 'province' and valid_to is null",
)
async function anAdministrator() {
  const account = await anAccount(server.database)
  const actor = acting(account, aRole('administrator', root?.id ?? ''))
  return { ...aContext(server.database, { actor }), clock: server.clock }
}

const administrator = await anAdministrator()
const second = await anAdministrator()
const DECISION = {
  number: 'Nghị quyết 12/NQ-HĐND',
  decidedOn: day('2026-02-20'),
  issuer: 'HĐND tỉnh Lạng Sơn',
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

/** The change prepared by one administrator and confirmed by another. */
async function reorganise(change: UnitChange, sharing: Sharing = NOTHING) {
  const id = await prepareReorganisation(administrator, { change, sharing }, DECISION)
  return confirmReorganisation(second, id)
}

const prepare = (change: UnitChange) =>
  prepareReorganisation(administrator, { change, sharing: NOTHING }, DECISION)

let names = 0

/** A new name for a commune from tomorrow on. */
async function aNewName(of: string) {
  names += 1
  const name = `Phường Mới ${names}`
  const to = {
    code: `H37.95${names}`,
    slug: `phuong-moi-${names}`,
    name,
    shortName: name,
    basis: null,
  }
  const from = addDays(today(), 1)
  return { kind: 'rename', unitId: (await unitOf(of)).id, to, from } as const
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
    await expect(reorganise(split)).rejects.toMatchObject({
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

    await reorganise(split, { bySector, byHand })

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
    await expect(reorganise(end)).rejects.toMatchObject({
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
    await expect(reorganise(end)).rejects.toMatchObject({
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
  await reorganise(rename)

  expect(leftBehind(foreseen)).toBeNull()
  expect(foreseen.dossiers.length).toBeGreaterThan(0)
  expect(new Set(foreseen.dossiers.map(({ to }) => to))).toEqual(new Set(['Xã Mới']))
  expect((await organisationOn(administrator, from)).byCode('H37.978')?.name).toBe('Xã Mới')
})

describe('a change of units that one administrator prepared', () => {
  test('changes nothing until another confirms it, and then everything', async () => {
    const rename = await aNewName('H37.103')
    const id = await prepare(rename)

    expect((await organisationOn(administrator, rename.from)).byCode(rename.to.code)).toBeNull()
    expect(
      (await listReorganisations(second, { isWaiting: true })).map((each) => each.id),
    ).toContain(id)
    const subject = await confirmReorganisation(second, id)

    const after = await organisationOn(administrator, rename.from)
    expect(after.unit(subject)?.name).toBe(rename.to.name)
    expect(await listReorganisations(second, { isWaiting: true })).toEqual([])
    expect(await viewReorganisation(administrator, id)).toMatchObject({
      state: 'confirmed',
      preparedBy: administrator.actor.accountId,
      closedBy: second.actor.accountId,
    })
  })

  test('is not confirmed by the same person, nor twice, nor after it was withdrawn', async () => {
    const mine = await prepare(await aNewName('H37.104'))
    const taken = await prepare(await aNewName('H37.105'))
    await withdrawReorganisation(administrator, taken)

    expect((await viewReorganisation(administrator, mine)).whyNot).toBe('forbidden/own-unit-change')
    expect(await answerOf(confirmReorganisation(administrator, mine))).toBe(
      'forbidden/own-unit-change',
    )
    expect(await answerOf(confirmReorganisation(second, mine))).toBe('done')
    for (const id of [mine, taken]) {
      expect(await answerOf(confirmReorganisation(second, id))).toBe('conflict/unit-change-closed')
      expect(await answerOf(withdrawReorganisation(second, id))).toBe('conflict/unit-change-closed')
    }
  })

  test('is confirmed once only when two confirm it at the same moment', async () => {
    const third = await anAdministrator()
    const id = await prepare(await aNewName('H37.106'))

    const answers = await Promise.all(
      [second, third].map((context) => answerOf(confirmReorganisation(context, id))),
    )

    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
    expect(answers.find((answer) => answer !== 'done')).toMatch(/^conflict\/unit-/)
  })

  test('is not confirmed when it would no longer do what was foreseen', async () => {
    const rename = await aNewName('H37.107')
    const id = await prepare(rename)
    const newcomer = await anAccount(server.database)
    await grantRole(administrator, {
      accountId: newcomer.id,
      role: 'handler',
      unitId: rename.unitId,
      validFrom: today(),
      validTo: null,
    })

    expect(await answerOf(confirmReorganisation(second, id))).toBe(
      'conflict/unit-change-foreseen-otherwise',
    )
    expect((await viewReorganisation(second, id)).state).toBe('prepared')
  })

  test('is confirmed although more dossiers came in hand meanwhile', async () => {
    const { competentUnit } = await aDossierAt(server, 'claimed')
    const id = await prepare(await aNewName(competentUnit))
    await aDossierAt(server, 'claimed')

    expect(await answerOf(confirmReorganisation(second, id))).toBe('done')
  })

  test('is told with its decision on the pages of all its units', async () => {
    const rename = await aNewName('H37.108')
    const id = await prepare(rename)
    const subject = await confirmReorganisation(second, id)

    for (const unitId of [rename.unitId, subject])
      expect(await decisionsOfUnit(second, unitId)).toMatchObject([
        { ...DECISION, id, kind: 'rename', effectiveOn: rename.from },
      ])
    const [decision] = await decisionsOfUnit(second, subject)
    expect(decision?.unitIds.toSorted()).toEqual([rename.unitId, subject].toSorted())
  })

  test('is neither confirmed nor withdrawn by an administrator of other units', async () => {
    const id = await prepare(await aNewName('H37.111'))
    const elsewhere = {
      ...administrator,
      actor: acting(
        await anAccount(server.database),
        aRole('administrator', (await unitOf('H37.112')).id),
      ),
    }

    for (const act of [confirmReorganisation, withdrawReorganisation])
      expect(await answerOf(act(elsewhere, id))).toBe('forbidden/unit-outside-reach')
  })

  test('that nobody prepared is not found', async () => {
    const id = newId<'unit_change'>()

    for (const ask of [confirmReorganisation, withdrawReorganisation, viewReorganisation])
      expect(await answerOf(ask(second, id))).toBe('not-found/unit-change')
  })

  test('is nothing for who does not administer units, and leaves a trace of each step', async () => {
    const officer = {
      ...administrator,
      actor: acting(await anAccount(server.database), aRole('handler', root?.id ?? '')),
    }
    const id = await prepare(await aNewName('H37.109'))

    const prepared = { change: await aNewName('H37.110'), sharing: NOTHING }

    const answers = [
      await answerOf(prepareReorganisation(officer, prepared, DECISION)),
      await answerOf(confirmReorganisation(officer, id)),
      await answerOf(withdrawReorganisation(officer, id)),
      await answerOf(listReorganisations(officer, { isWaiting: true })),
      await answerOf(decisionsOfUnit(officer, prepared.change.unitId)),
    ]
    expect(new Set(answers)).toEqual(new Set(['forbidden/role']))
    await withdrawReorganisation(second, id)
    const trail = await server.database.asOwner<{ event: string }>(
      `select event from audit_entry where object_id = '${id}' order by at, id`,
    )
    expect(trail.map(({ event }) => event)).toEqual([
      'unit-change.prepared',
      'unit-change.withdrawn',
    ])
  })
})
