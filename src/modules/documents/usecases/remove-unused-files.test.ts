import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { FileId } from '#kernel/id'
import { SYSTEM } from '#platform/access'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { aCitizen } from '../../../../tools/test-support/citizens.ts'
import { aContext, aDatabase, BAC_KAN } from '../../../../tools/test-support/database.ts'
import { aPng } from '../../../../tools/test-support/file-samples.ts'
import { openFile } from './read-files.ts'
import { removeUnusedFiles } from './remove-unused-files.ts'
import { storeUpload } from './store-upload.ts'
import { uploadsShelf } from './uploads-shelf.ts'
import { usableFiles } from './use-files.ts'

const database = await aDatabase()
const owner = await aCitizen(database.db)
const other = await aCitizen(database.db)
let width = 1

const MONDAY = new Date('2026-03-02T02:00:00Z')

/** A picture that no other test has. */
function aNewPicture(): Buffer {
  width += 1
  return aPng(width, 3)
}

/** The night so many days and milliseconds after Monday morning. */
function after(days: number, milliseconds = 0): Context {
  const now = new Date(MONDAY.getTime() + days * 86_400_000 + milliseconds)
  return aContext(database, { actor: SYSTEM, now })
}

async function uploaded(bytes: Buffer, actor = owner): Promise<FileId> {
  const context = aContext(database, { actor, now: MONDAY })
  return (await storeUpload(context, { name: 'a.png', bytes })).id
}

function use(id: FileId): Promise<unknown> {
  const context = aContext(database, { actor: owner, now: MONDAY })
  return inTransaction(context.db, (tx) => usableFiles(tx, context, [id]))
}

function read(id: FileId, actor = owner): Promise<unknown> {
  return openFile(aContext(database, { actor }), id, () => Promise.resolve(false))
}

async function isStored(bytes: Buffer): Promise<boolean> {
  return uploadsShelf(after(0))
    .get(1, hash('sha256', bytes, 'buffer'))
    .then(
      () => true,
      () => false,
    )
}

async function isNoted(bytes: Buffer): Promise<boolean> {
  const rows = await database.asOwner('select 1 from file_content where sha256 = $1', [
    hash('sha256', bytes, 'buffer'),
  ])
  return rows.length > 0
}

describe('an upload that nothing uses', () => {
  test('stays for seven days, then goes with its bytes', async () => {
    const bytes = aNewPicture()
    const id = await uploaded(bytes)

    await removeUnusedFiles(after(7))
    expect(await isStored(bytes)).toBe(true)
    await read(id)

    await removeUnusedFiles(after(7, 1))
    await expect(read(id)).rejects.toThrow('not-found/file')
    expect(await isStored(bytes)).toBe(false)
    expect(await isNoted(bytes)).toBe(false)
  })

  test('goes with a line in the audit', async () => {
    const id = await uploaded(aNewPicture())

    await removeUnusedFiles(after(8))

    expect(
      await database.asOwner(
        `select event from audit_entry where object_id = $1 order by audit_entry.id`,
        [id],
      ),
    ).toEqual([{ event: 'file.uploaded' }, { event: 'file.removed' }])
  })

  test('leaves the bytes to another file that has them', async () => {
    const bytes = aNewPicture()
    const [unused, used] = [await uploaded(bytes, other), await uploaded(bytes)]
    await use(used)

    await removeUnusedFiles(after(8))

    await expect(read(unused, other)).rejects.toThrow('not-found/file')
    expect(await read(used)).toMatchObject({ bytes })
  })

  test('may be removed twice, which changes nothing', async () => {
    const [gone, kept] = [aNewPicture(), aNewPicture()]
    await uploaded(gone)
    const used = await uploaded(kept)
    await use(used)

    await removeUnusedFiles(after(8))
    await removeUnusedFiles(after(8))

    expect(await isStored(gone)).toBe(false)
    expect(await read(used)).toMatchObject({ bytes: kept })
  })

  test('goes by hundreds', async () => {
    const bytes = aNewPicture()
    await uploaded(bytes)
    await database.asOwner(
      `insert into file (locality_id, id, sha256, size, media_type, name, uploaded_by, uploaded_at)
       select 1, gen_random_uuid(), $1, 9, 'image/png', 'a.png', $2, $3
       from generate_series(1, 450)`,
      [hash('sha256', bytes, 'buffer'), owner.accountId, MONDAY],
    )

    await removeUnusedFiles(after(8))

    expect(
      await database.asOwner('select 1 from file where sha256 = $1', [
        hash('sha256', bytes, 'buffer'),
      ]),
    ).toEqual([])
    expect(await isStored(bytes)).toBe(false)
  })

  test('of another locality is left to that one', async () => {
    const bytes = aNewPicture()
    const id = await uploaded(bytes)
    const elsewhere = { ...after(8), locality: BAC_KAN, db: database.database.of(BAC_KAN.id) }

    await removeUnusedFiles(elsewhere)

    expect(await read(id)).toMatchObject({ bytes })
  })
})

describe('a file that something uses', () => {
  test('stays for good', async () => {
    const id = await uploaded(aNewPicture())
    await use(id)

    await removeUnusedFiles(after(3650))

    expect(await read(id)).toMatchObject({ mediaType: 'image/png' })
  })

  test('stays when it is taken into use while it is to be removed', async () => {
    const bytes = aNewPicture()
    const id = await uploaded(bytes)
    const context = aContext(database, { actor: owner })

    await inTransaction(context.db, async (tx) => {
      await usableFiles(tx, context, [id])
      await removeUnusedFiles(after(8))
    })

    expect(await read(id)).toMatchObject({ bytes })
  })
})

describe('bytes that no file came to have', () => {
  async function cutShort(bytes: Buffer): Promise<void> {
    const stranger = await aCitizen(database.database.of(BAC_KAN.id))
    await expect(uploaded(bytes, stranger)).rejects.toThrow('file_uploader')
    expect(await isStored(bytes)).toBe(true)
  }

  test('stay for a day, as they may be on the way, then go', async () => {
    const bytes = aNewPicture()
    await cutShort(bytes)

    await removeUnusedFiles(after(1, -1))
    expect(await isStored(bytes)).toBe(true)

    await removeUnusedFiles(after(1))
    expect(await isStored(bytes)).toBe(false)
    expect(await isNoted(bytes)).toBe(false)
  })

  test('go also when an earlier removal was cut short after they were gone', async () => {
    const bytes = aNewPicture()
    await cutShort(bytes)
    await uploadsShelf(after(1)).remove(1, hash('sha256', bytes, 'buffer'))

    await removeUnusedFiles(after(1))

    expect(await isNoted(bytes)).toBe(false)
  })

  test('stay when they came again and a file has them', async () => {
    const bytes = aNewPicture()
    await cutShort(bytes)
    const id = await uploaded(bytes)
    await use(id)

    await removeUnusedFiles(after(2))

    expect(await read(id)).toMatchObject({ bytes })
  })

  test('stay when another copy of them was cut short', async () => {
    const bytes = aNewPicture()
    const id = await uploaded(bytes)
    await use(id)
    await cutShort(bytes)

    await removeUnusedFiles(after(2))

    expect(await read(id)).toMatchObject({ bytes })
  })
})
