import { spawnSync } from 'node:child_process'

/** Runs a module in a Node of its own, in the root of the project, and returns what it wrote to standard output. */
export function runElsewhere(program: string): string {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', program],
    {
      cwd: new URL('../../', import.meta.url),
      env: { PATH: process.env.PATH },
      encoding: 'utf8',
      maxBuffer: 10_000_000,
    },
  )
  if (stderr !== '') throw new Error(stderr)
  return stdout
}
