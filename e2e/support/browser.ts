import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { chromium, type Browser } from 'playwright-core'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A headless browser: the machine's Chromium, or the one of the npm package where there is none. */
export async function openBrowser(): Promise<Browser> {
  const system = process.env.CHROMIUM ?? SYSTEM.find((file) => existsSync(file))
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ]
  const isRoot = process.getuid?.() === 0
  if (system !== undefined) {
    return chromium.launch({
      executablePath: system,
      args: [...quiet, ...(isRoot ? ['--no-sandbox'] : [])],
    })
  }
  const { executablePath, args } = await packagedChromium()
  return chromium.launch({ executablePath, args: [...args, ...quiet] })
}

/**
 * The browser of the npm package unpacks itself into the temporary folder and takes whatever lies
 * there for itself, of whichever version; so it gets a folder for each version and user.
 */
async function packagedChromium(): Promise<{ executablePath: string; args: string[] }> {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const manifest = main.slice(0, main.indexOf(`@sparticuz${path.sep}chromium`))
  const { version } = JSON.parse(
    readFileSync(path.join(manifest, '@sparticuz/chromium/package.json'), 'utf8'),
  ) as { version: string }
  const folder = path.join(tmpdir(), `mot-cua-chromium-${version}-${userInfo().uid}`)
  mkdirSync(folder, { recursive: true })
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    // In one process the whole browser ends with the first of its windows that is closed.
    const args = packaged.args.filter((arg) => arg !== '--single-process')
    return { executablePath: await packaged.executablePath(), args }
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}
