import { describe, expect, test } from 'vitest'
import type { FileId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { aCitizen } from '../../../../tools/test-support/citizens.ts'
import { aContext, aDatabase, BAC_KAN } from '../../../../tools/test-support/database.ts'
import { aPng } from '../../../../tools/test-support/file-samples.ts'
import { storeUpload } from './store-upload.ts'
import { usableFiles } from './use-files.ts'

const database = await aDatabase()
const owner = aContext(database, { actor: await aCitizen(database.db) })
const other = aContext(database, { actor: await aCitizen(database.db) })

async function anUpload(name = 'a.png'): Promise<FileId> {
  return (await storeUpload(owner, { name, bytes: aPng() })).id
}

function use(context: Context, ...ids: readonly FileId[]) {
  return inTransaction(context.db, (tx) => usableFiles(tx, context, ids))
}

async function firstUseOf(id: FileId): Promise<Date | null> {
  const [row] = await database.asOwner<{ first_used_at: Date | null }>(
    'select first_used_at from file where id = $1',
    [id],
  )
  return row!.first_used_at
}

describe('a file may be used', () => {
  test('by its uploader, in the order asked for, more than once', async () => {
    const [one, two] = [await anUpload('1.png'), await anUpload('2.png')]

    const files = await use(owner, two, one, two)

    expect(files.map(({ name }) => name)).toEqual(['2.png', '1.png', '2.png'])
    expect(files[0]).toMatchObject({ id: two, mediaType: 'image/png', size: aPng().length })
  })

  test('in any number of dossiers; the first use is remembered', async () => {
    const id = await anUpload()
    const later = aContext(database, { actor: owner.actor, now: new Date('2026-03-04T02:00:00Z') })

    expect(await firstUseOf(id)).toBeNull()
    await use(owner, id)
    await use(later, id)

    expect(await firstUseOf(id)).toEqual(new Date('2026-03-02T02:00:00Z'))
  })

  test('by no other account, and then none of those asked for is marked', async () => {
    const [theirs, own] = [
      await anUpload(),
      await storeUpload(other, { name: 'b.png', bytes: aPng() }),
    ]

    const refusal = await use(other, own.id, theirs).catch((error: unknown) => error)

    expect(refusal).toEqual(
      new Refused('invalid/file-not-usable', { members: { fileIds: [theirs] } }),
    )
    expect(await firstUseOf(own.id)).toBeNull()
  })

  test('only in its locality, and only when it is there', async () => {
    const elsewhere = aContext(database, { actor: owner.actor, locality: BAC_KAN })

    await expect(use(elsewhere, await anUpload())).rejects.toThrow('invalid/file-not-usable')
    await expect(use(owner, newId<'file'>())).rejects.toThrow('invalid/file-not-usable')
  })

  test('not at all is fine too', async () => {
    expect(await use(other)).toEqual([])
  })
})
