import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { realNow } from '#platform/clock'
import { folderStore } from '#platform/files'
import { archiveAt } from './archive.ts'
import { archiverOfFiles, MARK } from './archived-files.ts'

const HOUR = 3_600_000
const made: string[] = []
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true })))

/** A store, and an archive in which everything is until an hour ago or another time. */
function anArchivedStore(until = -HOUR) {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-archive-'))
  made.push(folder)
  const files = path.join(folder, 'files')
  const archive = archiveAt(path.join(folder, 'archive'))
  mkdirSync(archive.folder)
  writeFileSync(path.join(archive.folder, MARK), '')
  setTime(path.join(archive.folder, MARK), until)
  return { files, archive, store: folderStore(files), run: archiverOfFiles({ files, archive }) }
}

/** Sets the time of the last writing, so long from now. */
function setTime(file: string, from: number): void {
  const time = (realNow() + from) / 1000
  utimesSync(file, time, time)
}

function placeOf(sha256: Buffer, folder: string): string {
  const name = sha256.toString('hex')
  return path.join(folder, name.slice(0, 2), name.slice(2, 4), name)
}

test.each([
  ['of a locality', '1', null],
  ['of a locality whose number has two digits', '10', null],
  ['on a shelf', 'uploads/42', 'uploads'],
])('a file %s that came is archived', async (_, place, shelf) => {
  const { files, archive, store, run } = anArchivedStore()
  const kept = shelf === null ? store : store.shelf(shelf)
  const sha256 = await kept.put(Number(path.basename(place)), Buffer.from('giấy tờ'))

  await run()

  expect(readFileSync(placeOf(sha256, path.join(archive.files, place)), 'utf8')).toBe('giấy tờ')
  expect(existsSync(path.join(files, 'unfinished'))).toBe(shelf === null)
  expect(existsSync(path.join(archive.files, 'unfinished'))).toBe(false)
})

test('one that was written long before it was placed is archived', async () => {
  const { files, archive, store, run } = anArchivedStore(-HOUR)
  const sha256 = await store.put(1, Buffer.from('giấy tờ'))
  setTime(placeOf(sha256, path.join(files, '1')), -2 * HOUR)

  await run()

  expect(existsSync(placeOf(sha256, path.join(archive.files, '1')))).toBe(true)
})

test('a folder in which nothing changed is not looked into', async () => {
  const { files, archive, store, run } = anArchivedStore(-HOUR)
  const sha256 = await store.put(1, Buffer.from('giấy tờ'))
  setTime(path.dirname(placeOf(sha256, path.join(files, '1'))), -2 * HOUR)

  await run()

  expect(existsSync(placeOf(sha256, path.join(archive.files, '1')))).toBe(false)
})

test('one that came again after it was removed is kept in the archive as if it had come for the first time', async () => {
  const { archive, store, run } = anArchivedStore()
  const sha256 = await store.put(1, Buffer.from('giấy tờ'))
  await run()
  const copy = placeOf(sha256, path.join(archive.files, '1'))
  setTime(copy, -24 * HOUR)
  await store.remove(1, sha256)

  const again = realNow()
  await store.put(1, Buffer.from('giấy tờ'))
  await run()

  expect(statSync(copy).mtimeMs).toBeGreaterThanOrEqual(again - 1)
})

test('what comes after the clock went back is archived', async () => {
  const { archive, store, run } = anArchivedStore(HOUR)
  const sha256 = await store.put(1, Buffer.from('giấy tờ'))

  await run()

  expect(existsSync(placeOf(sha256, path.join(archive.files, '1')))).toBe(true)
  expect(statSync(path.join(archive.folder, MARK)).mtimeMs).toBeLessThan(realNow() + 1_000)
})
