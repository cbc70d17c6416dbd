import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { UploadId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { aDatabase } from '../../../../tools/test-support/database.ts'
import { announced, aPaper, aSender, begun, refusalOf } from '../test-support/pieces.ts'
import { beginUpload } from './begin-upload.ts'
import { continueUpload, dropUpload, viewUpload } from './continue-upload.ts'
import { finishUpload } from './finish-upload.ts'
import { openFile } from './read-files.ts'
import { removeUnusedFiles } from './remove-unused-files.ts'
import { piecemeal, piecesOf } from './upload-progress.ts'

const database = await aDatabase()
const DAY = 86_400_000
const nobody = () => Promise.resolve(false)

function filesOf(context: Context) {
  return database.asOwner('select id from file where uploaded_by = $1', [context.actor.accountId])
}

describe('a file that comes in pieces', () => {
  test('is told where to go on, and is the file it was once it is whole', async () => {
    const context = await aSender(database)
    const bytes = await aPaper()
    const { upload, isNew } = await beginUpload(context, announced(bytes))

    const first = await continueUpload(context, upload.id, {
      offset: 0,
      bytes: bytes.subarray(0, 1_000),
    })
    const seen = await viewUpload(context, upload.id)
    await continueUpload(context, upload.id, { offset: 1_000, bytes: bytes.subarray(1_000) })
    const file = await finishUpload(context, upload.id)

    expect([isNew, upload.offset, first.offset, seen.offset]).toEqual([true, 0, 1_000, 1_000])
    expect(file).toMatchObject({ name: 'Giấy tờ.pdf', size: bytes.length, pages: 1 })
    expect((await openFile(context, file.id, nobody)).bytes).toEqual(bytes)
    expect(await piecesOf(context).sizeOf(piecemeal(context, upload.id))).toBe(0)
  })

  test('goes on where it was when the same file is chosen again, for its sender alone', async () => {
    const context = await aSender(database)
    const other = await aSender(database)
    const bytes = await aPaper()
    const id = await begun(context, bytes)
    await continueUpload(context, id, { offset: 0, bytes: bytes.subarray(0, 700) })

    const again = await beginUpload(context, announced(bytes))
    const elsewhere = await beginUpload(other, announced(bytes))
    const renamed = await beginUpload(context, announced(bytes, 'khác.pdf'))

    expect([again.upload.id, again.upload.offset, again.isNew]).toEqual([id, 700, false])
    expect([elsewhere.upload.offset, renamed.upload.offset]).toEqual([0, 0])
  })

  test('is begun once by two windows at once', async () => {
    const context = await aSender(database)
    const bytes = await aPaper()

    const ids = await Promise.all([1, 2, 3, 4].map(() => begun(context, bytes)))

    expect(new Set(ids).size).toBe(1)
  })

  test('is one file when several are told that it is whole, and whoever missed the answer is told again', async () => {
    const context = await aSender(database)
    const bytes = await aPaper()
    const id = await begun(context, bytes)
    await continueUpload(context, id, { offset: 0, bytes })

    const told = await Promise.all([1, 2, 3].map(() => finishUpload(context, id)))
    const again = await beginUpload(context, announced(bytes))

    expect(new Set(told.map((file) => file.id)).size).toBe(1)
    expect(again.upload).toMatchObject({ offset: bytes.length, file: told[0] })
    expect(await filesOf(context)).toHaveLength(1)
  })

  test('begins anew once the file that it became is gone', async () => {
    const context = await aSender(database)
    const bytes = await aPaper()
    const id = await begun(context, bytes)
    await continueUpload(context, id, { offset: 0, bytes })
    const file = await finishUpload(context, id)

    await database.asOwner('delete from file where id = $1', [file.id])

    expect((await beginUpload(context, announced(bytes))).upload).toMatchObject({
      offset: 0,
      file: null,
    })
  })

  test('goes on from what lies on the disk when a backup was restored without it', async () => {
    const context = await aSender(database)
    const bytes = await aPaper()
    const id = await begun(context, bytes)
    await continueUpload(context, id, { offset: 0, bytes: bytes.subarray(0, 900) })

    await piecesOf(context).remove(piecemeal(context, id))

    expect((await viewUpload(context, id)).offset).toBe(0)
    await continueUpload(context, id, { offset: 0, bytes })
    expect(await finishUpload(context, id)).toMatchObject({ size: bytes.length })
  })

  test('forgets what was written when it could not be noted, and writes it anew', async () => {
    const context = await aSender(database)
    const bytes = await aPaper()
    const id = await begun(context, bytes)
    await continueUpload(context, id, { offset: 0, bytes: bytes.subarray(0, 500) })
    await piecesOf(context).write(piecemeal(context, id), 500, Buffer.alloc(2_000, 'x'))

    const { offset } = await viewUpload(context, id)
    await continueUpload(context, id, { offset, bytes: bytes.subarray(offset) })

    expect(offset).toBe(500)
    expect((await openFile(context, (await finishUpload(context, id)).id, nobody)).bytes).toEqual(
      bytes,
    )
  })

  test('is forgotten after three days without a piece, bytes and all; one that was gone on with stays', async () => {
    const context = await aSender(database)
    const [left, kept] = [await aPaper(), await aPaper()]
    const ids = [await begun(context, left), await begun(context, kept)]
    const [leftId, keptId] = ids as [UploadId, UploadId]
    await continueUpload(context, leftId, { offset: 0, bytes: left.subarray(0, 10) })
    context.clock.set(new Date(context.clock.now().getTime() + 2 * DAY))
    await continueUpload(context, keptId, { offset: 0, bytes: kept.subarray(0, 10) })

    context.clock.set(new Date(context.clock.now().getTime() + DAY))
    await removeUnusedFiles(context)
    await removeUnusedFiles(context)

    expect(await refusalOf(viewUpload(context, leftId))).toEqual({ code: 'not-found/upload' })
    expect(await piecesOf(context).sizeOf(piecemeal(context, leftId))).toBe(0)
    expect((await viewUpload(context, keptId)).offset).toBe(10)
  })

  test('that is forgotten by its sender is gone; the file that it became stays', async () => {
    const context = await aSender(database)
    const bytes = await aPaper()
    const id = await begun(context, bytes)
    await continueUpload(context, id, { offset: 0, bytes })
    const file = await finishUpload(context, id)

    await dropUpload(context, id)

    expect(await refusalOf(viewUpload(context, id))).toEqual({ code: 'not-found/upload' })
    expect((await openFile(context, file.id, nobody)).bytes).toEqual(bytes)
  })

  test('has the same bytes however it is cut, with pieces lost, repeated and out of order', async () => {
    const context = await aSender(database)
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            length: fc.integer({ min: 0, max: 2_500 }),
            fate: fc.constantFrom('comes', 'comes', 'is lost', 'answer is lost', 'comes twice'),
            shift: fc.constantFrom(0, 0, 0, -400, 300),
          }),
          { maxLength: 12 },
        ),
        async (pieces) => {
          const bytes = await aPaper(1_500)
          const id = await begun(context, bytes)
          let believed = 0
          const send = async (from: number, length: number) => {
            const piece = { offset: from, bytes: bytes.subarray(from, from + length) }
            try {
              return (await continueUpload(context, id, piece)).offset
            } catch (error) {
              if (!(error instanceof Refused) || error.code !== 'conflict/upload-offset')
                throw error
              return Number(error.details.members?.offset)
            }
          }

          for (const { length, fate, shift } of pieces) {
            const from = Math.min(bytes.length, Math.max(0, believed + shift))
            if (fate === 'is lost') continue
            const told = await send(from, length)
            if (fate === 'comes twice') await send(from, length)
            if (fate !== 'answer is lost') believed = told
          }
          for (let at = (await viewUpload(context, id)).offset; at < bytes.length;)
            at = await send(at, 1_111)
          const file = await finishUpload(context, id)

          expect((await openFile(context, file.id, nobody)).bytes).toEqual(bytes)
        },
      ),
      { numRuns: 25 },
    )
  })
})
