import { describe, expect, test } from 'vitest'
import { aDemoApp } from '../tools/test-support/app.ts'
import { aDossierAt } from '../tools/test-support/dossiers.ts'

const server = await aDemoApp()
const { app, database } = server
const OWNER = { kind: 'business', name: 'Công ty TNHH Xứ Lạng', taxCode: '4900123467' }
const { code } = await aDossierAt(server, 'returned', { owner: OWNER })
let addresses = 0

function anAddress(): string {
  addresses += 1
  return `10.3.0.${addresses}`
}

async function tracked(asked: object, remoteAddress = anAddress()) {
  const reply = await app.inject({
    method: 'POST',
    url: '/api/v1/tracking',
    remoteAddress,
    payload: asked,
  })
  return { status: reply.statusCode, headers: reply.headers, body: reply.json() }
}

async function tokenOf(dossierCode: string): Promise<string> {
  const [row] = await database.asOwner<{ token: string }>(
    'select tracking_token as token from dossier where code = $1',
    [dossierCode],
  )
  return row?.token ?? ''
}

describe('whoever has the code and a second secret', () => {
  test.each([
    ['the personal id', '1234'],
    ['the phone', '5678'],
    ["the owner's tax code", '3467'],
  ])('follows the dossier with the last four of %s', async (_, secret) => {
    const { status, body } = await tracked({ code, secret })

    expect(status).toBe(200)
    expect(body).toMatchObject({ code, state: 'returned', portalStatus: 10 })
    expect(body.timeline).toHaveLength(6)
    expect(body.letters).toMatchObject([{ form: '01', href: null }])
  })

  test('learns nothing personal', async () => {
    const { body } = await tracked({ code, secret: '1234' })

    const text = JSON.stringify(body)
    for (const secret of ['Hoàng Thị Bế', '020190001234', '912345678', 'Lý Văn Sơn', 'Xứ Lạng']) {
      expect(text).not.toContain(secret)
    }
  })

  test('is led to the letters by the token of the receipt only', async () => {
    const { body } = await tracked({ code, secret: await tokenOf(code) })

    const letter = await app.inject({ url: body.letters[0].href, remoteAddress: anAddress() })

    expect(letter.statusCode).toBe(200)
    expect(letter.headers['content-type']).toBe('application/pdf')
  })

  test('is given a token that nobody can guess', async () => {
    expect(Buffer.from(await tokenOf(code), 'base64url').length).toBeGreaterThanOrEqual(16)
  })
})

describe('whoever guesses', () => {
  test('is answered alike for a wrong code and a wrong secret', async () => {
    const wrongCode = await tracked({ code: 'H37.102.01-260302-9999', secret: '1234' })
    const wrongSecret = await tracked({ code, secret: '9999' })

    const { correlationId: _, ...one } = wrongCode.body
    const { correlationId: __, ...other } = wrongSecret.body
    expect(wrongCode.status).toBe(404)
    expect(one).toEqual(other)
  })

  test('may ask ten times a minute from one address', async () => {
    const address = anAddress()
    const statuses: number[] = []
    for (let time = 0; time < 10; time += 1) {
      statuses.push((await tracked({ code, secret: '1234' }, address)).status)
    }

    const eleventh = await tracked({ code, secret: '1234' }, address)

    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(eleventh).toMatchObject({ status: 429, body: { code: 'too-many/requests' } })
    expect(Number(eleventh.headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(eleventh.headers['retry-after'])).toBeLessThanOrEqual(60)
  })

  test('may be wrong five times an hour about one code, whoever asks', async () => {
    const { code: guessed } = await aDossierAt(server, 'submitted')
    const statuses: number[] = []
    for (let time = 0; time < 5; time += 1) {
      statuses.push((await tracked({ code: guessed, secret: '0000' })).status)
    }

    const right = await tracked({ code: guessed, secret: '1234' })

    expect(statuses).toEqual([404, 404, 404, 404, 404])
    expect(right.status).toBe(429)
  })
})
