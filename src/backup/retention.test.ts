import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writeManifest } from './manifest.ts'
import { keepNewest } from './retention.ts'

const place = mkdtempSync(path.join(tmpdir(), 'mot-cua-keep-'))
afterAll(() => rmSync(place, { recursive: true }))
const archive = path.join(place, 'archive')
const at = (day: number) => `2026-03-0${day}T02:00:00.000Z`
const segment = (number: number) => `00000001000000000000000${number}`

/** A backup of a day, which begins in the piece of the log with the number of that day. */
async function aBackupOf(day: number, systemIdentifier = '1'): Promise<string> {
  const folder = path.join(place, `${systemIdentifier}-${day}`)
  mkdirSync(folder)
  await writeManifest(folder, {
    format: 2,
    version: '0.1.0',
    beganAt: at(day),
    endedAt: at(day),
    database: {
      version: '18.4',
      systemIdentifier,
      timeline: 1,
      segmentBytes: 16_777_216,
      firstSegment: segment(day),
      lastSegment: segment(day),
    },
    archive,
    mark: { name: 'mark', at: at(day), tables: {}, chainHeads: '' },
    folders: [],
    list: { count: 0, bytes: 0, sha256: '' },
  })
  return folder
}

/** A piece of the log and an attachment that came to the archive on a day. */
function archivedOn(day: number): { readonly log: string; readonly file: string } {
  const log = path.join(archive, 'log', `${segment(day)}.${'0'.repeat(64)}.gz`)
  const file = path.join(archive, 'files', `attachment-${day}`)
  for (const name of [log, file]) {
    mkdirSync(path.dirname(name), { recursive: true })
    writeFileSync(name, '')
    utimesSync(name, new Date(at(day)), new Date(at(day)))
  }
  return { log, file }
}

test('the newest backups stay with all they need, older ones go, and what is not theirs is not touched', async () => {
  const [oldest, older, newest] = [await aBackupOf(1), await aBackupOf(2), await aBackupOf(3)]
  const foreign = await aBackupOf(1, '2')
  const unknown = path.join(place, 'photographs')
  mkdirSync(unknown)
  const [before, needed] = [archivedOn(1), archivedOn(2)]

  const removed = await keepNewest(newest, 2)

  expect(removed).toEqual({ backups: [oldest], log: 1, files: 1 })
  expect([older, newest, foreign, unknown].filter((folder) => !existsSync(folder))).toEqual([])
  expect([before.log, before.file].filter(existsSync)).toEqual([])
  expect([needed.log, needed.file].filter((name) => !existsSync(name))).toEqual([])
})
