import { describe, expect, test } from 'vitest'
import { ANONYMOUS } from '#platform/access'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { aPng } from '../../../../tools/test-support/file-samples.ts'
import { MOST_FILE_BYTES } from '../domain/file-check.ts'
import { MOST_UNFINISHED, MOST_UNFINISHED_BYTES } from '../domain/upload-limits.ts'
import { announced, aPaper, aSender, begun, refusalOf } from '../test-support/pieces.ts'
import { beginUpload } from './begin-upload.ts'
import { continueUpload, dropUpload, viewUpload } from './continue-upload.ts'
import { finishUpload } from './finish-upload.ts'
import { storeUpload } from './store-upload.ts'
import { piecemeal, piecesOf } from './upload-progress.ts'

const database = await aDatabase()

function filesOf(context: Context) {
  return database.asOwner('select id from file where uploaded_by = $1', [context.actor.accountId])
}

describe('a piece is refused', () => {
  test.each([
    ['sent again', 0, 100],
    ['that leaves a gap', 600, 100],
    ['that overlaps what has come', 400, 200],
  ])('%s, with the offset that is right, and nothing is doubled', async (_, offset, length) => {
    const context = await aSender(database)
    const bytes = await aPaper()
    const id = await begun(context, bytes)
    await continueUpload(context, id, { offset: 0, bytes: bytes.subarray(0, 500) })

    const refused = await refusalOf(
      continueUpload(context, id, { offset, bytes: bytes.subarray(offset, offset + length) }),
    )

    expect(refused).toEqual({ code: 'conflict/upload-offset', offset: 500 })
    expect(await piecesOf(context).sizeOf(piecemeal(context, id))).toBe(500)
  })

  test('by one of two windows that send it at once', async () => {
    const context = await aSender(database)
    const bytes = await aPaper()
    const id = await begun(context, bytes)

    const answers = await Promise.allSettled(
      [1, 2, 3].map(() => continueUpload(context, id, { offset: 0, bytes })),
    )

    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await finishUpload(context, id)).toMatchObject({ size: bytes.length })
  })

  test('when it goes beyond the size announced', async () => {
    const context = await aSender(database)
    const bytes = await aPaper()
    const id = await begun(context, bytes)

    const refused = await refusalOf(
      continueUpload(context, id, { offset: 0, bytes: Buffer.alloc(bytes.length + 1) }),
    )

    expect(refused).toEqual({ code: 'invalid/upload-not-as-announced' })
  })

  test('when the store is almost full, and is taken when there is room again', async () => {
    const context = await aSender(database)
    const bytes = await aPaper()
    const id = await begun(context, bytes)
    const files = { ...context.files, isAlmostFull: () => Promise.resolve(true) }

    const refused = await refusalOf(continueUpload({ ...context, files }, id, { offset: 0, bytes }))

    expect(refused).toEqual({ code: 'full/file-store' })
    expect((await continueUpload(context, id, { offset: 0, bytes })).offset).toBe(bytes.length)
  })

  test('by anybody else, for whom it is not there', async () => {
    const context = await aSender(database)
    const stranger = await aSender(database)
    const bytes = await aPaper()
    const id = await begun(context, bytes)

    for (const work of [
      () => viewUpload(stranger, id),
      () => continueUpload(stranger, id, { offset: 0, bytes }),
      () => finishUpload(stranger, id),
      () => dropUpload(stranger, id),
      () => viewUpload(context, newId<'upload'>()),
    ])
      expect(await refusalOf(work())).toEqual({ code: 'not-found/upload' })
    expect((await viewUpload(context, id)).offset).toBe(0)
  })
})

test('nobody sends pieces who has not signed in', async () => {
  const context = aContext(database, { actor: ANONYMOUS })
  const id = newId<'upload'>()

  for (const work of [
    () => beginUpload(context, { name: 'a.pdf', size: 9, sha256: Buffer.alloc(32) }),
    () => viewUpload(context, id),
    () => continueUpload(context, id, { offset: 0, bytes: Buffer.alloc(9) }),
    () => finishUpload(context, id),
    () => dropUpload(context, id),
  ])
    expect(await refusalOf(work())).toEqual({ code: 'unauthenticated/no-session' })
})

