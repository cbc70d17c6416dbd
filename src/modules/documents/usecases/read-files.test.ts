import { describe, expect, test } from 'vitest'
import type { FileId } from '#kernel/id'
import { inRead } from '#platform/db'
import { newId } from '#platform/ids'
import { aCitizen } from '../../../../tools/test-support/citizens.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { aPdf, aPng } from '../../../../tools/test-support/file-samples.ts'
import { describeFiles, describeOwnFiles, openFile } from './read-files.ts'
import { storeUpload } from './store-upload.ts'
import { uploadsShelf } from './uploads-shelf.ts'

const database = await aDatabase()
const context = aContext(database, { actor: await aCitizen(database.db) })
const nobody = () => Promise.resolve(false)

describe('describing files', () => {
  test('tells name, type, pages and size of each that is there', async () => {
    const bytes = await aPdf(3)
    const pdf = await storeUpload(context, { name: 'Đơn.pdf', bytes })
    const picture = await storeUpload(context, { name: 'Ảnh.png', bytes: aPng() })

    const files = await inRead(context.db, (read) =>
      describeFiles(read, [pdf.id, picture.id, newId<'file'>()]),
    )

    expect([...files.values()].toSorted((one, two) => one.name.localeCompare(two.name))).toEqual([
      { id: picture.id, name: 'Ảnh.png', mediaType: 'image/png', pages: null, size: aPng().length },
      { id: pdf.id, name: 'Đơn.pdf', mediaType: 'application/pdf', pages: 3, size: bytes.length },
    ])
    expect(files.get(pdf.id)?.name).toBe('Đơn.pdf')
  })

  test('asks the database once, however many there are', async () => {
    const ids = Array.from({ length: 400 }, () => newId<'file'>())
    let statements = 0
    const counting = context.db.withPlugin({
      transformQuery: ({ node }) => {
        statements += 1
        return node
      },
      transformResult: async ({ result }) => result,
    })

    await inRead(counting, (read) => describeFiles(read, ids))

    expect(statements).toBe(1)
  })

  test('of none asks nothing', async () => {
    const none: FileId[] = []

    expect(await inRead(context.db, (read) => describeFiles(read, none))).toEqual(new Map())
  })
})

describe('describing one’s own files', () => {
  test('keeps the order and leaves out what someone else uploaded', async () => {
    const other = aContext(database, { actor: await aCitizen(database.db) })
    const one = await storeUpload(context, { name: 'một.png', bytes: aPng(2, 1) })
    const two = await storeUpload(context, { name: 'hai.png', bytes: aPng(2, 2) })
    const theirs = await storeUpload(other, { name: 'ba.png', bytes: aPng(2, 3) })

    const files = await describeOwnFiles(context, [two.id, theirs.id, newId<'file'>(), one.id])

    expect(files.map(({ name }) => name)).toEqual(['hai.png', 'một.png'])
  })
})

test('a file whose bytes the store has lost is refused in words, with the cause for the log, and was not read', async () => {
  const { id, sha256 } = await storeUpload(context, { name: 'a.png', bytes: aPng(9, 9) })
  await uploadsShelf(context).remove(context.locality.id, Buffer.from(sha256, 'hex'))

  await expect(openFile(context, id, nobody)).rejects.toMatchObject({
    code: 'unavailable/stored-file',
    cause: { code: 'ENOENT' },
  })

  expect(
    await database.asOwner(`select event from audit_entry where object_id = $1`, [id]),
  ).toEqual([{ event: 'file.uploaded' }])
})
