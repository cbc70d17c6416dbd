import { gzipSync } from 'node:zlib'
import { rounded } from './arithmetic.ts'

/** What a browser fetches before a page is there, in kilobytes (1,000 bytes) as they travel, compressed with gzip. */
export interface PageWeight {
  readonly htmlKb: number
  readonly cssKb: number
  readonly jsKb: number
}

/**
 * Weighs a page: its HTML, and every stylesheet and script that it names or preloads, each once.
 * Scripts that these import are preloaded by the page, too; those it forgot are followed.
 */
export async function weighPage(
  home: string,
  path: string,
  token: string | null = null,
): Promise<PageWeight> {
  const address = new URL(path, home)
  const html = await textOf(address, token)
  const { styles, scripts } = assetsOf(html)
  const css = await Promise.all(
    styles.map(async (href) => sizeOf(await textOf(new URL(href, address)))),
  )
  const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([^]*?)<\/script>/g)]
  const js = [...(await scriptsFrom(scripts.map((href) => new URL(href, address)))).values()]
  const imported = inline
    .flatMap(([, text = '']) => importsOf(text))
    .map((href) => new URL(href, address))
  const late = await scriptsFrom(imported.filter((url) => !scripts.includes(url.pathname)))
  return {
    htmlKb: kilobytes([sizeOf(html)]),
    cssKb: kilobytes(css),
    jsKb: kilobytes([...js, ...late.values()].map(sizeOf)),
  }
}

interface Assets {
  readonly styles: readonly string[]
  readonly scripts: readonly string[]
}

/** The stylesheets and scripts that HTML names, each once, in its order. */
export function assetsOf(html: string): Assets {
  const tags = html.match(/<(?:link|script)\b[^>]*>/g) ?? []
  const styles = new Set<string>()
  const scripts = new Set<string>()
  for (const tag of tags) {
    const rel = attributeOf(tag, 'rel')
    const href = attributeOf(tag, 'href')
    const source = attributeOf(tag, 'src')
    if (rel === 'stylesheet' && href !== null) styles.add(href)
    if (rel === 'modulepreload' && href !== null) scripts.add(href)
    if (source !== null) scripts.add(source)
  }
  return { styles: [...styles], scripts: [...scripts] }
}

function attributeOf(tag: string, name: string): string | null {
  const found = new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(tag)?.[1]
  return found === undefined ? null : found.replaceAll('&amp;', '&')
}

/** What a script imports at once; what it imports when it is needed is not loaded with the page. */
export function importsOf(script: string): string[] {
  const statements = script.matchAll(/\b(?:import|from)\s*["']([^"']+)["']/g)
  return [...new Set([...statements].map(([, source = '']) => source))].filter((source) =>
    /^[./]/.test(source),
  )
}

/** Scripts with everything that they import, by address. */
async function scriptsFrom(first: readonly URL[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const waiting = [...first]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next.pathname)) continue
    const text = await textOf(next)
    found.set(next.pathname, text)
    for (const source of importsOf(text)) waiting.push(new URL(source, next))
  }
  return found
}

async function textOf(address: URL, token: string | null = null): Promise<string> {
  const reply = await fetch(address, {
    redirect: 'error',
    headers: token === null ? {} : cookieOf(token),
  })
  if (!reply.ok) throw new Error(`${address.pathname}: ${reply.status}`)
  return reply.text()
}

function cookieOf(token: string) {
  return { cookie: `mc=${token}` }
}

/** Begins a filing as a browser without scripts does, with the first choice everywhere; the path of its first form page. */
export async function firstFormPage(
  home: string,
  procedure: string,
  token: string,
): Promise<string> {
  const address = new URL(`/nop/${procedure}`, home)
  const html = await textOf(address, token)
  const reply = await fetch(address, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...cookieOf(token), origin: address.origin },
    body: new URLSearchParams(firstChoices(html)),
  })
  const place = reply.headers.get('location')
  if (place === null)
    throw new Error(`a filing of ${procedure} could not be begun: ${reply.status}`)
  const tasks = await textOf(new URL(place, home), token)
  const page = /href="([^"]+\/to-khai\/[^"]+)"/.exec(tasks)?.[1]
  if (page === undefined) throw new Error(`a filing of ${procedure} has no form`)
  return page
}

/** The first choice of every question of a page: of buttons the first, of a list the first that says something. */
export function firstChoices(html: string): Record<string, string> {
  const choices: Record<string, string> = {}
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const name = attributeOf(tag, 'name')
    const value = attributeOf(tag, 'value')
    if (name !== null && value !== null) choices[name] ??= value
  }
  for (const [list, tag = ''] of html.matchAll(/(<select\b[^>]*>)[^]*?<\/select>/g)) {
    const name = attributeOf(tag, 'name')
    const value = /<option\b[^>]*\bvalue="([^"]+)"/.exec(list)?.[1]
    if (name !== null && value !== undefined) choices[name] = value
  }
  return choices
}

function sizeOf(text: string): number {
  return gzipSync(text).length
}

function kilobytes(sizes: readonly number[]): number {
  return rounded(sizes.reduce((sum, size) => sum + size, 0) / 1000, 1)
}
