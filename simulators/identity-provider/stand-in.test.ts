import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fastify from 'fastify'
import { afterAll, describe, expect, test } from 'vitest'
import { mountStandIn, STAND_IN_PATH } from './mount.ts'
import { identityProvider } from './stand-in.ts'
import { startStandIn } from './start.ts'
import { Browser } from './test-support/browser.ts'

const REDIRECT_URI = 'http://127.0.0.1:3000/dang-nhap/tro-ve'
const options = {
  clientId: 'mot-cua',
  clientSecret: 'bi-mat',
  redirectUris: [REDIRECT_URI],
  postLogoutRedirectUris: ['http://127.0.0.1:3000/'],
}

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-stand-in-'))
  folders.push(folder)
  return folder
}

const standIn = await startStandIn(options)
afterAll(() => standIn.stop())

function authorization(issuer: string): string {
  const query = new URLSearchParams({
    client_id: options.clientId,
    redirect_uri: REDIRECT_URI,
    response_type: 'code',
    scope: 'openid',
    state: 's',
    nonce: 'n',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  })
  return `${issuer}/auth?${query}`
}

describe('the login page', () => {
  test('offers the people of the demonstration, in Vietnamese', async () => {
    const page = await new Browser().open(authorization(standIn.issuer))

    expect(page.status).toBe(200)
    expect(page.html).toContain('<html lang="vi">')
    expect(page.html).toContain('Hoàng Thị Bế · số định danh 020190001234')
    expect(page.html).toContain('Nông Văn Lâm · số định danh 020085000777')
    expect(page.html).toContain('mã số thuế 4900123467')
  })

  test('sends back whoever is chosen, with a code and the state', async () => {
    const browser = new Browser()
    const page = await browser.open(authorization(standIn.issuer))

    const back = await browser.open(page.url, { form: { chosen: '0' }, until: REDIRECT_URI })

    const { searchParams } = new URL(back.url)
    expect(searchParams.get('state')).toBe('s')
    expect(searchParams.get('code')).not.toBeNull()
  })

  test('sends back who stops, without a code', async () => {
    const browser = new Browser()
    const page = await browser.open(authorization(standIn.issuer))

    const back = await browser.open(page.url, { form: { cancel: '1' }, until: REDIRECT_URI })

    expect(new URL(back.url).searchParams.get('error')).toBe('access_denied')
  })

  test.each([
    [{ kind: 'citizen' }, 'Số định danh gồm 12 chữ số.'],
    [{ kind: 'citizen', name: ' ' }, 'Hãy nhập họ và tên.'],
    [{ kind: 'citizen', birthDate: '1990-02-30' }, 'Hãy nhập ngày sinh.'],
    [{ kind: 'business' }, 'Mã số thuế chưa đúng.'],
  ])('says what is wrong with %o and keeps what was typed', async (wrong, text) => {
    const browser = new Browser()
    const page = await browser.open(authorization(standIn.issuer))
    const typed = {
      number: '0201<b>',
      name: 'Lý A Páo',
      birthDate: '1970-01-01',
      level: '1',
      ...wrong,
    }

    const again = await browser.open(page.url, { form: { ...typed, typed: '1' } })

    expect(again.status).toBe(422)
    expect(again.html).toContain(text)
    expect(again.html).toContain('value="0201&lt;b&gt;"')
  })

  test('is not there for who began nothing', async () => {
    const page = await new Browser().open(`${standIn.issuer}/dang-nhap/khong-co`)

    expect(page.status).toBe(400)
    expect(page.html).toContain('Lượt đăng nhập đã hết hạn')
  })
})

test('it publishes where it is, under the path it is mounted at', async () => {
  const app = fastify()
  const origin = await app.listen({ port: 0, host: '127.0.0.1' }).catch(() => '')
  await app.close()
  const mounted = fastify()
  const issuer = `${origin}${STAND_IN_PATH}`
  const atPath = await identityProvider({ ...options, issuer, folder: aFolder() })
  await mountStandIn(mounted, async () => atPath)
  await mounted.listen({ port: Number(new URL(origin).port), host: '127.0.0.1' })

  const published = await fetch(`${issuer}/.well-known/openid-configuration`)
  const browser = new Browser()
  const page = await browser.open(authorization(issuer))
  const back = await browser.open(page.url, { form: { chosen: '1' }, until: REDIRECT_URI })

  expect(await published.json()).toMatchObject({
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
  })
  expect(page.url).toContain(`${STAND_IN_PATH}/dang-nhap/`)
  expect(new URL(back.url).searchParams.get('code')).not.toBeNull()
  await mounted.close()
})

test('servers that share a folder are one provider: what begins at one goes on at another', async () => {
  const mounted = fastify()
  const folder = aFolder()
  const origin = await mounted.listen({ port: 0, host: '127.0.0.1' }).catch(() => '')
  await mounted.close()
  const issuer = `${origin}${STAND_IN_PATH}`
  const [one, other] = await Promise.all([
    identityProvider({ ...options, issuer, folder }),
    identityProvider({ ...options, issuer, folder }),
  ])
  const both = fastify()
  let asked = 0
  await mountStandIn(both, async () => ((asked += 1) % 2 === 0 ? one : other))
  await both.listen({ port: Number(new URL(origin).port), host: '127.0.0.1' })

  const browser = new Browser()
  const page = await browser.open(authorization(issuer))
  const typed = {
    kind: 'citizen',
    number: '020170000123',
    name: 'Lý A Páo',
    birthDate: '1970-01-01',
  }
  const back = await browser.open(page.url, {
    form: { ...typed, level: '2', typed: '1' },
    until: REDIRECT_URI,
  })
  const tokens = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: options.clientId,
      client_secret: options.clientSecret,
      redirect_uri: REDIRECT_URI,
      code: new URL(back.url).searchParams.get('code') ?? '',
      code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    }),
  })
  const { access_token: token } = (await tokens.json()) as { access_token: string }
  const claims = await Promise.all(
    [1, 2].map(async () => {
      const answer = await fetch(`${issuer}/me`, { headers: { authorization: `Bearer ${token}` } })
      return answer.json()
    }),
  )

  expect(claims).toEqual(
    [1, 2].map(() => expect.objectContaining({ SoDinhDanh: '020170000123', HoVaTen: 'Lý A Páo' })),
  )
  await both.close()
})

test('it can be told from outside to fail, and only in ways it knows', async () => {
  const other = await startStandIn(options)
  const tell = (fault: string) => fetch(`${other.issuer}/su-co`, { method: 'PUT', body: fault })

  expect((await tell('noise')).status).toBe(422)
  expect((await tell('down')).status).toBe(204)
  await expect(fetch(`${other.issuer}/.well-known/openid-configuration`)).rejects.toThrow('fetch')
  expect((await tell('none')).status).toBe(204)
  expect((await fetch(`${other.issuer}/.well-known/openid-configuration`)).status).toBe(200)
  await other.stop()
})

test('it cannot be loaded in production', () => {
  const loading = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', `await import('${new URL('stand-in.ts', import.meta.url)}')`],
    { env: { ...process.env, NODE_ENV: 'production' }, encoding: 'utf8' },
  )

  expect(loading.status).not.toBe(0)
  expect(loading.stderr).toContain('cannot be loaded in production')
})
