import { spawn } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { cp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { whenInterrupted } from '../../../tools/interrupted.ts'
import { machineEnvironment } from '../../whole-installation.ts'

/** The folder of this version. */
export const root = path.resolve(import.meta.dirname, '../../..')
/** What an installation is started and its screens are built from. */
const PARTS = [
  'build',
  'db',
  'demo',
  'public',
  'reference',
  'simulators',
  'src',
  'tools',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'react-router.config.ts',
]

/** A version of this program in a folder of its own. */
export interface AVersion {
  readonly folder: string
  readonly version: string
}

/** How a further version differs from this one, beside its number. */
export interface Differences {
  /** Migrations by name, with their text. */
  readonly migrations?: Readonly<Record<string, string>>
  /** Whether its screens have to be built. */
  readonly hasOtherScreens?: boolean
  /** Whether its workers end as soon as they are started. */
  readonly hasBrokenWorkers?: boolean
}

/** Copies this version and makes another of it; its screens are built anew, or have one file that no other has. */
export async function aVersion(version: string, differences: Differences = {}): Promise<AVersion> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-version-'))
  chmodSync(folder, 0o755)
  whenInterrupted(() => removeVersion({ folder, version }))
  // Copied at once, those who write meanwhile would stand still, and then ask on connections that were closed on them.
  for (const part of PARTS)
    await cp(path.join(root, part), path.join(folder, part), { recursive: true })
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  const app = path.join(folder, 'src/app.ts')
  writeFileSync(app, readFileSync(app, 'utf8').replace(/VERSION = '.*'/, `VERSION = '${version}'`))
  for (const [name, sql] of Object.entries(differences.migrations ?? {}))
    writeFileSync(path.join(folder, 'db/migrations', `${name}.sql`), sql)
  if (differences.hasOtherScreens === true) {
    const rule = `\n.of-${version.replaceAll('.', '-')} { color: red; }\n`
    appendFileSync(path.join(folder, 'src/web/ui/components.css'), rule)
    appendFileSync(path.join(folder, 'src/web/root.tsx'), `\nconsole.debug('${version}')\n`)
  } else {
    writeFileSync(path.join(assetsIn(folder), `of-${version}.js`), '')
  }
  if (differences.hasBrokenWorkers === true)
    writeFileSync(path.join(folder, 'src/worker.ts'), 'process.exit(1)\n')
  return { folder, version }
}

/** What pages of the version in a folder load, and of those that were shared with it. */
export function assetsOf(folder: string): string[] {
  return readdirSync(assetsIn(folder)).filter((name) => /\.(js|css)$/.test(name))
}

function assetsIn(folder: string): string {
  return path.join(folder, 'build/client/assets')
}

/** Takes a migration out of a version again. */
export function withoutMigration({ folder }: AVersion, name: string): void {
  rmSync(path.join(folder, 'db/migrations', `${name}.sql`))
}

export function removeVersion({ folder }: AVersion): void {
  rmSync(folder, { recursive: true, force: true })
}

/** Runs `npm run update` of a version: its exit code, and what it said. */
export function updateTo(
  { folder }: AVersion,
  dataFolder: string,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [path.join(folder, 'src/update.ts')], {
    cwd: folder,
    env: { ...machineEnvironment(), DATA_DIR: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })))
}
