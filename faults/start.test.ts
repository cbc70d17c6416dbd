import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { aDataFolder, commandOf, removeDataFolder, startWhole } from './whole-installation.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const folders: string[] = []
afterAll(() => folders.forEach(removeDataFolder))

function aFolder(): string {
  const folder = aDataFolder()
  folders.push(folder)
  return folder
}

async function untilGone(pids: readonly number[]): Promise<void> {
  while (pids.some((pid) => commandOf(pid) !== '')) await new Promise((go) => setTimeout(go, 50))
}

describe('an installation that cannot start says why and what to do', () => {
  test('when the port is in use', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo

    const whole = startWhole(aFolder(), { PORT: String(port) })

    expect(await whole.ended).toBe(1)
    expect(whole.said()).toContain(`Port ${port} on 127.0.0.1 is in use. Set PORT to another one`)
    other.close()
  })

  test('when the data folder cannot be written to', async () => {
    const file = path.join(aFolder(), 'a-file')
    writeFileSync(file, '')

    const whole = startWhole(path.join(file, 'data'))

    expect(await whole.ended).toBe(1)
    expect(whole.said()).toContain('Set DATA_DIR to a folder that this user may write to')
  })

  test('when production is to run with a demonstration', async () => {
    const whole = startWhole(aFolder(), { NODE_ENV: 'production' })

    expect(await whole.ended).toBe(1)
    expect(whole.said()).toContain('Set DEMO=none')
  })
})

/** Filled by whichever test comes first: what a folder holds from earlier makes no difference to these. */
const filled = aFolder()

test('a second installation on the same folder is refused, and the first leaves nothing behind', async () => {
  const first = startWhole(filled)
  await first.ready()
  const second = startWhole(filled)

  expect(await second.ended).toBe(1)
  expect(second.said()).toContain(`Một Cửa already runs on ${filled}`)

  const pids = first.pids()
  expect(await first.stop()).toBe(0)
  await untilGone(pids)
  expect(pids.length).toBeGreaterThanOrEqual(3)
}, 120_000)

test('what a killed installation left behind does not keep the next from starting', async () => {
  const killed = startWhole(filled)
  await killed.ready()
  const server = killed.pidOf('server') ?? 0
  const worker = killed.pidOf('worker') ?? 0
  killed.process.kill('SIGKILL')
  await untilGone([server, worker])

  const next = startWhole(filled)
  const home = await next.ready()

  const health = await fetch(`${home}/health`)
  expect(next.said()).toContain('Ending a database server that an earlier run left behind')
  expect(health.status).toBe(200)
  expect(await next.stop()).toBe(0)
}, 120_000)

test('whoever reaches a server that is killed before it answers is not left waiting', async () => {
  const whole = startWhole(filled)
  const home = await whole.ready()
  const server = whole.pidOf('server') ?? 0
  process.kill(server, 'SIGSTOP')

  const answer = fetch(`${home}/health`, { signal: AbortSignal.timeout(60_000) })
  await pause(200) // until it is connected
  process.kill(server, 'SIGKILL')

  await expect(answer).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
  expect(await whole.stop()).toBe(0)
}, 120_000)

test('screens whose build was cut short are built anew, once, by whoever starts first', async () => {
  const clone = mkdtempSync(path.join(tmpdir(), 'mot-cua-clone-'))
  folders.push(clone)
  for (const part of SOURCES)
    cpSync(path.join(root, part), path.join(clone, part), { recursive: true })
  // The frame alone: that every screen builds is shown by whatever else starts here.
  writeFileSync(path.join(clone, 'src/web/routes.ts'), 'export default []\n')
  symlinkSync(path.join(root, 'node_modules'), path.join(clone, 'node_modules'))
  mkdirSync(path.join(clone, 'build/server'), { recursive: true })
  writeFileSync(path.join(clone, 'build/server/index.js'), 'cut sho')
  writeFileSync(path.join(clone, 'build.lock'), '999999999')

  const starters = await Promise.all([startBuilding(clone), startBuilding(clone)])

  expect(starters.map(({ code }) => code)).toEqual([0, 0])
  expect(starters.map(({ said }) => said).join('')).toBe('Building the screens\n')
  expect(readFileSync(path.join(clone, 'build/server/index.js'), 'utf8')).toContain('export {')
  expect(existsSync(path.join(clone, 'build.lock'))).toBe(false)
}, 180_000)

/** Builds the screens of a clone in a process that its command tells to be a starter. */
async function startBuilding(clone: string) {
  const screens = path.join(root, 'src/supervisor/screens.ts')
  const program = `
    const { buildScreens } = await import(${JSON.stringify(screens)})
    await buildScreens(${JSON.stringify(clone)}, (text) => console.log(text))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, 'start.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, said }
}

const SOURCES = [
  'src',
  'public',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'react-router.config.ts',
]
