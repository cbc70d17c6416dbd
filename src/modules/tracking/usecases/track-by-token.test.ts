import { describe, expect, test } from 'vitest'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { uploaded } from '../../../../tools/test-support/uploads.ts'
import { trackByToken } from './track-dossier.ts'

const { app, database, as } = await aDemoApp()
const ADDRESS = '203.0.113.7'

async function aReceivedDossier(): Promise<{ code: string; token: string }> {
  const { body: procedure } = await as(null).get('/procedures/1.001266')
  const fileId = await uploaded(app, 'congdan')
  const needed = procedure.components.filter(({ required }: { required: boolean }) => required)
  const filed = await as('congdan').post('/dossiers', {
    procedureCode: '1.001266',
    receivingUnit: 'H37.102.01',
    channel: 'online',
    applicant: { kind: 'citizen', name: 'Hoàng Thị Bế', personalId: '020190001234' },
    documents: needed.map(({ id }: { id: string }) => ({ componentId: id, fileId })),
    delivery: { method: 'counter' },
  })
  const { code } = filed.body
  await as('tiepnhan.xa').post(`/dossiers/${code}/actions/receive`, { version: 1 })
  const [row] = await database.asOwner<{ tracking_token: string }>(
    'select tracking_token from dossier where code = $1',
    [code],
  )
  return { code, token: row!.tracking_token }
}

const { code, token } = await aReceivedDossier()

describe('the token of a receipt', () => {
  test('shows the dossier and its letters, and nobody’s name or number', async () => {
    const tracked = await trackByToken(aContext(database), token, ADDRESS)

    expect(tracked).toMatchObject({ code, state: 'received' })
    expect(tracked.letters[0]?.href).toMatch(`/api/v1/tracking/${token}/letters/`)
    expect(JSON.stringify(tracked)).not.toMatch(/Hoàng Thị Bế|020190001234/)
  })

  test('may be looked up ten times a minute from one address', async () => {
    const context = aContext(database)
    const look = () => trackByToken(context, token, '203.0.113.8')

    for (let times = 0; times < 10; times += 1) await look()

    await expect(look()).rejects.toMatchObject({ code: 'too-many/requests' })
  })

  test('that nobody was given is of no dossier', async () => {
    const look = trackByToken(aContext(database), 'x', ADDRESS)

    await expect(look).rejects.toMatchObject({ code: 'not-found/dossier' })
  })
})
