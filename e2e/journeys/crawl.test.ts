import { connect } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { aFiledDossier } from '../support/filing.ts'
import { tokenOf } from '../support/visit.ts'

const home = inject('home')

const VISITORS = [
  { name: 'nobody', username: null, from: ['/', '/can-bo/dang-nhap'] },
  { name: 'a citizen', username: 'congdan', from: ['/', '/ho-so', '/nop/dang-lam'] },
  { name: 'reception', username: 'tiepnhan.xa', from: ['/can-bo'] },
  { name: 'a case officer', username: 'thuly.xa', from: ['/can-bo'] },
  { name: 'a head of division', username: 'lanhdaophong.xa', from: ['/can-bo'] },
  { name: 'an approver', username: 'lanhdao.xa', from: ['/can-bo'] },
  { name: 'a clerk', username: 'vanthu.xa', from: ['/can-bo'] },
  { name: 'procedure control', username: 'kiemsoat', from: ['/can-bo', '/quan-tri'] },
  { name: 'an administrator', username: 'quantri', from: ['/can-bo', '/quan-tri'] },
] as const

/** Kinds of pages that one visitor looks at; addresses are of one kind that differ in what they name only. */
const MOST_KINDS = 60

/** What one visitor found wrong, and one address of every kind of page. */
interface Walk {
  readonly faults: readonly string[]
  readonly kinds: ReadonlyMap<string, string>
}

const walks = new Map<string, Promise<Walk>>()

beforeAll(async () => {
  await aFiledDossier(home)
})

function walkOf({ name, username, from }: (typeof VISITORS)[number]): Promise<Walk> {
  const walk = walks.get(name) ?? walkThrough(username, from)
  walks.set(name, walk)
  return walk
}

/** Follows every link, the nearest first, and looks at what comes. */
async function walkThrough(username: string | null, from: readonly string[]): Promise<Walk> {
  const cookie = username === null ? '' : `mc=${await tokenOf(home, username)}`
  const waiting = from.map((path) => ({ path, linkedFrom: 'the beginning' }))
  const known = new Set<string>(from)
  const seen = new Set<string>()
  const kinds = new Map<string, string>()
  const faults: string[] = []
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const kind = kindOf(next.path)
    if (seen.has(kind) || kinds.size >= MOST_KINDS) continue
    seen.add(kind)
    const { path, linkedFrom } = next
    const answer = await arriveAt(path, cookie)
    if (answer.status >= 400) faults.push(`${path}: ${answer.status}, linked from ${linkedFrom}`)
    faults.push(...headerFaults(answer).map((fault) => `${path}: ${fault}`))
    if (answer.html === null) continue
    kinds.set(kindOf(answer.path), answer.path)
    faults.push(...pageFaults(answer).map((fault) => `${path}: ${fault}`))
    for (const link of linksIn(answer.html, answer.path)) {
      if (known.has(link)) continue
      known.add(link)
      waiting.push({ path: link, linkedFrom: path })
    }
  }
  return { faults, kinds }
}

interface Arrival {
  readonly path: string
  readonly status: number
  readonly headers: Headers
  readonly policy: string
  /** Null for a file. */
  readonly html: string | null
}

/** The provider of identities that stands in for the real one: another site, under our address. */
const ELSEWHERE = '/gia-lap/'

/** Goes to an address and on to where it leads, as long as that is ours. */
async function arriveAt(path: string, cookie: string, hops = 0): Promise<Arrival> {
  const reply = await fetch(home + path, { headers: { cookie }, redirect: 'manual' })
  const to = reply.headers.get('location')
  if (to !== null && hops < 5) {
    const url = new URL(to, home + path)
    const isOurs = url.origin === home && !url.pathname.startsWith(ELSEWHERE)
    if (isOurs) return arriveAt(url.pathname + url.search, cookie, hops + 1)
  }
  const isPage = reply.headers.get('content-type')?.startsWith('text/html') ?? false
  const text = await reply.text()
  return {
    path,
    status: reply.status,
    headers: reply.headers,
    policy: reply.headers.get('content-security-policy') ?? '',
    html: isPage ? text : null,
  }
}

/** An address without what it names: codes, ids, and the values of its question. */
function kindOf(path: string): string {
  const { pathname, searchParams } = new URL(path, home)
  const parts = pathname.split('/').map((part) => (/\d|%/.test(part) ? '*' : part))
  return `${parts.join('/')}?${[...new Set(searchParams.keys())].toSorted().join('&')}`
}

function linksIn(html: string, path: string): string[] {
  const found = [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  )
  return found.flatMap((href) => {
    if (!URL.canParse(href, home + path)) return [`/unreadable-link?${href}`]
    const url = new URL(href, home + path)
    return url.origin === home ? [url.pathname + url.search] : []
  })
}

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

function headerFaults({ headers, policy, html }: Arrival): string[] {
  const missing = Object.entries(HEADERS)
    .filter(([name, value]) => headers.get(name) !== value)
    .map(([name]) => `${name} is ${headers.get(name)}`)
  const rules = new Map(
    policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)] as const),
  )
  const isStrict =
    rules.get('default-src')?.join() === "'none'" &&
    (rules.get('script-src') ?? []).every((source) =>
      /^'(self|none|nonce-\S{22})'$/.test(source),
    ) &&
    (html === null || !/unsafe-|\*|https?:/.test(policy.replace(/form-action [^;]*/, '')))
  return [...missing, ...(isStrict ? [] : [`its policy is ${policy}`])]
}

