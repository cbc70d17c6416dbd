import { hash, randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { aPdf } from '../tools/test-support/file-samples.ts'
import { signedIn } from './proofs/writers.ts'
import {
  aDataFolder,
  aFreePort,
  removeDataFolder,
  startWhole,
  type ProcessName,
} from './whole-installation.ts'

const PIECE = 512 * 1024
/** What is killed while the piece of that number is on its way. */
const KILLED: Readonly<Record<number, ProcessName>> = { 1: 'server', 3: 'database', 5: 'server' }

interface Progress {
  readonly id: string
  readonly offset: number
  readonly file: { readonly id: string } | null
}

test('server and database may be killed between pieces: what was acknowledged is there, and the file is whole', async () => {
  const folder = aDataFolder()
  const whole = startWhole(folder, { PORT: String(await aFreePort()) })
  onTestFinished(async () => {
    await whole.stop()
    removeDataFolder(folder)
  })
  const { home, token } = await signedIn(await whole.ready(), 'congdan')
  const authorization = `Bearer ${token}`
  const noise = randomBytes((5 * PIECE) / 2).toString('hex')
  const bytes = Buffer.concat([await aPdf(1), Buffer.from(`\n%${noise}\n%%EOF\n`)])

  const ask = async (path: string, given: RequestInit = {}) => {
    const headers = { ...(given.headers as Record<string, string>), authorization }
    return fetch(`${home}/api/v1${path}`, { ...given, headers })
  }
  const begin = async () => {
    const announced = { name: 'a.pdf', size: bytes.length, sha256: hash('sha256', bytes) }
    const body = JSON.stringify(announced)
    const headers = { 'content-type': 'application/json' }
    return ask('/uploads', { method: 'POST', headers, body })
  }
  const send = async (id: string, offset: number) => {
    const headers = {
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
    }
    const body = new Uint8Array(bytes.subarray(offset, offset + PIECE))
    return ask(`/uploads/${id}`, { method: 'PATCH', headers, body })
  }
  /** Asks until there is somebody to answer. */
  const persistently = async (asked: () => Promise<Response>): Promise<Progress> => {
    for (;;) {
      const reply = await asked().catch(() => null)
      if (reply?.ok === true) return (await reply.json()) as Progress
      if (reply !== null && reply.status < 500) throw new Error(await reply.text())
      await pause(100)
    }
  }

  const pidOf = (name: ProcessName) => {
    const pid = whole.pidOf(name)
    if (pid === null) throw new Error(`there is no ${name} to kill`)
    return pid
  }

  let standing = await persistently(begin)
  const { id } = standing
  const lost: string[] = []
  for (let number = 0; standing.file === null; number += 1) {
    const acknowledged = standing.offset
    const victim = KILLED[number]
    const answer = send(id, acknowledged).catch(() => null)
    if (victim !== undefined) {
      await pause(Math.random() * 10)
      process.kill(pidOf(victim), 'SIGKILL')
    }
    await answer
    standing = await persistently(victim === undefined ? begin : () => ask(`/uploads/${id}`))
    if (standing.offset < acknowledged) lost.push(`${acknowledged} became ${standing.offset}`)
    if (standing.offset === bytes.length)
      standing = await persistently(() => send(id, bytes.length))
  }
  const kept = Buffer.from(await (await ask(`/files/${standing.file.id}`)).arrayBuffer())

  expect(lost).toEqual([])
  expect(kept.equals(bytes)).toBe(true)
}, 300_000)
