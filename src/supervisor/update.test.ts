import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readConfiguration } from '#platform/config'
import { aDatabase } from '../../tools/test-support/database.ts'
import { update } from './update.ts'
import {
  answerVersion,
  askedVersion,
  askForVersion,
  forgetVersions,
  runningVersion,
  type RunningVersion,
} from './version-folder.ts'

const { owner } = await aDatabase()
const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-update-'))
const url = `postgres://${owner.user}:${owner.password}@localhost:${owner.port}/${owner.database}?host=${encodeURIComponent(owner.host ?? '')}`
const settings = readConfiguration({ DATA_DIR: folder, DATABASE_URL: url }, 0)
const NEXT = '/opt/mot-cua/0.2.0'
const updateNow = (configuration = settings) => update(configuration, NEXT, () => {})

/** The folder of a version that knows all that this one knows. */
const before = path.resolve(import.meta.dirname, '../..')

/** A process that its command tells to be what runs an installation. */
const starter = spawn(process.execPath, ['-e', 'process.stdin.resume()', 'start.ts'])
await once(starter, 'spawn')

afterAll(() => {
  starter.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

describe('a version does not take over', () => {
  test('where nothing runs, or what runs is not ready: what another told before does not count', async () => {
    const nothing = `Nothing that can be updated runs on ${folder}, or it is not ready yet`

    await expect(updateNow()).rejects.toThrow(nothing)
    writeFileSync(path.join(folder, 'running.pid'), String(starter.pid))
    await expect(updateNow()).rejects.toThrow(nothing)
    runs({ starter: 1 })
    await expect(updateNow()).rejects.toThrow(nothing)
  })

  test('from itself: a running version is not written over', async () => {
    runs({})

    await expect(update(settings, before, () => {})).rejects.toThrow(
      'Put the new one into a folder of its own',
    )
  })

  test('from a version whose folder is gone', async () => {
    runs({ folder: '/opt/mot-cua/gone' })

    await expect(updateNow()).rejects.toThrow('/opt/mot-cua/gone, is gone. Stop it, then start')
  })

  test('from programs that run under another Node', async () => {
    runs({ node: 'v24.0.0' })

    await expect(updateNow()).rejects.toThrow(
      `cannot go on beside this one (Node ${process.version} instead of v24.0.0)`,
    )
  })

  test('while another does', async () => {
    runs({})
    expect(askForVersion(folder, '/opt/mot-cua/0.3.0')).toBe(true)

    await expect(updateNow()).rejects.toThrow('Another update is under way.')
    expect(askForVersion(folder, NEXT)).toBe(false)
    answerVersion(folder)
  })

  test('without the database of the one that runs', async () => {
    const elsewhere = { DATA_DIR: folder, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/mot_cua' }

    await expect(updateNow(readConfiguration(elsewhere, 0))).rejects.toThrow(
      'The database does not answer (connect ECONNREFUSED 127.0.0.1:1). Set DATABASE_URL',
    )
  })
})

test('what an earlier process told and was asked is forgotten by the next', () => {
  runs({})
  askForVersion(folder, NEXT)

  forgetVersions(folder)

  expect(runningVersion(folder, starter.pid ?? 0)).toBeNull()
  expect(askedVersion(folder)).toBeNull()
})

/** What the process that runs an installation tells of it. */
function runs(told: Partial<RunningVersion>): void {
  const version = { folder: before, node: process.version, starter: starter.pid, ...told }
  writeFileSync(path.join(folder, 'running.json'), JSON.stringify(version))
}
