import { hash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { roomOn } from '#platform/room'
import { folderStore } from './folder-store.ts'

const LOCALITY = 1
const OTHER_LOCALITY = 2

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mot-cua-store-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Where the one stored content lies. */
async function onlyContent(within: string): Promise<string> {
  const files = await readdir(within, { recursive: true, withFileTypes: true })
  const contents = files.filter((file) => file.isFile())
  expect(contents).toHaveLength(1)
  return path.join(contents[0]!.parentPath, contents[0]!.name)
}

describe('a folder store', () => {
  test('gives back under their SHA-256 the bytes it was given', async () => {
    const store = folderStore(folder)
    const bytes = randomBytes(100_000)

    const sha256 = await store.put(LOCALITY, bytes)

    expect(sha256).toEqual(hash('sha256', bytes, 'buffer'))
    expect(await store.get(LOCALITY, sha256)).toEqual(bytes)
  })

  test('keeps the same bytes once, and nothing else', async () => {
    const store = folderStore(folder)

    await store.put(LOCALITY, Buffer.from('một'))
    await store.put(LOCALITY, Buffer.from('một'))

    await onlyContent(folder)
  })

  test('takes a relative folder', async () => {
    const store = folderStore(path.relative(process.cwd(), folder))

    const sha256 = await store.put(LOCALITY, Buffer.from('một'))

    expect((await store.get(LOCALITY, sha256)).toString()).toBe('một')
  })

  test('keeps localities and shelves apart', async () => {
    const store = folderStore(folder)
    const sha256 = await store.put(LOCALITY, Buffer.from('một'))
    await store.shelf('uploads').put(LOCALITY, Buffer.from('một'))

    await store.shelf('uploads').remove(LOCALITY, sha256)

    expect((await store.get(LOCALITY, sha256)).toString()).toBe('một')
    await expect(store.get(OTHER_LOCALITY, sha256)).rejects.toThrow('ENOENT')
    await expect(store.shelf('uploads').get(LOCALITY, sha256)).rejects.toThrow('ENOENT')
  })

  test('does not give out bytes that have changed, and mends them when they come again', async () => {
    const store = folderStore(folder)
    const sha256 = await store.put(LOCALITY, Buffer.from('một'))
    await writeFile(await onlyContent(folder), 'hai')

    await expect(store.get(LOCALITY, sha256)).rejects.toThrow('has changed')
    await store.put(LOCALITY, Buffer.from('một'))

    expect((await store.get(LOCALITY, sha256)).toString()).toBe('một')
  })

  test('may be asked twice to forget the same bytes', async () => {
    const store = folderStore(folder)
    const sha256 = await store.put(LOCALITY, Buffer.from('một'))

    await store.remove(LOCALITY, sha256)
    await store.remove(LOCALITY, sha256)

    await expect(store.get(LOCALITY, sha256)).rejects.toThrow('ENOENT')
  })

  test('removes what a put left that was cut short, and not what is being written', async () => {
    const store = folderStore(folder)
    await store.put(LOCALITY, Buffer.from('một'))
    const unfinished = path.join(folder, 'unfinished')
    await writeFile(path.join(unfinished, 'old'), 'half')
    await utimes(path.join(unfinished, 'old'), 0, 0)
    await writeFile(path.join(unfinished, 'fresh'), 'half')

    await store.removeUnfinished()

    expect(await readdir(unfinished)).toEqual(['fresh'])
  })
})

test('a store is almost full when the disk it lies on is', async () => {
  const room = await roomOn(folder)

  expect(await folderStore(folder).isAlmostFull()).toBe(room === 'scarce' || room === 'spent')
})
