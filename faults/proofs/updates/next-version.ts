import { spawn } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { whenInterrupted } from '../../../tools/interrupted.ts'
import { machineEnvironment } from '../../whole-installation.ts'

const root = path.resolve(import.meta.dirname, '../../..')
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

/** A further version of this program in a folder of its own. */
export interface NextVersion {
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

/** Copies this version and makes another of it. */
export function aNextVersion(version: string, differences: Differences): NextVersion {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-version-'))
  whenInterrupted(() => removeVersion({ folder, version }))
  for (const part of PARTS)
    cpSync(path.join(root, part), path.join(folder, part), { recursive: true })
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  const app = path.join(folder, 'src/app.ts')
  writeFileSync(app, readFileSync(app, 'utf8').replace(/VERSION = '.*'/, `VERSION = '${version}'`))
  for (const [name, sql] of Object.entries(differences.migrations ?? {}))
    writeFileSync(path.join(folder, 'db/migrations', `${name}.sql`), sql)
  if (differences.hasOtherScreens === true)
    appendFileSync(path.join(folder, 'src/web/root.tsx'), `\nconsole.debug('${version}')\n`)
  if (differences.hasBrokenWorkers === true)
    writeFileSync(path.join(folder, 'src/worker.ts'), 'process.exit(1)\n')
  return { folder, version }
}

export function removeVersion({ folder }: NextVersion): void {
  rmSync(folder, { recursive: true, force: true })
}

/** Runs `npm run update` of a version: its exit code, and what it said. */
export function updateTo(
  { folder }: NextVersion,
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
