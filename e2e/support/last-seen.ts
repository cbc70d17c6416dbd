import type { Page } from 'playwright-core'
import { onTestFailed } from 'vitest'

const MOST_TOLD = 30
const MOST_LETTERS = 1_500

/**
 * When the test that opened the page fails, prints what the page showed, what was asked of the server and not answered,
 * and what went wrong before: a journey that fails once in a hundred runs is understood from this or not at all.
 */
export function tellWhenFailed(page: Page): void {
  const waiting = new Set<string>()
  const told: string[] = []
  const tell = (line: string) => {
    told.push(`${new Date().toISOString().slice(11, 23)} ${line}`)
    if (told.length > MOST_TOLD) told.shift()
  }
  page.on('request', (request) => waiting.add(`${request.method()} ${request.url()}`))
  page.on('requestfinished', (request) => waiting.delete(`${request.method()} ${request.url()}`))
  page.on('requestfailed', (request) => {
    waiting.delete(`${request.method()} ${request.url()}`)
    tell(`${request.method()} ${request.url()}: ${request.failure()?.errorText ?? 'failed'}`)
  })
  page.on('response', (response) => {
    const request = response.request()
    if (!['document', 'fetch', 'xhr'].includes(request.resourceType())) return
    tell(`${response.status()} ${request.method()} ${request.url()}`)
  })
  page.on('pageerror', (error) => tell(error.stack ?? error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') tell(message.text())
  })
  onTestFailed(async () => {
    const shown = await page
      .locator('main')
      .innerText({ timeout: 2_000 })
      .catch((error: unknown) => String(error))
    process.stderr.write(
      [
        `The page at ${page.url()} showed:`,
        shown.slice(0, MOST_LETTERS),
        `Not answered: ${[...waiting].join(', ') || 'nothing'}`,
        ...told,
        '',
      ].join('\n'),
    )
  })
}
