import type { BrowserContext, Page } from 'playwright-core'
import { payloadsIn } from './payloads.ts'

/** A form as it stands on a page. */
export interface FoundForm {
  /** Its place among the forms of the page. */
  readonly at: number
  readonly method: string
  readonly action: string
  /** What it asks for. */
  readonly names: readonly string[]
  /** The buttons that send it, by name and value. */
  readonly buttons: readonly string[]
}

/** What stands on a page. */
interface Seen {
  readonly text: string
  readonly links: readonly string[]
  readonly forms: readonly FoundForm[]
  readonly faults: readonly string[]
}

/** A browser of one person, and what it came to. */
export interface Looker {
  readonly page: Page
  /** Looks at the page that is open now: what is wrong with it, and which payloads it shows. */
  look: () => Promise<Seen>
  readonly faults: string[]
  readonly shown: Set<number>
}

/**
 * Opens a page on which nothing that was written may run, become an element or an address that runs, open a dialog or
 * be asked for. `__pwn` is not there, so what calls it faults; the policy may not even have to forbid it.
 */
export async function aLooker(window: BrowserContext): Promise<Looker> {
  const page = await window.newPage()
  const faults: string[] = []
  const shown = new Set<number>()
  const tell = (what: string) => faults.push(`${pathOf(page.url())}: ${what}`)
  page.on('dialog', (dialog) => {
    tell(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/Content.Security.Policy|__pwn/i.test(message.text())) tell(message.text())
  })
  page.on('pageerror', (error) => tell(error.message))
  page.on('request', (request) => {
    if (/__pwn|pwn\.invalid/.test(request.url().split('?')[0] ?? ''))
      tell(`asks for ${request.url()}`)
  })
  const look = async () => {
    const seen = await page.evaluate<Seen>(WHAT_STANDS_THERE)
    for (const fault of seen.faults) tell(fault)
    for (const id of payloadsIn(seen.text)) shown.add(id)
    return seen
  }
  return { page, look, faults, shown }
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url
}

/** Runs in the page: an expression, as what is looked at is made there. */
const WHAT_STANDS_THERE = `(() => {
  const all = [...document.querySelectorAll('*')]
  const fields = [...document.querySelectorAll('input, textarea, option')]
  const running = /^[\\s\\u0000-\\u001f]*(j\\s*a\\s*v\\s*a\\s*s\\s*c\\s*r\\s*i\\s*p\\s*t|vbscript|data:text)/i
  const inAddresses = ['href', 'src', 'action', 'formaction', 'data', 'srcdoc', 'xlink:href']
  const faults = [
    ...(window.__pwn === undefined ? [] : ['a script ran: ' + window.__pwn]),
    ...all.filter((one) => one.hasAttribute('pwn')).map((one) => 'what was written is an element: ' + one.outerHTML.slice(0, 120)),
    ...all.filter((one) => one.getAttributeNames().some((name) => name.startsWith('on'))).map((one) => 'a handler: ' + one.outerHTML.slice(0, 120)),
    ...all.filter((one) => inAddresses.some((name) => running.test(one.getAttribute(name) ?? ''))).map((one) => 'an address that runs: ' + one.outerHTML.slice(0, 120)),
    ...[...document.scripts].filter((one) => one.nonce === '' && !/^application\\/(ld\\+)?json$/.test(one.type)).map((one) => 'a script of nobody: ' + one.outerHTML.slice(0, 120)),
  ]
  const forms = [...document.forms].map((form, at) => {
    const given = [...form.elements]
    return {
      at,
      method: form.getAttribute('method') ?? 'get',
      action: form.getAttribute('action') ?? location.pathname,
      names: [...new Set(given.filter((one) => one.tagName !== 'BUTTON' && one.name !== '').map((one) => one.name))],
      buttons: given.filter((one) => one.tagName === 'BUTTON' && one.type === 'submit').map((one) => one.name + '=' + one.value),
    }
  })
  return {
    text: [document.title, document.body.innerText, ...fields.map((one) => one.value + ' ' + (one.textContent ?? ''))].join('\\n'),
    links: [...document.links].filter((one) => one.origin === location.origin).map((one) => one.getAttribute('href')).map((href) => { const to = new URL(href, location.href); return to.pathname + to.search }),
    forms,
    faults,
  }
})()`
