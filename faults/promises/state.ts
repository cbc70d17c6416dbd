import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Outcome } from './verdicts.ts'

/** What a run of the proofs has come to so far, so that one that was cut short goes on. */
export interface State {
  /** Which code it is about: what was shown of another shows nothing of this one. */
  readonly code: string
  readonly outcomes: readonly Outcome[]
}

/** What was kept of a run on this very code; an empty state otherwise. */
export function readState(file: string, code: string): State {
  if (!existsSync(file)) return { code, outcomes: [] }
  const kept = JSON.parse(readFileSync(file, 'utf8')) as State
  return kept.code === code ? kept : { code, outcomes: [] }
}

/** Keeps what one more part came to, in the place of what it came to before. */
export function keepOutcome(file: string, state: State, outcome: Outcome): State {
  const others = state.outcomes.filter(({ part }) => part !== outcome.part)
  const next = { ...state, outcomes: [...others, outcome] }
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(next, null, 2)}\n`)
  return next
}

/** The commit, and what was changed since; without git the moment, so that nothing is taken over. */
export function codeOf(root: string): string {
  const git = (...given: string[]) =>
    execFileSync('git', given, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
  try {
    const changed = git('diff', 'HEAD') + git('ls-files', '--others', '--exclude-standard')
    const mark = changed === '' ? '' : `+${createHash('sha256').update(changed).digest('hex')}`
    return git('rev-parse', 'HEAD').trim() + mark
  } catch {
    return `at ${performance.timeOrigin}`
  }
}