describe('an upload in pieces is refused', () => {
  const sha256 = Buffer.alloc(32)

  test.each([
    ['one byte beyond 20 MB', 'a.pdf', MOST_FILE_BYTES + 1, 'too-large/file'],
    ['of a type that is not taken', 'a.exe', 9, 'unsupported-type/file'],
    ['without content', 'a.pdf', 0, 'invalid/file-empty'],
  ])('before anything is sent: %s', async (_, name, size, code) => {
    expect(await refusalOf(beginUpload(await aSender(database), { name, size, sha256 }))).toEqual({
      code,
    })
  })

  test('when the store is almost full, though what was begun is still found', async () => {
    const context = await aSender(database)
    const bytes = await aPaper()
    const id = await begun(context, bytes)
    const files = { ...context.files, isAlmostFull: () => Promise.resolve(true) }

    expect(await refusalOf(beginUpload({ ...context, files }, announced(await aPaper())))).toEqual({
      code: 'full/file-store',
    })
    expect((await beginUpload({ ...context, files }, announced(bytes))).upload.id).toBe(id)
  })

  test('when 20 others of the same person are unfinished', async () => {
    const context = await aSender(database)
    for (let each = 0; each < MOST_UNFINISHED; each += 1) await begun(context, await aPaper(20))

    expect(await refusalOf(beginUpload(context, announced(await aPaper())))).toEqual({
      code: 'conflict/too-many-unfinished-uploads',
    })
    expect((await beginUpload(await aSender(database), announced(await aPaper()))).isNew).toBe(true)
  })

  test('when all that is unfinished in the locality comes to 4 GiB', async () => {
    const hoarder = await aSender(database)
    await database.asOwner(
      `insert into upload (locality_id, id, account_id, name, size, sha256, expires_at)
       select 1, gen_random_uuid(), $1, 'a.pdf', $2, sha256(number::text::bytea), now()
       from generate_series(1, $3) as number`,
      [
        hoarder.actor.accountId,
        MOST_FILE_BYTES,
        Math.floor(MOST_UNFINISHED_BYTES / MOST_FILE_BYTES),
      ],
    )

    const refused = await refusalOf(
      beginUpload(await aSender(database), { name: 'a.pdf', size: MOST_FILE_BYTES, sha256 }),
    )
    await database.asOwner('delete from upload where account_id = $1', [hoarder.actor.accountId])

    expect(refused).toEqual({ code: 'full/unfinished-uploads' })
  })

  test('when what has come is not what was announced, and it is forgotten', async () => {
    const context = await aSender(database)
    const bytes = await aPaper()
    const id = await begun(context, bytes)
    await continueUpload(context, id, { offset: 0, bytes: Buffer.alloc(bytes.length) })

    expect(await refusalOf(finishUpload(context, id))).toEqual({
      code: 'invalid/upload-not-as-announced',
    })
    expect(await refusalOf(viewUpload(context, id))).toEqual({ code: 'not-found/upload' })
    expect(await piecesOf(context).sizeOf(piecemeal(context, id))).toBe(0)
  })

  test('when its content is not what its name says, as any file is, and it is forgotten', async () => {
    const context = await aSender(database)
    const picture = aPng(31, 32)
    const id = await begun(context, picture)
    await continueUpload(context, id, { offset: 0, bytes: picture })

    expect(await refusalOf(finishUpload(context, id))).toEqual(
      await refusalOf(storeUpload(context, { name: 'a.pdf', bytes: picture })),
    )
    expect(await refusalOf(viewUpload(context, id))).toEqual({ code: 'not-found/upload' })
    expect(await filesOf(context)).toEqual([])
  })

  test.each([0, 100])('when only %s bytes of it have come, and is kept', async (offset) => {
    const context = await aSender(database)
    const bytes = await aPaper()
    const id = await begun(context, bytes)
    await continueUpload(context, id, { offset: 0, bytes: bytes.subarray(0, offset) })

    expect(await refusalOf(finishUpload(context, id))).toEqual({
      code: 'conflict/upload-offset',
      offset,
    })
    await continueUpload(context, id, { offset, bytes: bytes.subarray(offset) })
    expect(await finishUpload(context, id)).toMatchObject({ size: bytes.length })
  })

  test('while the store is full, and is taken when there is room again', async () => {
    const context = await aSender(database)
    const bytes = await aPaper()
    const id = await begun(context, bytes)
    await continueUpload(context, id, { offset: 0, bytes })
    const files = { ...context.files, isAlmostFull: () => Promise.resolve(true) }

    expect(await refusalOf(finishUpload({ ...context, files }, id))).toEqual({
      code: 'full/file-store',
    })
    expect(await finishUpload(context, id)).toMatchObject({ size: bytes.length })
  })
})
