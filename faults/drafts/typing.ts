import type { Browser, BrowserContext, Page } from 'playwright-core'

/** Where a person types: their own begun filing, the page of its form, and the question. */
export interface Desk {
  readonly home: string
  readonly token: string
  /** The address of the page of the form. */
  readonly address: string
}

/** What a field held, and since when by the clock of this machine, in milliseconds. */
interface Typed {
  readonly text: string
  readonly at: number
}

const QUESTION = '/childFullName'
const FIELD = `[name="${QUESTION}"]`
const BIRTH = '1.001193'
const LETTERS = ['An', 'Bình', 'Chi', 'Dung', 'Giang', 'Hà', 'Khánh', 'Lan', 'Minh', 'Ngọc']

/** Begins a registration of a birth as the person does and gives the page on which the child is named. */
export async function begun(
  browser: Browser,
  given: { readonly home: string; readonly token: string },
): Promise<Desk> {
  const window = await windowOf(browser, given)
  const page = await window.newPage()
  await page.goto(`/nop/${BIRTH}`)
  await page.getByLabel('Có giấy chứng sinh').check()
  await page.getByRole('button', { name: /Bắt đầu/ }).click()
  await page.waitForURL(/\/nop\/ho-so\//)
  const address = `${new URL(page.url()).pathname}/to-khai/treEm`
  await window.close()
  return { ...given, address }
}

async function windowOf(
  browser: Browser,
  { home, token }: Pick<Desk, 'home' | 'token'>,
): Promise<BrowserContext> {
  const window = await browser.newContext({ baseURL: home, locale: 'vi-VN' })
  window.setDefaultTimeout(30_000)
  await window.addCookies([{ name: 'mc', value: token, url: home, httpOnly: true }])
  return window
}

/** What was typed in order until the page crashed, and what the field holds when it is opened anew. */
export interface Crash {
  readonly typed: readonly Typed[]
  readonly crashedAt: number
  readonly found: string
}

/**
 * Types without ever resting until it is time, while `meanwhile` goes on; then the page crashes, as one does that
 * runs out of memory, and is opened anew.
 */
export async function crashWhileTyping(
  browser: Browser,
  desk: Desk,
  meanwhile: (page: Page) => Promise<void>,
): Promise<Crash> {
  const window = await windowOf(browser, desk)
  const page = await window.newPage()
  await page.goto(desk.address)
  await page.getByRole('combobox', { name: 'Dân tộc' }).and(page.locator('input')).waitFor() // by then its scripts run
  const typed = await typedUntil(page, meanwhile(page))
  const crashedAt = performance.now()
  await crash(window, page)
  await window.close()
  return { typed, crashedAt, found: await heldNow(browser, desk) }
}

/** How many milliseconds of typing were lost: what the oldest of what is not there was old when the page crashed. */
export function lostBy({ typed, crashedAt, found }: Crash): number {
  const kept = typed.findLastIndex(({ text }) => text === found)
  const oldestLost = typed[kept + 1]
  return oldestLost === undefined ? 0 : crashedAt - oldestLost.at
}

async function typedUntil(page: Page, end: Promise<void>): Promise<Typed[]> {
  const until = { isOver: false }
  const ended = end.finally(() => (until.isOver = true))
  const field = page.locator(FIELD)
  const typed: Typed[] = []
  for (let at = 0; !until.isOver; at += 1) {
    const name = `${LETTERS[at % LETTERS.length]} ${'x'.repeat(1 + (at % 7))} ${Math.random().toString(36).slice(2, 8)}`
    await field.fill(name)
    typed.push({ text: name, at: performance.now() })
    await page.waitForTimeout(100 + Math.random() * 200)
  }
  await ended
  return typed
}

/** Ends the process of the page as a fault in it would: nothing of it runs any more. */
async function crash(window: BrowserContext, page: Page): Promise<void> {
  const session = await window.newCDPSession(page)
  const crashed = new Promise<void>((resolve) => page.once('crash', () => resolve()))
  void session.send('Page.crash').catch(() => {}) // who crashes does not answer
  await crashed
}

async function heldNow(browser: Browser, desk: Desk): Promise<string> {
  const window = await windowOf(browser, desk)
  const page = await window.newPage()
  await page.goto(desk.address)
  const held = await page.locator(FIELD).inputValue()
  await window.close()
  return held
}

/** Waits until the page is told that something was saved; what the field held in it. */
export async function nextSaved(page: Page): Promise<string> {
  const answer = await page.waitForResponse((each) => each.url().endsWith('/luu') && each.ok())
  return new URLSearchParams(answer.request().postData() ?? '').get(QUESTION) ?? ''
}
