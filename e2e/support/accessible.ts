import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A window in which pages of one address are looked at, scripts on, with axe in it. */
const lookers = new Map<string, Promise<Page>>()

/** After the end of the browser they belonged to. */
export function forgetLookers(): void {
  lookers.clear()
}

/**
 * The page as it is: axe finds nothing, nothing has to be scrolled sideways, and it has one title. Axe is a script: as
 * there are pages without them, the same HTML is written into a window that has axe already, which takes a fifth of the
 * time that a window of its own for each page takes.
 */
export async function requireAccessible(browser: Browser, page: Page): Promise<void> {
  const html = await arrived(page)
  const address = page.url()
  const looker = await lookerAt(browser, new URL(address).origin)
  const size = page.viewportSize()
  if (size !== null && size.width !== looker.viewportSize()?.width)
    await looker.setViewportSize(size)
  await looker.setContent(withoutScripts(html))
  const { violations } = await looker.evaluate<AxeResults>(
    'axe.run(document, { resultTypes: ["violations"] })',
  )
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html: part }) => part).join(' | ')}`,
  )
  expect(found, `axe at ${address}`).toEqual([])
  const overflow = await looker.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(overflow, `sideways scrolling at ${address}`).toBeLessThanOrEqual(0)
  expect(await looker.title(), `title of ${address}`).toMatch(/\S – Một Cửa$/)
}

function lookerAt(browser: Browser, origin: string): Promise<Page> {
  const looker = lookers.get(origin) ?? openLooker(browser, origin)
  lookers.set(origin, looker)
  return looker
}

async function openLooker(browser: Browser, origin: string): Promise<Page> {
  const window = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' })
  const looker = await window.newPage()
  const empty = `${origin}/trang-de-kiem-tra`
  await looker.route(empty, (route) => route.fulfill({ contentType: 'text/html', body: '' }))
  await looker.goto(empty)
  await looker.evaluate(AXE)
  return looker
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
