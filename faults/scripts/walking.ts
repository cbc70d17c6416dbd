import type { Browser } from 'playwright-core'
import { faultyFields, sendFilled } from './filling.ts'
import { aLooker, type FoundForm, type Looker } from './looking.ts'

/** Who looks and writes, and where they begin. Who could end the sessions of others comes last. */
export const WALKERS = [
  { username: null, from: ['/', '/can-bo/dang-nhap'] },
  { username: 'congdan', from: ['/', '/ho-so', '/nop/dang-lam'] },
  { username: 'tiepnhan.xa', from: ['/can-bo'] },
  { username: 'thuly.xa', from: ['/can-bo'] },
  { username: 'lanhdaophong.xa', from: ['/can-bo'] },
  { username: 'lanhdao.xa', from: ['/can-bo'] },
  { username: 'vanthu.xa', from: ['/can-bo'] },
  { username: 'kiemsoat', from: ['/can-bo', '/quan-tri'] },
  { username: 'quantri', from: ['/can-bo', '/quan-tri'] },
] as const

export type Walker = (typeof WALKERS)[number]

/** How far people go. */
export interface Reach {
  /** Pages of one kind that are looked at: of one kind are those that differ in what they name only. */
  readonly ofAKind: number
  readonly mostPages: number
  /** Whether the forms that are found are filled and sent, too. */
  readonly doesWrite: boolean
  readonly payload: (mostLength?: number) => string
}

/** What someone came to. */
export interface Walk {
  readonly pages: number
  readonly sent: number
  readonly faults: readonly string[]
  readonly shown: ReadonlySet<number>
}

/** Forms that would end the walk. */
const LEAVING = /dang-xuat|dang-nhap\/dien-tu|^\/gia-lap/

/** Pages open at once. */
const AT_ONCE = 2

interface Errand {
  readonly waiting: string[]
  readonly known: Set<string>
  readonly kinds: Map<string, number>
  readonly sent: Set<string>
  readonly reach: Reach
  pages: number
}

/** Follows every link, the nearest first, looks at what comes, and writes where it may. */
export async function walk(
  browser: Browser,
  home: string,
  given: { readonly walker: Walker; readonly token: string | null; readonly reach: Reach },
): Promise<Walk> {
  const { walker, token, reach } = given
  const window = await browser.newContext({ baseURL: home, locale: 'vi-VN' })
  if (token !== null)
    await window.addCookies([{ name: 'mc', value: token, url: home, httpOnly: true }])
  const errand: Errand = {
    waiting: [...walker.from],
    known: new Set(walker.from),
    kinds: new Map(),
    sent: new Set(),
    reach,
    pages: 0,
  }
  const lookers = await Promise.all(
    Array.from({ length: reach.doesWrite ? 1 : AT_ONCE }, () => aLooker(window)),
  )
  let busy = 0
  await Promise.all(
    lookers.map(async (looker) => {
      for (;;) {
        const path = errand.waiting.shift()
        if (path === undefined) {
          if (busy === 0) return
          await looker.page.waitForTimeout(20)
          continue
        }
        busy += 1
        await visit(looker, errand, path)
        busy -= 1
      }
    }),
  )
  await window.close()
  return {
    pages: errand.pages,
    sent: errand.sent.size,
    faults: lookers.flatMap(({ faults }) => faults),
    shown: new Set(lookers.flatMap(({ shown }) => [...shown])),
  }
}

async function visit(looker: Looker, errand: Errand, path: string): Promise<void> {
  const kind = kindOf(path)
  const count = errand.kinds.get(kind) ?? 0
  if (count >= errand.reach.ofAKind || errand.pages >= errand.reach.mostPages) return
  errand.kinds.set(kind, count + 1)
  const seen = await open(looker, path)
  if (seen === null) return
  errand.pages += 1
  for (const link of seen.links) {
    if (errand.known.has(link) || LEAVING.test(link)) continue
    errand.known.add(link)
    errand.waiting.push(link)
  }
  if (!errand.reach.doesWrite) return
  for (const form of seen.forms) {
    if (LEAVING.test(form.action)) continue
    for (const button of form.buttons.length === 0 ? ['='] : form.buttons)
      await write(looker, errand, { path, form, button })
  }
}

/** What stands at an address; null where it is not a page. */
async function open(looker: Looker, path: string) {
  const answer = await looker.page.goto(path, { waitUntil: 'load' }).catch((error: Error) => {
    if (!/ERR_ABORTED|Download/.test(error.message)) looker.faults.push(error.message)
    return null // a file
  })
  if (answer === null || !/html/.test(answer.headers()['content-type'] ?? '')) return null
  if (answer.status() >= 500) looker.faults.push(`${path}: ${answer.status()}`)
  return looker.look()
}

/** Sends a form of that kind once, and once more without what was refused; looks at both answers. */
async function write(
  looker: Looker,
  errand: Errand,
  asked: { readonly path: string; readonly form: FoundForm; readonly button: string },
): Promise<void> {
  const { path, form, button } = asked
  const key = `${kindOf(form.action)} ${form.names.join()} ${button.replaceAll(/[\d-]{4,}/g, '*')}`
  if (errand.sent.has(key) || !form.names.some((name) => name !== 'intent')) return
  errand.sent.add(key)
  const spared = new Set<string>()
  for (const isAgain of [false, true]) {
    if (!isAgain && (await open(looker, path)) === null) return
    const { payload } = errand.reach
    const status = await sendFilled(looker.page, form, { button, spared, payload }).catch(
      () => null,
    )
    if (status === null) return
    if (status >= 500) looker.faults.push(`${path} ${button}: ${status}`)
    await looker.look()
    const faulty = await faultyFields(looker.page)
    if (faulty.length === 0) return
    for (const name of faulty) spared.add(name)
  }
}

/** An address without what it names: codes, ids, and the values of its question. */
function kindOf(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://here')
  const parts = pathname.split('/').map((part) => (/\d|%/.test(part) ? '*' : part))
  return `${parts.join('/')}?${[...new Set(searchParams.keys())].toSorted().join('&')}`
}
