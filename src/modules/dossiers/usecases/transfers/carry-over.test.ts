import { beforeEach, expect, test } from 'vitest'
import { dayOf } from '#kernel/instant'
import { organisationNow, renameUnit, splitUnit, type NewUnit } from '#modules/organisations'
import { SYSTEM } from '#platform/access'
import { inRead } from '#platform/db'
import { carryOut } from '#platform/worker'
import { acting, anAccount, aRole } from '../../../../../tools/test-support/accounts.ts'
import { aDemoApp } from '../../../../../tools/test-support/app.ts'
import { aContext, LANG_SON } from '../../../../../tools/test-support/database.ts'
import { act, aDossierAt, BIRTH } from '../../../../../tools/test-support/dossiers.ts'
import { ALL_HANDLERS } from '../../../../all-handlers.ts'
import { systemContext } from '../../../../installation.ts'
import { findDossier } from '../../db/dossier.queries.ts'
import { openSteps } from '../../domain/dossier.ts'
import { verifyChains } from '../verify-chains.ts'
import { carryOver } from './carry-over.ts'
import { countInHand } from './count-in-hand.ts'

const server = await aDemoApp()
const { asOwner } = server.database
const system = systemContext(server.installation, LANG_SON, 'carry over')
const administrator = {
  ...aContext(server.database, {
    actor: acting(await anAccount(server.database), aRole('administrator', 'tỉnh')),
  }),
  clock: server.clock,
}
const DAY = 86_400_000
const BASIS = 'Nghị quyết 12/NQ-HĐND'

let count = 0

/** Every test on a day of its own: a unit may be changed once a day. */
beforeEach(() => {
  server.clock.set(new Date(server.clock.now().getTime() + DAY))
})

const now = () => ({
  ...aContext(server.database, { actor: SYSTEM }),
  clock: server.clock,
  jobs: system.jobs,
})

async function dossierOf(code: string) {
  const dossier = await inRead(system.db, (read) => findDossier(read, code))
  if (dossier === null) throw new Error(`no dossier ${code}`)
  return dossier
}

async function unitOf(code: string) {
  const unit = (await organisationNow(now())).byCode(code)
  if (unit === null) throw new Error(`no unit ${code}`)
  return unit
}

/** Gives the commune that decides another name from today on. */
async function renamed(unitCode: string): Promise<string> {
  count += 1
  const code = `H37.97${count}`
  const name = `Phường Kế Thừa ${count}`
  const to = { code, slug: `phuong-ke-thua-${count}`, name, shortName: name, basis: BASIS }
  await renameUnit(now(), (await unitOf(unitCode)).id, to, dayOf(server.clock.now()))
  return code
}

const historyOf = async (code: string, by = 'thuly.xa') =>
  (await server.as(by).get(`/dossiers/${code}/events`)).body.items as {
    type: string
    data: Record<string, unknown>
  }[]

const carriedOf = async (code: string) =>
  (await historyOf(code)).filter(({ type }) => type === 'dossier.carried-over')

test('a dossier of a renamed unit goes on there: with its officer, its date, and an event that names the decision', async () => {
  const filed = await aDossierAt(server, 'claimed')
  const { id: oldId, name: oldName } = await unitOf(filed.competentUnit)
  const code = await renamed(filed.competentUnit)
  expect(await countInHand(administrator, [oldId])).toEqual([
    { unitId: oldId, procedureCode: BIRTH, state: 'processing', count: 1 },
  ])

  await carryOver(system)
  expect(await countInHand(administrator, [oldId])).toEqual([])

  const { body } = await server.as('thuly.xa').get(`/dossiers/${filed.code}`)
  expect(body).toMatchObject({
    competentUnit: code,
    dueAt: filed.dueAt,
    version: filed.version + 1,
    currentSteps: [{ assignee: filed.currentSteps[0].assignee }],
  })
  const [event] = await carriedOf(filed.code)
  expect(event?.data).toMatchObject({ fromUnitName: oldName, basis: BASIS })
  const [told] = (await historyOf(filed.code, 'congdan')).slice(-1)
  expect(Object.keys(told?.data ?? {}).toSorted()).toEqual(['basis', 'fromUnitName', 'toUnitName'])
})

test('it is handled to its end in the successor', async () => {
  const filed = await aDossierAt(server, 'claimed')
  await renamed(filed.competentUnit)
  await carryOver(system)

  const { body } = await server.as('thuly.xa').get(`/dossiers/${filed.code}`)
  const [{ stepId, outcomes }] = body.currentSteps
  const done = await act(
    server,
    { by: 'thuly.xa', action: 'complete-step', body: { stepId, outcome: outcomes[0].code } },
    { ...filed, version: body.version },
  )

  expect(done.status).toBe(200)
  expect((await verifyChains(system)).broken).toEqual([])
})