function pageFaults({ html, policy }: Arrival): string[] {
  if (html === null) return []
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none'
  const markup = html.replaceAll(/(<script\b[^>]*>)[\s\S]*?<\/script>/g, '$1</script>')
  const scripts = [...markup.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
  const inputs = [...markup.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag)
  const passwords = inputs.filter((tag) => /password/i.test(tag))
  const ids = new Set([...markup.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id))
  const lost = [...markup.matchAll(/\shref="#([^"]+)"/g)].filter(([, id]) => !ids.has(id))
  const checks: readonly (readonly [boolean, string])[] = [
    [/<html lang="(vi|en)"/.test(markup), 'it has no language'],
    [(markup.match(/<h1[\s>]/g) ?? []).length === 1, 'it has not exactly one h1'],
    [
      /<title>[^<]*\S – (Một Cửa|HTTP API)<\/title>/.test(markup),
      'its title does not end as others do',
    ],
    [!/<[a-z][^>]*\sstyle=/.test(markup) && !markup.includes('<style'), 'it has styles inside'],
    [!/<[a-z][^>]*\son[a-z]+=/.test(markup), 'it has a handler inside'],
    [!/(href|src|action)="javascript:/.test(markup), 'it has a script for an address'],
    [scripts.every((tag) => tag.includes(`nonce="${nonce}"`)), 'it has a script without the nonce'],
    [passwords.every(isMasked), 'it shows a password, or keeps managers from it'],
    [lost.length === 0, `it leads to nothing at #${lost.map(([, id]) => id).join(', #')}`],
  ]
  return checks.flatMap(([holds, fault]) => (holds ? [] : [fault]))
}

/** Whether what is typed cannot be read over the shoulder, and a manager of passwords knows what it is. */
function isMasked(tag: string): boolean {
  return tag.includes('type="password"') && /autocomplete="(current|new)-password"/i.test(tag)
}

describe('following every link as', () => {
  test.each(VISITORS)('$name leads to sound pages only', async (visitor) => {
    const { faults, kinds } = await walkOf(visitor)

    expect(faults).toEqual([])
    expect(kinds.size).toBeGreaterThan(visitor.username === null ? 6 : 4)
  })
})

describe('in a browser', () => {
  const browser = openBrowser()
  afterAll(async () => (await browser).close())

  test('no kind of page breaks its own policy or faults', async () => {
    const isKnown = new Set<string>()
    const told: string[] = []
    for (const visitor of VISITORS) {
      const { kinds } = await walkOf(visitor)
      const fresh = [...kinds].filter(([kind]) => !isKnown.has(kind))
      for (const [kind] of fresh) isKnown.add(kind)
      told.push(
        ...(await whatIsTold(
          visitor.username,
          fresh.map(([, path]) => path),
        )),
      )
    }

    expect(told).toEqual([])
    expect(isKnown.size).toBeGreaterThan(25)
  })

  /** What the console and the policy tell while these pages are opened, a few at a time. */
  async function whatIsTold(username: string | null, paths: readonly string[]): Promise<string[]> {
    const window = await (await browser).newContext({ baseURL: home, locale: 'vi-VN' })
    if (username !== null) {
      const value = await tokenOf(home, username)
      await window.addCookies([{ name: 'mc', value, url: home, httpOnly: true }])
    }
    const told: string[] = []
    const left = [...paths]
    const openOneByOne = async (page: Page): Promise<void> => {
      let at = ''
      page.on('console', (message) => {
        if (message.type() === 'error' || /Content.Security.Policy/i.test(message.text()))
          told.push(`${at}: ${message.text()}`)
      })
      page.on('pageerror', (error) => told.push(`${at}: ${error.message}`))
      for (let path = left.shift(); path !== undefined; path = left.shift()) {
        at = path
        await page.goto(path, { waitUntil: 'load' })
        const kept = await page.evaluate<number>('localStorage.length + sessionStorage.length')
        if (kept > 0) told.push(`${at}: keeps something in the browser`)
      }
    }
    await Promise.all(Array.from({ length: 3 }, async () => openOneByOne(await window.newPage())))
    await window.close()
    return told
  }
})

test.each([
  '/.git/HEAD',
  '/package.json',
  '/src/main.ts',
  '/assets/',
  '/assets/%2e%2e/server/index.js',
])('neither source nor a list of files is served: %s', async (path) => {
  expect((await arriveAt(path, '')).status).toBe(404)
})

test.each(['TRACE', 'CONNECT', 'PROPFIND'])(
  'a method that no page needs is not answered: %s',
  async (method) => {
    const { hostname, port } = new URL(home)
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname, () =>
        socket.end(`${method} / HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`),
      )
      let text = ''
      socket.setEncoding('utf8').on('data', (part: string) => (text += part))
      socket.on('close', () => resolve(text))
    })

    expect(answer).not.toMatch(/^HTTP\/1.1 [23]/)
  },
)
