import type { Browser, Page } from 'playwright-core'
import { afterAll, inject } from 'vitest'
import { forgetLookers, requireAccessible } from './accessible.ts'
import { openBrowser } from './browser.ts'
import { tellWhenFailed } from './last-seen.ts'

/** One person before one screen. */
export interface Visit {
  readonly page: Page
  /** The address of the demonstration, without a slash at its end. */
  readonly home: string
  /** Signs this browser in as a demonstration account. */
  readonly signInAs: (username: string) => Promise<void>
}

export interface VisitOptions {
  readonly width: 360 | 1280
  readonly javaScript: boolean
  /** Whether pages are held to their own policy, as they are for people. */
  readonly keepsPolicy?: boolean
  /** Another demonstration than the one that all journeys share. */
  readonly home?: string
}

let browser: Promise<Browser> | null = null

afterAll(async () => {
  await (await browser)?.close()
  browser = null
  forgetLookers()
})

/** A browser window of its own: its cookies are nobody else's. It is closed after the file's tests. */
export async function aVisit({ width, javaScript, ...given }: VisitOptions): Promise<Visit> {
  browser ??= openBrowser()
  const home = given.home ?? inject('home')
  const window = await (
    await browser
  ).newContext({
    baseURL: home,
    viewport: { width, height: width === 360 ? 740 : 900 },
    javaScriptEnabled: javaScript,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    bypassCSP: given.keepsPolicy !== true,
    reducedMotion: 'reduce',
  })
  window.setDefaultTimeout(20_000)
  const page = await window.newPage()
  tellWhenFailed(page)
  return {
    page,
    home,
    signInAs: async (username) => {
      const token = await tokenOf(home, username)
      await window.addCookies([{ name: 'mc', value: token, url: home, httpOnly: true }])
    },
  }
}

/** A token of a demonstration account, for preparing things over the API. */
export async function tokenOf(home: string, username: string): Promise<string> {
  const reply = await fetch(`${home}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'demo' }),
  })
  if (!reply.ok) throw new Error(`${username} cannot sign in: ${await reply.text()}`)
  return ((await reply.json()) as { readonly token: string }).token
}

/** The page as it is: see `requireAccessible`. */
export async function expectAccessible(page: Page): Promise<void> {
  if (browser === null) throw new Error('the page belongs to no visit')
  await requireAccessible(await browser, page)
}
