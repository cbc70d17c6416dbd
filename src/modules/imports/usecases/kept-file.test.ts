import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { describeOwnFiles, openFile, usableFiles } from '#modules/documents'
import { SYSTEM } from '#platform/access'
import { inTransaction } from '#platform/db'
import { XLSX_TYPE } from '#platform/spreadsheets'
import { acting, anAccount, answerOf, aRole } from '../../../../tools/test-support/accounts.ts'
import { aContext, aDemoDatabase } from '../../../../tools/test-support/database.ts'
import { removeUnusedFiles } from '../../documents/usecases/remove-unused-files.ts'
import { aSheet, NEW_ROW } from '../test-support/sheets.ts'
import { discardImport } from './discard-import.ts'
import { importFile } from './import-file.ts'
import { openImportedFile, viewImport } from './view-import.ts'

const database = await aDemoDatabase()
const control = aContext(database, {
  actor: acting(await anAccount(database), aRole('procedure-control', 'van-phong')),
})
/** When whatever nothing uses has been cleared away. */
const monthsLater = aContext(database, { actor: SYSTEM, now: new Date('2026-09-01T02:00:00Z') })

const imported = (bytes: Buffer, name = 'thu-tuc.xlsx') => importFile(control, { name, bytes })

const A_SHEET = await aSheet([NEW_ROW])

describe('a file that was read', () => {
  test.each([
    ['danh mục.xlsx', A_SHEET, XLSX_TYPE],
    ['LayThuTuc.json', Buffer.from('[{"MATTHC":"1.001193"}]'), 'application/json'],
  ])('is kept as it came: %s', async (name, bytes, mediaType) => {
    const id = await imported(bytes, name)

    expect(await openImportedFile(control, id)).toEqual({ name, mediaType, bytes })
    await removeUnusedFiles(monthsLater)
    expect((await openImportedFile(control, id)).bytes).toEqual(bytes)
  })

  test('is no file of whoever sent it: neither to be opened as such nor to be filed', async () => {
    const id = await imported(await aSheet([NEW_ROW]))
    const { file } = await viewImport(control, id, { state: null, after: 0, limit: 1 })
    const { fileId } = file

    expect(await answerOf(openFile(control, fileId, async () => false))).toBe('not-found/file')
    expect(await describeOwnFiles(control, [fileId])).toEqual([])
    expect(
      await answerOf(inTransaction(control.db, (tx) => usableFiles(tx, control, [fileId]))),
    ).toBe('invalid/file-not-usable')
  })

  test('is gone from the store once it is thrown away, unless it was read twice', async () => {
    const bytes = await aSheet([{ ...NEW_ROW, 'Mã thủ tục': '1.999777' }])
    const [first, second] = [await imported(bytes), await imported(bytes)]
    const sha256 = hash('sha256', bytes, 'buffer')
    const shelf = control.files.shelf('uploads')

    await discardImport(control, first)
    await removeUnusedFiles(monthsLater)
    expect((await openImportedFile(control, second)).bytes).toEqual(bytes)

    await discardImport(control, second)
    await removeUnusedFiles(monthsLater)
    expect(await answerOf(openImportedFile(control, second))).toBe('not-found/import')
    await expect(shelf.get(control.locality.id, sha256)).rejects.toThrow('ENOENT')
  })

  test('is not taken in when the store is almost full', async () => {
    const files = { ...control.files, isAlmostFull: async () => true }
    const bytes = await aSheet([NEW_ROW])

    expect(await answerOf(importFile({ ...control, files }, { name: 'a.xlsx', bytes }))).toBe(
      'full/file-store',
    )
  })

  test.each(['handler', 'administrator'] as const)('is not handed out to a %s', async (role) => {
    const id = await imported(await aSheet([NEW_ROW]))
    const other = aContext(database, {
      actor: acting(await anAccount(database), aRole(role, 'van-phong')),
    })

    expect(await answerOf(openImportedFile(other, id))).toBe('forbidden/role')
  })
})
