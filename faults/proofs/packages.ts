import { spawn } from 'node:child_process'
import { z } from 'zod'
import { ROOT } from '../../tools/house/stages.ts'
import { verdictNotShown, verdictOf, type Verdict } from './verdict.ts'

const Report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.string(), range: z.string().optional() }),
  ),
  metadata: z.object({ vulnerabilities: z.record(z.string(), z.number()) }),
})

/** Weaknesses with which the installation is not to run. */
const TOO_GRAVE = ['high', 'critical']

/** Asks the registry for known weaknesses of what runs in production: the packages of the lock file, as they are pinned. */
export async function provePackages(): Promise<Verdict> {
  return judgeAudit(await said('npm', ['audit', '--omit', 'dev', '--json']))
}

/** What a report comes to. Without a report nothing is shown: that nobody could be asked is no good news. */
export function judgeAudit(text: string): Verdict {
  const report = Report.safeParse(parsed(text))
  if (!report.success) {
    return verdictNotShown('packages', `the registry told no known weaknesses: ${reasonIn(text)}`)
  }
  const { vulnerabilities, metadata } = report.data
  const grave = Object.entries(vulnerabilities).filter(([, { severity }]) =>
    TOO_GRAVE.includes(severity),
  )
  return verdictOf(
    'packages',
    metadata.vulnerabilities,
    grave.map(([name, { severity, range = '' }]) => `${name} ${range}: ${severity}`),
  )
}

/** Why there is no report, as npm says it. */
function reasonIn(text: string): string {
  const told = z.object({ message: z.string() }).safeParse(parsed(text))
  return (told.success ? told.data.message : text).replaceAll(/\s+/g, ' ').slice(0, 200)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** What a program prints, whatever it ends with. */
function said(program: string, given: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, given, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let text = ''
    let besides = ''
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part))
    child.stderr.setEncoding('utf8').on('data', (part: string) => (besides += part))
    child.once('error', reject)
    child.once('close', () => resolve(text === '' ? besides : text))
  })
}
