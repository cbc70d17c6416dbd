import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { checkBackup } from './check.ts'
import { Copies } from './copies.ts'
import { beginList, FILE_LIST, listedFiles } from './file-list.ts'
import { lookThrough } from './look-through.ts'
import { requireEmpty, requireRoom } from './make.ts'
import { MANIFEST, readManifest, writeManifest, type Manifest } from './manifest.ts'
import { differences } from './mark.ts'

const made: string[] = []
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true })))

function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-backup-'))
  made.push(folder)
  return folder
}

/** A small backup of two files. */
async function aBackup(): Promise<string> {
  const folder = aFolder()
  await using list = await beginList(folder)
  const copies = new Copies(folder, list)
  await copies.makeFolder('database')
  await copies.write('database/one', 'một')
  await copies.write('password', 'bí mật')
  const manifest: Manifest = {
    format: 2,
    version: '0.1.0',
    beganAt: '2026-03-02T02:00:00.000Z',
    endedAt: '2026-03-02T02:00:01.000Z',
    database: {
      version: '18.4',
      systemIdentifier: '1',
      timeline: 1,
      segmentBytes: 16_777_216,
      firstSegment: '000000010000000000000001',
      lastSegment: '000000010000000000000002',
    },
    archive: null,
    mark: { name: 'mark', at: '2026-03-02T02:00:00.500Z', tables: {}, chainHeads: '' },
    folders: copies.folders,
    list: await list.end(),
  }
  await writeManifest(copies.folder, manifest)
  return copies.folder
}

describe('a check of a backup', () => {
  test('finds nothing wrong with one that nobody touched', async () => {
    expect(await checkBackup(await aBackup())).toMatchObject({ files: 2, faults: [] })
  })

  test('names a file that was altered, one that is missing and one that does not belong', async () => {
    const backup = await aBackup()
    writeFileSync(path.join(backup, 'database/one'), 'mốt')
    rmSync(path.join(backup, 'password'))
    writeFileSync(path.join(backup, 'stranger'), '')

    const { faults } = await checkBackup(backup)

    expect(faults).toEqual([
      { file: 'database/one', fault: 'was altered' },
      { file: 'password', fault: 'is missing' },
      { file: 'stranger', fault: 'does not belong to the backup' },
    ])
  })

  test('names a list of files that was altered or is missing, and nothing else', async () => {
    const backup = await aBackup()
    const list = path.join(backup, FILE_LIST)
    writeFileSync(list, readFileSync(list, 'utf8').replace('password', 'passport'))
    expect((await checkBackup(backup)).faults).toEqual([{ file: FILE_LIST, fault: 'was altered' }])

    rmSync(list)
    expect((await checkBackup(backup)).faults).toEqual([{ file: FILE_LIST, fault: 'is missing' }])
  })

  test('finds a flipped bit at every place of the manifest itself', async () => {
    const backup = await aBackup()
    const file = path.join(backup, MANIFEST)
    const whole = readFileSync(file)

    for (let at = 0; at < whole.length; at += 1) {
      const flipped = Buffer.from(whole)
      flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << (at % 8)), at)
      writeFileSync(file, flipped)
      expect(await readManifest(backup), `byte ${at}`).toBeTypeOf('string')
    }
  })
})

describe('the list of files', () => {
  test('comes back as it was written, names of every kind included, however long it is', async () => {
    const folder = aFolder()
    const files = Array.from({ length: 3_000 }, (_, at) => ({
      file: `files/số ${at}\n"`,
      size: at,
      sha256: 'a'.repeat(64),
    }))
    await using list = await beginList(folder)
    await Promise.all(files.map((file) => list.add(file)))
    const sum = await list.end()

    expect(await Array.fromAsync(listedFiles(folder, sum))).toEqual(files)
    expect(sum).toMatchObject({ count: 3_000, bytes: 4_498_500 })
  })

  test('is refused when it is not the one that was written', async () => {
    const folder = aFolder()
    await using list = await beginList(folder)
    await list.add({ file: 'one', size: 1, sha256: 'a'.repeat(64) })
    const sum = await list.end()

    const read = Array.fromAsync(listedFiles(folder, { ...sum, sha256: 'b'.repeat(64) }))

    await expect(read).rejects.toThrow('was altered')
  })
})

describe('a backup is refused', () => {
  test('into a folder in which something lies', async () => {
    const folder = aFolder()
    writeFileSync(path.join(folder, 'something'), '')

    await expect(requireEmpty(folder)).rejects.toThrow('is not empty. Name a new one')
  })

  test('onto a disk without room for it', async () => {
    await expect(requireRoom(aFolder(), 1e18)).rejects.toThrow('There is no room on the disk')
  })

  test('of an external database, with the tools to use in its place', () => {
    const program = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../backup.ts')
    const answer = spawnSync(process.execPath, [program, path.join(aFolder(), 'new')], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], DATABASE_URL: 'postgres://nobody@nowhere.invalid/none' },
    })

    expect(answer.status).toBe(1)
    expect(answer.stderr).toContain('pg_basebackup')
  })
})

describe('what was restored', () => {
  const localities = [] as const
  const anchors = { anchors: 0, broken: [] }

  test.each([true, false])('is told to hold or not as it was found (%s)', async (holds) => {
    const looked = await lookThrough(
      '/srv',
      () => {},
      async () => ({ holds, localities, anchors }),
    )

    expect(looked).toEqual({ holds, localities, unverified: null })
  })

  test('is kept when it cannot be gone through, told not to hold, with what to do', async () => {
    const said: string[] = []

    const looked = await lookThrough(
      '/srv/new',
      (text) => said.push(text),
      async () => {
        throw new Error('canceling statement due to statement timeout')
      },
    )

    expect(looked).toEqual({
      holds: false,
      localities: [],
      unverified: 'canceling statement due to statement timeout',
    })
    expect(said.join()).toContain('`DATA_DIR=/srv/new npm run verify`')
  })
})

test('a table with another row, or another content, differs by name', () => {
  const was = {
    tables: { a: { rows: 1, contents: '7' }, b: { rows: 1, contents: '7' } },
    chainHeads: '',
  }
  const is = {
    tables: { a: { rows: 2, contents: '9' }, b: { rows: 1, contents: '8' } },
    chainHeads: 'x',
  }

  expect(differences(was, is)).toEqual([
    'a: 1 rows were, 2 are',
    'b: contents differ',
    'last seals differ',
  ])
})
