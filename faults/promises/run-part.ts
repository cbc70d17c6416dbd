import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { programOf, ROOT } from '../../tools/house/stages.ts'
import type { TestResults } from '../../tools/house/test-results.ts'
import type { Verdict } from '../proofs/verdict.ts'
import { fileOf, type Part } from './parts.ts'
import { proofsIn } from './test-proofs.ts'
import type { Outcome } from './verdicts.ts'

const MINUTE = 60_000
/** What is asked to end has so long to clean up. */
const TO_END = 30_000

/** Runs a part to its end, or ends it when its time is over; what it says goes on to the terminal. */
export async function runPart(
  part: Part,
  proofs: readonly string[],
  mostMs: number,
): Promise<Outcome> {
  const began = performance.now()
  const found =
    'tests' in part.runs
      ? await runTests(part.runs.tests, proofs, mostMs)
      : await runProgram(part.runs.program, mostMs)
  const seconds = Math.round((performance.now() - began) / 1000)
  return { part: part.name, seconds, ...found }
}

type Found = Omit<Outcome, 'part' | 'seconds'>

async function runTests(config: string, proofs: readonly string[], mostMs: number): Promise<Found> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-proof-'))
  const file = path.join(folder, 'results.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const files = [...new Set(proofs.map(fileOf))]
  const given = ['run', '--config', config, ...reporters, ...files]
  const ended = await run(programOf('vitest', 'vitest.mjs'), given, mostMs)
  const results = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TestResults) : null
  rmSync(folder, { recursive: true })
  if (results === null) return ended.isOutOfTime ? outOfTime(mostMs) : saidNothing(ended.code)
  const shown = proofsIn(results, proofs, ROOT)
  const findings = Object.values(shown)
  if (findings.includes('broken'))
    return { finding: 'broken', reason: 'a test failed', proofs: shown }
  if (findings.includes('not shown'))
    return { finding: 'not shown', reason: 'a test did not run', proofs: shown }
  return { finding: 'held', proofs: shown }
}

async function runProgram(program: string, mostMs: number): Promise<Found> {
  const ended = await run(program, [], mostMs)
  if (ended.isOutOfTime) return outOfTime(mostMs)
  const verdict = verdictIn(ended.lastLine)
  if (verdict === null) return saidNothing(ended.code)
  if (verdict.notShown !== undefined)
    return { finding: 'not shown', reason: verdict.notShown, verdict }
  if (verdict.holds && ended.code === 0) return { finding: 'held', verdict }
  return { finding: 'broken', reason: verdict.faults.slice(0, 3).join('; '), verdict }
}

function outOfTime(mostMs: number): Found {
  return { finding: 'not shown', reason: `took longer than ${Math.round(mostMs / MINUTE)} minutes` }
}

/** A proof that falls over has not shown that anything is broken. */
function saidNothing(code: number | null): Found {
  return { finding: 'not shown', reason: `ended with ${code ?? 'a signal'} without a verdict` }
}

function verdictIn(line: string): Verdict | null {
  try {
    const verdict = JSON.parse(line) as Verdict
    return typeof verdict.holds === 'boolean' ? verdict : null
  } catch {
    return null
  }
}

interface Ended {
  readonly code: number | null
  readonly lastLine: string
  readonly isOutOfTime: boolean
}

function run(program: string, given: readonly string[], mostMs: number): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.resolve(ROOT, program), ...given], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let tail = ''
    let isOutOfTime = false
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      process.stdout.write(text)
      tail = (tail + text).slice(-100_000)
    })
    const asking = setTimeout(() => {
      isOutOfTime = true
      child.kill('SIGTERM')
    }, mostMs)
    const ending = setTimeout(() => child.kill('SIGKILL'), mostMs + TO_END)
    child.once('close', (code) => {
      clearTimeout(asking)
      clearTimeout(ending)
      resolve({ code, lastLine: tail.trimEnd().split('\n').at(-1) ?? '', isOutOfTime })
    })
  })
}
