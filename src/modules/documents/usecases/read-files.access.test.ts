import { describe, expect, test } from 'vitest'
import type { FileId } from '#kernel/id'
import { ANONYMOUS } from '#platform/access'
import { newId } from '#platform/ids'
import { aCitizen } from '../../../../tools/test-support/citizens.ts'
import { aContext, aDatabase, BAC_KAN } from '../../../../tools/test-support/database.ts'
import { aPng } from '../../../../tools/test-support/file-samples.ts'
import { openFile } from './read-files.ts'
import { storeUpload } from './store-upload.ts'

const database = await aDatabase()
const owner = aContext(database, { actor: await aCitizen(database.db) })
const other = aContext(database, { actor: await aCitizen(database.db) })
const { id } = await storeUpload(owner, { name: 'a.png', bytes: aPng() })

const allow = () => Promise.resolve(true)
const deny = () => Promise.resolve(false)

async function readersOf(fileId: FileId): Promise<unknown[]> {
  return database.asOwner(
    `select actor_id from audit_entry where event = 'file.read' and object_id = $1`,
    [fileId],
  )
}

describe('a file may be read', () => {
  test('by its uploader, whatever dossiers say', async () => {
    expect(await openFile(owner, id, deny)).toMatchObject({ name: 'a.png', bytes: aPng() })
  })

  test('by someone who may see a dossier that uses it, and that is audited', async () => {
    const asked: FileId[] = []
    const file = await openFile(other, id, async (fileId) => asked.push(fileId) > 0)

    expect(file.mediaType).toBe('image/png')
    expect(asked).toEqual([id])
    expect(await readersOf(id)).toContainEqual({ actor_id: other.actor.accountId })
  })

  test('by no other account, to which it does not exist', async () => {
    const before = await readersOf(id)

    await expect(openFile(other, id, deny)).rejects.toThrow('not-found/file')

    expect(await readersOf(id)).toEqual(before)
  })

  test('by no one who has not signed in', async () => {
    const anonymous = aContext(database, { actor: ANONYMOUS })

    await expect(openFile(anonymous, id, allow)).rejects.toThrow('unauthenticated/no-session')
  })

  test('by no one of another locality, whatever they are told they may see', async () => {
    const elsewhere = aContext(database, { actor: owner.actor, locality: BAC_KAN })

    await expect(openFile(elsewhere, id, allow)).rejects.toThrow('not-found/file')
  })

  test('by no one when it is not there', async () => {
    await expect(openFile(owner, newId<'file'>(), allow)).rejects.toThrow('not-found/file')
  })
})
