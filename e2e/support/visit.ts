import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, expect, inject } from 'vitest'
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
/** Where pages are looked at, scripts on. Kept: the packaged browser ends with the first window that is closed. */
let checker: Promise<BrowserContext> | null = null

afterAll(async () => {
  await (await browser)?.close()
  browser = null
  checker = null
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

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * The page as it is: axe finds nothing, nothing has to be scrolled sideways, and it has one title.
 * Axe is a script: on a page without scripts the same HTML is looked at in a window with them.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const html = await arrived(page)
  if (browser === null) throw new Error('the page belongs to no visit')
  checker ??= (await browser).newContext({ bypassCSP: true, reducedMotion: 'reduce' })
  const copy = await (await checker).newPage()
  try {
    const size = page.viewportSize()
    if (size !== null) await copy.setViewportSize(size)
    const address = page.url()
    await copy.route('**/*', async (route) => {
      if (route.request().url() === address) {
        await route.fulfill({ contentType: 'text/html; charset=utf-8', body: withoutScripts(html) })
      } else await route.continue()
    })
    await copy.goto(address)
    await copy.evaluate(AXE)
    const { violations } = await copy.evaluate<AxeResults>(
      // Runs in the page, where the checker has just been put.
      'axe.run(document, { resultTypes: ["violations"] })',
    )
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html: part }) => part).join(' | ')}`,
    )
    expect(found, `axe at ${address}`).toEqual([])
    const overflow = await copy.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect(overflow, `sideways scrolling at ${address}`).toBeLessThanOrEqual(0)
    expect(await copy.title(), `title of ${address}`).toMatch(/\S – Một Cửa$/)
  } finally {
    await copy.close()
  }
}

/** The page once it is there: between two pages a window holds an empty one. */
async function arrived(page: Page): Promise<string> {
  let html = ''
  await expect
    .poll(
      async () => {
        await page.waitForLoadState()
        html = await page.content()
        return html
      },
      { timeout: 20_000 },
    )
    .toContain('</h1>')
  return html
}

function withoutScripts(html: string): string {
  return html.replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
}
