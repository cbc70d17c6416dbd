import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readConfiguration } from '#platform/config'
import { aDatabase } from '../../tools/test-support/database.ts'
import { update } from './update.ts'

const { owner } = await aDatabase()
const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-update-'))
const url = `postgres://${owner.user}:${owner.password}@localhost:${owner.port}/${owner.database}?host=${encodeURIComponent(owner.host ?? '')}`
const settings = readConfiguration({ DATA_DIR: folder, DATABASE_URL: url }, 0)
const updateNow = () => update(settings, '/opt/mot-cua/0.2.0', () => {})

/** A process that its command tells to be what runs an installation. */
const starter = spawn(process.execPath, ['-e', 'process.stdin.resume()', 'start.ts'])
await once(starter, 'spawn')

afterAll(() => {
  starter.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

describe('a version does not take over', () => {
  test('where nothing runs, or a version that has not told where from', async () => {
    const nothing = `Nothing that can be updated runs on ${folder}`

    await expect(updateNow()).rejects.toThrow(nothing)
    writeFileSync(path.join(folder, 'running.pid'), String(starter.pid))
    await expect(updateNow()).rejects.toThrow(nothing)
  })

  test('from itself: a running version is not written over', async () => {
    runs({ folder: '/opt/mot-cua/0.2.0', node: process.version })

    await expect(updateNow()).rejects.toThrow('Put the new one into a folder of its own')
  })

  test('from programs that run under another Node', async () => {
    runs({ folder: '/opt/mot-cua/0.1.0', node: 'v24.0.0' })

    await expect(updateNow()).rejects.toThrow(
      `cannot go on beside this one (Node ${process.version} instead of v24.0.0)`,
    )
  })
})

function runs(version: object): void {
  writeFileSync(path.join(folder, 'running.json'), JSON.stringify(version))
}