test('a dossier that has ended stays with the unit of then', async () => {
  const ended = await aDossierAt(server, 'returned')
  const { version, competentUnitId } = await dossierOf(ended.code)
  await renamed(ended.competentUnit)

  await carryOver(system)

  expect(await dossierOf(ended.code)).toMatchObject({ version, competentUnitId })
})

test('the register of the unit of then keeps what it received', async () => {
  const filed = await aDossierAt(server, 'claimed')
  const before = await dossierOf(filed.code)
  const code = await renamed(filed.competentUnit)
  await carryOver(system)

  const book = async (unit: string) => {
    const day = dayOf(server.clock.now())
    const { body } = await server
      .as('lanhdao.xa')
      .get(`/register?unit=${unit}&kind=agency&from=2026-01-01&until=${day}&limit=100`)
    return body.items.some((line: { readonly code: string }) => line.code === filed.code)
  }

  expect((await dossierOf(filed.code)).formerUnits?.competentUnitId).toBe(before.competentUnitId)
  expect(await book(filed.competentUnit)).toBe(true)
  expect(await book(code)).toBe(false)
})

test('of a unit that is split, each procedure goes to the successor that it came to', async () => {
  const filed = await aDossierAt(server, 'claimed')
  const { procedureCode } = await dossierOf(filed.code)
  const unit = await unitOf(filed.competentUnit)
  const { id, level: _, validFrom: __, validTo: ___, ...like } = unit
  const part = (at: number, adminUnitCode: string | null): NewUnit => ({
    ...like,
    adminUnitCode,
    code: `H37.98${at}`,
    slug: `phuong-chia-${at}`,
    name: `Phường Chia ${at}`,
    shortName: `Phường Chia ${at}`,
  })
  const into = [part(1, unit.adminUnitCode), part(2, null)]
  const shares = { [procedureCode]: 'phuong-chia-2' }
  await splitUnit(now(), id, { into, shares }, dayOf(server.clock.now()))

  await carryOver(system)

  const { competentUnitId } = await dossierOf(filed.code)
  expect((await organisationNow(now())).unit(competentUnitId)?.slug).toBe('phuong-chia-2')
})

test('one that fails keeps none of the others; it is told, and each is carried over once when it is tried again', async () => {
  const filed = [await aDossierAt(server, 'claimed'), await aDossierAt(server, 'claimed')]
  const [first, second] = filed.toSorted((one, other) => (one.code < other.code ? -1 : 1))
  await renamed(first?.competentUnit ?? '')
  await breakUpdatesOf(first?.code ?? '')

  await expect(carryOver(system)).rejects.toThrow(`failed with 1 dossiers: ${first?.code}`)
  const meanwhile = await carriedOf(second?.code ?? '')
  await mendUpdates()
  await carryOver(system)
  await carryOver(system)

  expect(meanwhile).toHaveLength(1)
  for (const { code } of filed) expect(await carriedOf(code)).toHaveLength(1)
  expect((await verifyChains(system)).broken).toEqual([])
})

test('two at once carry each dossier over once, and an officer who acts meanwhile is before or after them', async () => {
  for (let round = 0; round < 4; round += 1) {
    server.clock.set(new Date(server.clock.now().getTime() + DAY))
    const filed = await aDossierAt(server, 'received')
    await renamed(filed.competentUnit)

    const [reply] = await Promise.all([
      act(server, { by: 'thuly.xa', action: 'claim' }, filed),
      carryOver(system),
      carryOver(system),
    ])

    const dossier = await dossierOf(filed.code)
    const answer = reply.status === 200 ? 'done' : reply.body.code
    expect(['done', 'conflict/stale-version']).toContain(answer)
    expect(await carriedOf(filed.code)).toHaveLength(1)
    expect(openSteps(dossier)).toHaveLength(1)
  }
  expect((await verifyChains(system)).broken).toEqual([])
})

test('a change that holds already puts the work in, and the worker carries it out', async () => {
  const filed = await aDossierAt(server, 'claimed')
  await asOwner(`delete from pgboss.job where name = 'organisations.units-changed'`)
  await renamed(filed.competentUnit)
  const handler = ALL_HANDLERS.find(({ job }) => job.name === 'organisations.units-changed')
  const [job] = await asOwner<{ id: string; data: unknown }>(
    `select id, data from pgboss.job where name = 'organisations.units-changed'`,
  )
  if (handler === undefined || job === undefined) throw new Error('the work is not there')

  await carryOut(handler, job, { contextOf: async () => system })

  expect(await carriedOf(filed.code)).toHaveLength(1)
})

/** Lets the database refuse every change of one dossier, as a crash in the middle would. */
async function breakUpdatesOf(code: string): Promise<void> {
  await asOwner(`create function break_here() returns trigger language plpgsql as
    $$ begin raise exception 'broken here'; end $$`)
  await asOwner(`create trigger break_here before update on dossier for each row
    when (old.code = '${code}') execute function break_here()`)
}

async function mendUpdates(): Promise<void> {
  await asOwner('drop trigger break_here on dossier; drop function break_here')
}
