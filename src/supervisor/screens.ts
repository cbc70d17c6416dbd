import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { isStarter } from './lock.ts'

const SOURCES = [
  'src/web',
  'src/kernel',
  'src/modules',
  'src/neighbours.ts',
  'package-lock.json',
  'vite.config.ts',
  'react-router.config.ts',
]

/** Longer than a page is left open that still loads what it lacks. */
const OPEN_MILLISECONDS = 48 * 60 * 60 * 1000

/** Why the screens cannot be built: what the build said. */
export class ScreensError extends Error {}

/**
 * Builds the screens when their sources changed since they were last built, or when a build was cut
 * short. Installations that start from one clone at the same time build once.
 */
export async function buildScreens(root: string, say: (text: string) => void): Promise<void> {
  const marker = path.join(root, 'build', '.sources')
  const wanted = fingerprint(root)
  const isBuilt = () => existsSync(marker) && readFileSync(marker, 'utf8') === wanted
  if (isBuilt()) return
  const release = await takeBuild(root)
  try {
    if (isBuilt()) return
    say('Building the screens')
    for (const told of [marker, listOfKept(root)]) rmSync(told, { force: true })
    await build(root)
    writeFileSync(marker, wanted)
  } finally {
    release()
  }
}

/**
 * Lays what pages of two versions load beside each other, in the folders of both: while the next one takes over, and
 * where it is given up, pages of either are open and servers of either are asked. What the one before had of its own
 * forerunners is handed on for as long as their pages may be open.
 */
export function shareAssets(before: string, next: string, now: number): void {
  if (![before, next].every((folder) => existsSync(assetsIn(folder)))) return
  handOn(before, next, now)
  handOn(next, before, now)
}

function handOn(from: string, to: string, now: number): void {
  const [lent, kept] = [keptIn(from), keptIn(to)]
  const own = new Set(readdirSync(assetsIn(to)).filter((name) => !(name in kept)))
  const names = readdirSync(assetsIn(from)).filter(
    (name) => !own.has(name) && now - (lent[name] ?? now) < OPEN_MILLISECONDS,
  )
  for (const name of names) kept[name] = lent[name] ?? now
  writeFileSync(listOfKept(to), JSON.stringify(kept))
  for (const name of names)
    copyFileSync(path.join(assetsIn(from), name), path.join(assetsIn(to), name))
}

function assetsIn(folder: string): string {
  return path.join(folder, 'build/client/assets')
}

/** The files of other versions in a version's folder, and when each was laid there first. */
function keptIn(folder: string): Record<string, number> {
  const list = listOfKept(folder)
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Record<string, number>) : {}
}

function listOfKept(folder: string): string {
  return path.join(folder, 'build/kept-assets.json')
}

/**
 * Waits until nobody else builds. What a builder that is gone left behind is taken over. The lock
 * stands beside the folder: a build begins by emptying it.
 */
async function takeBuild(root: string): Promise<() => void> {
  const lock = path.join(root, 'build.lock')
  while (!isTaken(lock)) {
    const builder = builderIn(lock)
    if (isStarter(builder)) await pause(200)
    else clearAway(lock, builder)
  }
  return () => rmSync(lock, { force: true })
}

/** Links a file that is written already: nobody ever sees a lock without its holder. */
function isTaken(lock: string): boolean {
  const own = `${lock}.${process.pid}`
  writeFileSync(own, String(process.pid))
  try {
    linkSync(own, lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(own)
  }
}

function builderIn(lock: string): number {
  try {
    return Number(readFileSync(lock, 'utf8'))
  } catch {
    return 0 // given back in this moment
  }
}

/** Removes the lock of a builder that is gone, unless another has taken its place by now. */
function clearAway(lock: string, builder: number): void {
  const aside = `${lock}.${process.pid}`
  try {
    renameSync(lock, aside)
    if (builderIn(aside) !== builder) linkSync(aside, lock)
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

async function build(root: string): Promise<void> {
  const cli = path.join(root, 'node_modules/@react-router/dev/bin.cjs')
  const output = await run(cli, root)
  if (output !== null) throw new ScreensError(`The screens could not be built:\n${output}`)
  compressAssets(assetsIn(root))
}

/** Puts compressed copies beside what browsers fetch, so that nothing is compressed twice. */
function compressAssets(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!/\.(js|css|svg)$/.test(name)) continue
    const bytes = readFileSync(path.join(folder, name))
    writeFileSync(path.join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
    writeFileSync(path.join(folder, `${name}.br`), brotliCompressSync(bytes))
  }
}

/** Runs the build; its output when it failed, null when it went well. */
function run(cli: string, root: string): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, 'build'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    child.on('exit', (code) => resolve(code === 0 ? null : output.slice(-4_000)))
  })
}

function fingerprint(root: string): string {
  const hash = createHash('sha256')
  for (const source of SOURCES) addTo(hash, root, source)
  return hash.digest('hex')
}

function addTo(hash: ReturnType<typeof createHash>, root: string, name: string): void {
  const target = path.join(root, name)
  if (/\.(ts|tsx|css|json|svg)$/.test(name)) {
    if (!name.includes('.test.')) hash.update(name).update(readFileSync(target))
    return
  }
  if (!existsSync(target) || path.extname(name) !== '') return
  for (const entry of readdirSync(target).toSorted()) addTo(hash, root, path.join(name, entry))
}
