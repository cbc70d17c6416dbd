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
    rmSync(marker, { force: true })
    await build(root)
    writeFileSync(marker, wanted)
  } finally {
    release()
  }
}

/**
 * Lays what pages of the version before load later beside what this one was built to: they stay open while it takes
 * over. What that one had of its own forerunner is left; its pages are long closed.
 */
export function keepAssets(before: string, root: string): void {
  const [from, to] = [before, root].map((folder) => path.join(folder, 'build/client/assets'))
  if (from === undefined || to === undefined || !existsSync(from)) return
  const kept = namesIn(listOfKept(before))
  const own = new Set(readdirSync(to))
  const names = readdirSync(from).filter((name) => !own.has(name) && !kept.includes(name))
  writeFileSync(listOfKept(root), [...namesIn(listOfKept(root)), ...names].join('\n'))
  for (const name of names) copyFileSync(path.join(from, name), path.join(to, name))
}

function listOfKept(root: string): string {
  return path.join(root, 'build/.kept-assets')
}

function namesIn(list: string): string[] {
  return existsSync(list) ? readFileSync(list, 'utf8').split('\n') : []
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
  if (output !== null) throw new Error(`The screens could not be built:\n${output}`)
  compressAssets(path.join(root, 'build/client/assets'))
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
