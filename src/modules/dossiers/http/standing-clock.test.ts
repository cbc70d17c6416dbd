import { beforeAll, describe, expect, test } from 'vitest'
import { officerByUsername } from '#modules/identity'
import { heldRolesOf } from '#modules/organisations'
import type { Actor } from '#platform/access'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { aFiling, officerFor } from '../../../../tools/test-support/filings.ts'
import { listOwedApologies } from '../usecases/letters/list-owed-apologies.ts'

const server = await aDemoApp()
const { as, clock, database } = server

interface Listed {
  readonly code: string
  readonly version: number
  readonly state: string
  readonly dueAt: string
}

const listedAs = async (by: string, query: string): Promise<string[]> =>
  (await as(by).get(`/dossiers?limit=100&${query}`)).body.items.map(({ code }: Listed) => code)

async function owedTo(username: string): Promise<string[]> {
  const known = (await officerByUsername(aContext(database), username, heldRolesOf)) as Actor
  const actor = { ...known, displayName: username }
  const context = aContext(database, { actor, now: clock.now() })
  const { items } = await listOwedApologies(context, { after: null, limit: 100 })
  return items.map(({ code }) => code)
}

/** A land dossier received, and examined: its clock stands still. */
async function aStandingDossier(procedureCode: string, isCommune: boolean) {
  const { username, filing } = await aFiling(server, procedureCode)
  let reply = await as(username).post('/dossiers', filing)
  const move = async (role: string, action: string, body = {}) => {
    const { code, version } = reply.body as Listed
    reply = await as(officerFor(role, isCommune)).post(`/dossiers/${code}/actions/${action}`, {
      version,
      ...body,
    })
  }
  await move('reception', 'receive')
  await move('handler', 'complete-step', { outcome: 'qualified' })
  return reply.body as Listed
}

describe.each([
  ['public posting lasts', { code: '1.013978', isCommune: true, state: 'processing' }],
  ['the tax is waited for', { code: '1.013831', isCommune: false, state: 'awaiting-payment' }],
] as const)('while %s, and the date promised before passes', (_, { code, isCommune, state }) => {
  let dossier: Listed
  const handler = officerFor('handler', isCommune)
  const head = officerFor('approver', isCommune)
  beforeAll(async () => {
    dossier = await aStandingDossier(code, isCommune)
    clock.set(new Date(new Date(dossier.dueAt).getTime() + 86_400_000))
  })

  test('the clock stands still', () => {
    expect(dossier.state).toBe(state)
  })

  test('the dossier is in no list of late ones, and counted in none', async () => {
    expect(await listedAs(handler, 'lateness=late')).not.toContain(dossier.code)
    expect(await listedAs(handler, 'view=late')).not.toContain(dossier.code)
    expect((await as(handler).get('/dossiers/counts')).body.counts.late).toBe(0)
  })

  test('it is listed as being in time, as it says of itself', async () => {
    expect(await listedAs(handler, 'lateness=in-time')).toContain(dossier.code)
    expect((await as(handler).get(`/dossiers/${dossier.code}`)).body.lateness).toMatchObject({
      late: false,
      dueSoon: false,
      warnings: [],
    })
  })

  test('no apology is owed for it, and no step of it is late', async () => {
    const day = dossier.dueAt.slice(0, 10)
    const late = await as(head).get(`/reports/lateness/dossiers?from=${day}&until=${day}`)

    expect(await owedTo(head)).not.toContain(dossier.code)
    expect(late.status).toBe(200)
    expect(late.body.items).toEqual([])
  })
})

test('what was late when it began to wait stays late by as much, but waits in no list of late work', async () => {
  const filed = await as('congdan').post('/dossiers', (await aFiling(server, '1.001653')).filing)
  const act = async (by: string, { code, version }: Listed, action: string, body = {}) =>
    (await as(by).post(`/dossiers/${code}/actions/${action}`, { version, ...body })).body as Listed
  const received = await act('tiepnhan.xa', filed.body, 'receive')
  clock.set(new Date(new Date(received.dueAt).getTime() + 7 * 86_400_000))
  expect(await listedAs('thuly.xa', 'view=late')).toContain(received.code)

  const asked = await act('thuly.xa', received, 'request-supplement', {
    items: [{ text: 'Bổ sung ảnh.' }],
  })

  expect(asked).toMatchObject({ state: 'awaiting-supplement', lateness: { late: true } })
  expect(await listedAs('thuly.xa', 'lateness=late')).toContain(received.code)
  expect(await listedAs('thuly.xa', 'view=late')).not.toContain(received.code)
})

test('what ends while the person is waited for, who was asked in time, is late in no list and no figure', async () => {
  const filed = await as('congdan').post('/dossiers', (await aFiling(server, '1.001653')).filing)
  const act = async (by: string, { code, version }: Listed, action: string, body = {}) =>
    (await as(by).post(`/dossiers/${code}/actions/${action}`, { version, ...body })).body as Listed
  const received = await act('tiepnhan.xa', filed.body, 'receive')
  const asked = await act('thuly.xa', received, 'request-supplement', {
    items: [{ text: 'Bổ sung ảnh.' }],
  })
  clock.set(new Date(new Date(received.dueAt).getTime() + 86_400_000))
  const day = clock.now().toISOString().slice(0, 10)

  const stopped = await act('lanhdao.xa', asked, 'stop', { reason: 'Người nộp không bổ sung.' })
  const late = await as('lanhdao.xa').get(`/reports/lateness/dossiers?from=${day}&until=${day}`)

  expect(stopped).toMatchObject({ state: 'stopped', lateness: { late: false } })
  expect(await listedAs('thuly.xa', 'lateness=late')).not.toContain(received.code)
  expect(await listedAs('thuly.xa', 'lateness=in-time')).toContain(received.code)
  expect(late.body.items.map(({ code }: Listed) => code)).not.toContain(received.code)
})
