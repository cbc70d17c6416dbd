import { describe, expect, test } from 'vitest'
import { Browser } from '../simulators/identity-provider/test-support/browser.ts'
import { aDemoApp } from '../tools/test-support/app.ts'

const { app } = await aDemoApp()
await app.listen({ port: 0, host: '127.0.0.1' })
const address = app.server.address()
const home = `http://localhost:${typeof address === 'object' ? address?.port : ''}`

async function signedInAs(chosen: string, wanted = '/ho-so') {
  const browser = new Browser()
  const page = await browser.open(`${home}/dang-nhap/dinh-danh?tiep=${encodeURIComponent(wanted)}`)
  const returned = await browser.open(page.url, { form: { chosen }, until: `${home}${wanted}` })
  return { browser, page, returned }
}

const whoIs = async (browser: Browser) => {
  const { html } = await browser.open(`${home}/api/v1/sessions/current`)
  return JSON.parse(html) as { readonly displayName?: string; readonly code?: string }
}

describe('in a demonstration, a person who signs in by electronic identity', () => {
  test('is led to the stand-in, chooses who to be, and comes back signed in to the page they wanted', async () => {
    const { browser, page, returned } = await signedInAs('0', '/ho-so?trang=2')

    expect(page.html).toContain('Đăng nhập định danh điện tử (giả lập)')
    expect(returned.url).toBe(`${home}/ho-so?trang=2`)
    expect((await whoIs(browser)).displayName).not.toBe('')
  })

  test('is told on the sign-in page when they stop at the provider, and may try again', async () => {
    const browser = new Browser()
    const page = await browser.open(`${home}/dang-nhap/dinh-danh`)

    const back = await browser.open(page.url, {
      form: { cancel: '1' },
      until: `${home}/dang-nhap?`,
    })

    expect(new URL(back.url).searchParams.get('loi')).toBe('unauthenticated/sign-in-cancelled')
  })

  test('cannot use the way back twice, nor without having gone there', async () => {
    const back = await new Browser().open(`${home}/dang-nhap/tro-ve?code=x&state=y`, {
      until: `${home}/dang-nhap?`,
    })

    expect(new URL(back.url).searchParams.get('loi')).toBe('unauthenticated/sign-in-expired')
  })

  test('is signed out here and led to the provider to sign out there', async () => {
    const { browser } = await signedInAs('0')

    const left = await browser.open(`${home}/dang-xuat`, { form: {} })

    expect(left.url).toContain('/gia-lap/dinh-danh/session/end')
    expect((await whoIs(browser)).code).toBe('unauthenticated/no-session')
  })
})

test('signing out without a session leads home', async () => {
  const reply = await app.inject({ method: 'POST', url: '/dang-xuat' })

  expect(reply.headers.location).toBe('/')
})

test('another site cannot sign a person out', async () => {
  const reply = await app.inject({
    method: 'POST',
    url: '/dang-xuat',
    headers: { origin: 'https://example.org', 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  })

  expect(reply.statusCode).toBe(403)
})
