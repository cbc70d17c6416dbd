import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import type { ImportId, ProcedureVersionId } from '#kernel/id'
import { catalogueOf, changeCatalogue, doubtCatalogue } from '#modules/procedures'
import { viewPublication } from '#modules/publications'
import { inTransaction } from '#platform/db'
import { acting, anAccount, answerOf, aRole } from '../../../../tools/test-support/accounts.ts'
import { aContext, aDemoDatabase } from '../../../../tools/test-support/database.ts'
import { aSheet, NEW_ROW } from '../test-support/sheets.ts'
import { importFile } from './import-file.ts'
import { takeRows } from './take-rows.ts'
import { viewImport } from './view-import.ts'

const BIRTH = '1.001193'

const database = await aDemoDatabase()
const control = aContext(database, {
  actor: acting(await anAccount(database), aRole('procedure-control', 'van-phong')),
})

const FACTS = {
  number: null,
  decidedOn: null,
  issuer: 'Chủ tịch Ủy ban nhân dân tỉnh',
  summary: 'Công bố thủ tục hành chính nhập từ tệp',
  effectiveOn: null,
}

const imported = (bytes: Buffer) => importFile(control, { name: 'thu-tuc.xlsx', bytes })
const rowsOf = async (id: ImportId) =>
  (await viewImport(control, id, { state: null, after: 0, limit: 100 })).rows
const previewOf = async (bytes: Buffer) => rowsOf(await imported(bytes))

describe('a row of a sheet that repeals or replaces', () => {
  const REPEAL = { 'Mã thủ tục': BIRTH, 'Loại thay đổi': 'Bãi bỏ' }
  const REPLACE = { ...NEW_ROW, 'Loại thay đổi': `Thay thế ${BIRTH}` }
  const told = async (...rows: Parameters<typeof aSheet>[0][number][]) =>
    (await previewOf(await aSheet(rows))).map(({ state, relatedCode, faults }) => [
      state,
      relatedCode,
      ...faults.map(({ code }) => code),
    ])

  test('is a line of its kind, with the other procedure', async () => {
    expect(await told(REPEAL)).toEqual([['repealed', null]])
    expect(await told({ ...REPEAL, 'Loại thay đổi': 'Hủy bỏ, thay bằng 1.000894' })).toEqual([
      ['repealed', '1.000894'],
    ])
    expect(await told(REPLACE)).toEqual([['replacing', BIRTH]])
  })

  test('is told where it says the same as another row', async () => {
    expect(await told(REPLACE, REPEAL)).toEqual([
      ['replacing', BIRTH],
      ['unchanged', null, 'ends-by-replacement'],
    ])
  })

  test.each([
    ['of no procedure', [{ ...REPEAL, 'Mã thủ tục': '1.999999' }], 'procedure-unknown'],
    [
      'in place of none',
      [{ ...REPLACE, 'Loại thay đổi': 'Thay thế 1.999999' }],
      'procedure-unknown',
    ],
    ['in place of itself', [{ ...REPLACE, 'Mã thủ tục': BIRTH }], 'replaced-by-itself'],
    ['in words nobody knows', [{ ...REPEAL, 'Loại thay đổi': 'Tạm dừng' }], 'change-unreadable'],
    [
      'and changes it as well',
      [REPEAL, { ...NEW_ROW, 'Mã thủ tục': BIRTH }],
      'repealed-and-changed',
    ],
    ['twice', [REPEAL, REPEAL], 'repealed-and-changed'],
    [
      'what another row changes',
      [REPLACE, { ...NEW_ROW, 'Mã thủ tục': BIRTH }],
      'repealed-and-changed',
    ],
    [
      'what another row replaces',
      [REPLACE, { ...REPLACE, 'Mã thủ tục': '1.999002' }],
      'repealed-and-changed',
    ],
  ])('%s has a fault', async (_, rows, code) => {
    for (const row of await told(...rows)) expect(row).toEqual(['faulty', null, code])
  })

  test('of a procedure that was repealed before has a fault', async () => {
    const { index } = await catalogueOf(control)
    const [some] = index.documents.filter(({ entry }) => entry.code !== BIRTH).slice(-1)
    const own = some?.entry
    await changed(own?.code ?? '', own?.id ?? null)

    const cells = { ...REPEAL, 'Mã thủ tục': own?.code ?? '' }
    expect(await told(cells)).toEqual([['faulty', null, 'already-repealed']])
  })

  test('goes into a draft as a repeal or a replacement, and not when another decision came between', async () => {
    const { index } = await catalogueOf(control)
    const [, other] = index.documents.filter(({ entry }) => entry.code !== BIRTH)
    const code = other?.entry.code ?? ''
    const rows = [
      { ...REPLACE, 'Mã thủ tục': '1.999301' },
      { ...REPEAL, 'Mã thủ tục': code, 'Loại thay đổi': 'Bãi bỏ, thay bằng 1.999301' },
    ]
    const [id, late] = [await imported(await aSheet(rows)), await imported(await aSheet(rows))]

    const { publicationId, taken } = await takeRows(control, id, 'all', FACTS)

    const { items } = await viewPublication(control, publicationId)
    expect(taken).toBe(2)
    expect(items.map((item) => [item.code, item.kind, item.relatedCode])).toEqual(
      expect.arrayContaining([
        ['1.999301', 'replace', BIRTH],
        [code, 'repeal', '1.999301'],
      ]),
    )
    await changed(code, other?.entry.id ?? null)
    expect((await viewImport(control, late, { state: null, after: 0, limit: 1 })).left).toBe(2)
    expect(await answerOf(takeRows(control, late, 'all', FACTS))).toBe(
      'conflict/import-out-of-date',
    )
  })
})

/** Repeals a procedure by another decision. */
async function changed(code: string, basedOn: ProcedureVersionId | null): Promise<void> {
  await inTransaction(control.db, (tx) =>
    changeCatalogue(tx, control, day('2026-12-01'), [{ code, content: null, basedOn }]),
  )
  await doubtCatalogue(control.db)
}
