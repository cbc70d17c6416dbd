import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** A Monday morning in office hours, whenever the journeys are run. */
const BEGINNING = '2026-03-02T08:00:00+07:00'

declare module 'vitest' {
  export interface ProvidedContext {
    readonly home: string
  }
}

/** Starts the whole demonstration as `npm start` does, in a folder of its own, for all journeys together. */
export default async function startDemonstration(
  project: TestProject,
): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-journeys-'))
  const child = spawn(process.execPath, [path.join(root, 'src/start.ts')], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: folder,
      CLOCK: BEGINNING,
      DATABASE_URL: '',
      NODE_ENV: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
  })
  let output = ''
  const home = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
        const ready = /^ready (\S+)$/m.exec(output)
        if (ready?.[1] !== undefined) resolve(ready[1])
      })
    }
    child.once('exit', () => reject(new Error(`the demonstration did not start:\n${output}`)))
  })
  project.provide('home', home)
  return async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}
