import { describe, expect, test } from 'vitest'
import { DemoAccounts, importAccounts } from '#modules/identity'
import { systemContext } from '../../src/installation.ts'
import { aDemoApp } from '../../tools/test-support/app.ts'
import { BAC_KAN } from '../../tools/test-support/database.ts'
import { aDossierAt } from '../../tools/test-support/dossiers.ts'
import { uploaded } from '../../tools/test-support/uploads.ts'

const HOST = 'motcua.backan.example'
const server = await aDemoApp(undefined, async ({ asOwner }) => {
  const { id, code, name, adminUnitCode } = BAC_KAN
  await asOwner(
    `insert into locality (id, code, name, admin_unit_code, hostnames, is_demo, created_at)
     values ($1, $2, $3, $4, $5, true, now())`,
    [id, code, name, adminUnitCode, [HOST]],
  )
})
const { app } = server
const dossier = await aDossierAt(server, 'received')
const fileId = await uploaded(app, 'congdan')
await importAccounts(
  systemContext(server.installation, BAC_KAN, 'other province'),
  DemoAccounts.parse([
    {
      username: 'congdan',
      kind: 'citizen',
      displayName: 'Hoàng Thị Bế',
      personalId: '020190001234',
    },
  ]),
)

async function tokenAt(host: string): Promise<string> {
  const reply = await app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    headers: { host },
    payload: { username: 'congdan', password: 'demo' },
  })
  return reply.json<{ token: string }>().token
}

async function get(url: string, host: string, token: string) {
  const reply = await app.inject({
    url: `/api/v1${url}`,
    headers: { host, authorization: `Bearer ${token}` },
  })
  return { status: reply.statusCode, body: reply.body }
}

describe('the applicant, signed in at another province', () => {
  test.each([
    `/dossiers/${dossier.code}`,
    `/dossiers/${dossier.code}/events`,
    `/dossiers/${dossier.code}/form`,
    `/dossiers/${dossier.code}/letters`,
    `/files/${fileId}`,
  ])('is answered there that there is no such thing: %s', async (url) => {
    const token = await tokenAt(HOST)

    expect(await get(url, HOST, token)).toMatchObject({ status: 404 })
  })

  test('has no dossiers there', async () => {
    const { body } = await get('/dossiers', HOST, await tokenAt(HOST))

    expect(body).not.toContain(dossier.code)
  })

  test('is nobody with the token of the first', async () => {
    const token = await tokenAt('localhost')

    expect(await get(`/dossiers/${dossier.code}`, 'localhost', token)).toMatchObject({
      status: 200,
    })
    expect(await get(`/dossiers/${dossier.code}`, HOST, token)).toMatchObject({ status: 401 })
  })
})
