import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** One thing that must hold, and the program that finds out. */
export interface Stage {
  readonly name: string
  readonly program: string
  readonly given: readonly string[]
}

export interface Outcome {
  readonly name: string
  readonly isWell: boolean
  readonly seconds: number
}

/** The file of a package's program. */
export function programOf(packageName: string, bin: string): string {
  return path.join(ROOT, 'node_modules', packageName, bin)
}

/** Runs stages one after the other, each to its end, so that one run tells everything that is wrong. */
export async function runStages(stages: readonly Stage[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const stage of stages) {
    const began = performance.now()
    console.log(`› ${stage.name}`)
    const isWell = await succeeds(stage)
    const seconds = (performance.now() - began) / 1000
    console.log(`${isWell ? '✓' : '✗'} ${stage.name} (${seconds.toFixed(1)} s)`)
    outcomes.push({ name: stage.name, isWell, seconds })
  }
  return outcomes
}

function succeeds({ program, given }: Stage): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...given], { cwd: ROOT, stdio: 'inherit' })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}

/** One line that says it all, and the exit code. */
export function conclude(outcomes: readonly Outcome[], counts = ''): never {
  const failed = outcomes.filter(({ isWell }) => !isWell).map(({ name }) => name)
  const seconds = outcomes.reduce((sum, outcome) => sum + outcome.seconds, 0)
  const time = `${Math.round(seconds)} s`
  console.log(
    failed.length === 0
      ? `\n✓ All ${outcomes.length} stages passed${counts} in ${time}`
      : `\n✗ ${failed.length} of ${outcomes.length} stages failed${counts} in ${time}: ${failed.join(', ')}`,
  )
  process.exit(failed.length === 0 ? 0 : 1)
}
