import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import type { ImportId } from '#kernel/id'
import type { Refused } from '#kernel/refused'
import { organisationNow } from '#modules/organisations'
import { staffingNow } from '#modules/organisations'
import { catalogueOf } from '#modules/procedures'
import { viewPublication, viewRecord } from '#modules/publications'
import { acting, anAccount, answerOf, aRole } from '../../../../tools/test-support/accounts.ts'
import { aContext, aDemoDatabase } from '../../../../tools/test-support/database.ts'
import { anArchive, anOfficeFile } from '../../../../tools/test-support/file-samples.ts'
import { aContent } from '../../../../tools/test-support/procedures.ts'
import { openCatalogue } from '../../procedures/usecases/open-data.ts'
import { publishProcedure } from '../../procedures/usecases/publish-procedure.ts'
import { startPublication } from '../../publications/usecases/draft-publication.ts'
import { addItem } from '../../publications/usecases/edit-items.ts'
import { aSheet, NEW_ROW } from '../test-support/sheets.ts'
import { discardImport } from './discard-import.ts'
import { importFile } from './import-file.ts'
import { takeRows } from './take-rows.ts'
import { templateXlsx } from './template.ts'
import { listReadFiles, openImportedFile, viewImport, viewImportRow } from './view-import.ts'

const BIRTH = '1.001193'

const database = await aDemoDatabase()
const control = aContext(database, {
  actor: acting(await anAccount(database), aRole('procedure-control', 'van-phong')),
})
const handler = aContext(database, {
  actor: acting(await anAccount(database), aRole('handler', 'van-phong')),
})

const FACTS = {
  number: null,
  decidedOn: null,
  issuer: 'Chủ tịch Ủy ban nhân dân tỉnh',
  summary: 'Công bố thủ tục hành chính nhập từ tệp',
  effectiveOn: null,
}

const imported = (bytes: Buffer, name = 'thu-tuc.xlsx') => importFile(control, { name, bytes })
const rowsOf = async (id: ImportId) =>
  (await viewImport(control, id, { state: null, after: 0, limit: 5_000 })).rows
const previewOf = async (bytes: Buffer) => rowsOf(await imported(bytes))
const sheetOf = async (...rows: Parameters<typeof aSheet>[0][number][]) =>
  previewOf(await aSheet(rows.map((row) => ({ ...NEW_ROW, ...row }))))
const nationalOf = (...records: unknown[]) => Buffer.from(JSON.stringify(records))

async function exported(): Promise<Buffer> {
  const organisation = async () => ({
    units: await organisationNow(control),
    isRoleHeld: await staffingNow(control),
  })
  return (await openCatalogue(control, { organisation })).xlsx()
}

describe('a sheet', () => {
  test('that was exported from the catalogue changes nothing when it comes back', async () => {
    const { index } = await catalogueOf(control)

    const rows = await previewOf(await exported())

    expect(rows).toHaveLength(index.documents.length)
    expect(rows.filter(({ state }) => state !== 'unchanged')).toEqual([])
  })

  test('tells what is new, what would change, what stays and what is wrong, row by row', async () => {
    const rows = await sheetOf(
      {},
      { 'Mã thủ tục': '1.999002', 'Lĩnh vực': 'Lĩnh vực lạ', 'Thời hạn giải quyết': 'sớm' },
    )

    expect(rows.map(({ position, code, state }) => [position, code, state])).toEqual([
      [2, '1.999001', 'new'],
      [3, '1.999002', 'faulty'],
    ])
    expect(rows[1]?.faults).toEqual([
      { column: 'Lĩnh vực', code: 'sector-unknown', given: 'Lĩnh vực lạ' },
      { column: 'Thời hạn giải quyết', code: 'time-unreadable', given: 'sớm' },
    ])
  })

  test('that changes one line of the papers leaves what a sheet does not show as it was', async () => {
    const bytes = await exported()
    const { index } = await catalogueOf(control)
    const before = index.documents.find(({ entry }) => entry.code === BIRTH)?.entry.content
    const cells = await cellsOf(bytes, BIRTH)
    const papers = `${cells['Thành phần hồ sơ']}\nGiấy xác nhận mới | 1 | 0`

    const id = await imported(await aSheet([{ ...cells, 'Thành phần hồ sơ': papers }]))

    const { row } = await viewImportRow(control, id, 2)
    expect(row.changed).toEqual(['components'])
    expect(row.content?.components.slice(0, -1)).toEqual(before?.components)
    expect(row.content?.components.at(-1)).toMatchObject({
      name: 'Giấy xác nhận mới',
      originals: 1,
    })
  })

  test.each([
    ['Tên thủ tục', new Date('2026-03-02'), 'cell-is-date'],
    ['Tên thủ tục', 5, 'cell-is-number'],
    ['Ghi chú', true, 'cell-is-yes-no'],
    ['Ghi chú', { value: '=1+1', type: 'Formula' as const }, 'cell-is-formula'],
    ['Tên thủ tục', '', 'cell-empty'],
    ['Cơ quan giải quyết', 'Sở Không có', 'unit-unknown'],
    ['Cấp thực hiện', 'Cấp thôn', 'option-unknown'],
    ['Số bộ hồ sơ', 'hai', 'number-unreadable'],
    ['Phí, lệ phí', 'tám nghìn', 'fee-unreadable'],
    ['Thành phần hồ sơ', 'Đơn | một | 0', 'paper-unreadable'],
    ['Căn cứ pháp lý', 'Luật Hộ tịch', 'basis-unreadable'],
    ['Mã thủ tục', 'khai sinh', 'code-not-national'],
    ['Tên thủ tục', 'x'.repeat(2_001), 'too-long'],
    ['Số bộ hồ sơ', '0', 'cell-empty'],
  ])('with %s as %o has a fault there', async (column, cell, code) => {
    const value = cell instanceof Date ? { value: cell, type: Date, format: 'dd/mm/yyyy' } : cell

    const [row] = await sheetOf({ [column]: value })

    expect(row?.state).toBe('faulty')
    expect(row?.faults.map((fault) => [fault.column, fault.code])).toEqual([[column, code]])
  })

  test('may have a code that became a number, and one of the localised style', async () => {
    const rows = await sheetOf(
      { 'Mã thủ tục': 1.99901 },
      { 'Mã thủ tục': '1.999011.000.00.00.H37' },
    )

    expect(rows.map(({ code }) => code)).toEqual(['1.999010', '1.999011'])
  })

  test('that names a code twice has a fault at either of them', async () => {
    const rows = await sheetOf({}, {})

    expect(rows.map(({ faults }) => faults.map(({ code }) => code))).toEqual([
      ['code-twice'],
      ['code-twice'],
    ])
  })

  test('to begin with is read, and its example is left out', async () => {
    const id = await imported(await templateXlsx())

    expect(await rowsOf(id)).toMatchObject([
      { position: 2, state: 'unchanged', content: null, faults: [{ code: 'example-row' }] },
      { position: 3, state: 'unchanged', content: null, faults: [{ code: 'example-row' }] },
    ])
    expect(await answerOf(takeRows(control, id, 'all', FACTS))).toBe(
      'invalid/import-nothing-chosen',
    )
  })

  test('to begin with has an example that is written as it must be', async () => {
    const cells = await cellsOf(await templateXlsx(), '1.000000')

    const [row] = await sheetOf({ ...cells, 'Mã thủ tục': '1.999002' })

    expect(row).toMatchObject({ position: 2, state: 'new', faults: [] })
  })

  test('to begin with says how a procedure is repealed', async () => {
    const { readSheet } = await import('read-excel-file/node')
    const [titles = [], , example = []] = await readSheet(await templateXlsx())
    const cells = Object.fromEntries(titles.map((title, at) => [String(title), example[at] ?? '']))

    const [row] = await previewOf(await aSheet([{ ...cells, 'Mã thủ tục': BIRTH }] as never))

    expect(row).toMatchObject({ code: BIRTH, state: 'repealed', content: null, faults: [] })
  })
})

async function cellsOf(bytes: Buffer, code: string): Promise<Record<string, string>> {
  const { readSheet } = await import('read-excel-file/node')
  const [titles = [], ...rows] = await readSheet(bytes)
  const row = rows.find(([first]) => first === code) ?? []
  return Object.fromEntries(titles.map((title, at) => [String(title), String(row[at] ?? '')]))
}

describe('a file that cannot be read', () => {
  const bomb = anOfficeFile('xlsx', {
    name: 'xl/worksheets/sheet1.xml',
    content: Buffer.alloc(80 * 1024 ** 2),
  })

  test.each([
    ['is no workbook', async () => Buffer.from('PK\x03\x04 và chữ'), 'unsupported-type/import'],
    [
      'is an archive of something else',
      async () => anArchive([{ name: 'a.txt', content: 'a' }]),
      'unsupported-type/import',
    ],
    ['is larger than 32 MB', async () => Buffer.alloc(32 * 1024 ** 2 + 1, 32), 'too-large/import'],
    ['unpacks without end', async () => bomb, 'invalid/import-too-costly'],
    [
      'has another sheet',
      () => aSheet([NEW_ROW], { name: 'Sheet1' }),
      'invalid/import-sheet-missing',
    ],
    [
      'lacks columns',
      () => aSheet([NEW_ROW], { titles: ['Mã thủ tục'] }),
      'invalid/import-columns-missing',
    ],
    ['has no rows', () => aSheet([]), 'invalid/import-empty'],
    [
      'has more than 5,000',
      async () => nationalOf(...Array.from({ length: 5_001 }, () => ({ MATTHC: BIRTH }))),
      'invalid/import-too-many-rows',
    ],
    ['breaks off', async () => Buffer.from('[{"MATTHC": "1.001193"'), 'invalid/import-not-json'],
    ['is JSON of something else', async () => Buffer.from('{"a": 1}'), 'invalid/import-not-json'],
  ])('because it %s is refused', async (_, bytes, code) => {
    expect(await answerOf(imported(await bytes()))).toBe(code)
  })

  test('because of its columns tells which are missing', async () => {
    const bytes = await aSheet([NEW_ROW], { titles: Object.keys(NEW_ROW).slice(0, -1) })

    const refused = await imported(bytes).catch((error: Refused) => error)

    expect(refused).toMatchObject({ details: { members: { columns: ['Ghi chú'] } } })
  })
})

describe('rows that are chosen', () => {
  const threeRows = async () =>
    imported(
      await aSheet([
        { ...NEW_ROW, 'Mã thủ tục': '1.999201' },
        { ...(await cellsOf(await exported(), '2.000635')), 'Ghi chú': 'Ghi chú mới' },
        { ...NEW_ROW, 'Mã thủ tục': 'sai' },
      ]),
    )

  test('go into one draft, which amends what there is and issues what there is not', async () => {
    const id = await threeRows()

    const { publicationId, taken } = await takeRows(control, id, 'all', FACTS)

    const { items, publication } = await viewPublication(control, publicationId)
    expect(taken).toBe(2)
    expect(publication.state).toBe('draft')
    expect(items.map(({ code, kind }) => [code, kind])).toEqual([
      ['1.999201', 'new'],
      ['2.000635', 'amend'],
    ])
    const { content } = await viewRecord(control, publicationId, '2.000635')
    expect(content.note).toBe('Ghi chú mới')
  })

  test('change nothing of the catalogue before they are published', async () => {
    const before = await catalogueOf(control)

    await takeRows(control, await threeRows(), 'all', FACTS)

    expect((await catalogueOf(control)).revision).toBe(before.revision)
  })

  test('go into a draft that is there, and what it has already stays as it is', async () => {
    const draft = await startPublication(control, FACTS)
    await addItem(control, draft, { code: '2.000635', kind: 'amend', relatedCode: null })

    const result = await takeRows(control, await threeRows(), 'all', draft)

    expect(result).toEqual({ publicationId: draft, taken: 1, present: 1 })
  })

  test('go in once', async () => {
    const id = await threeRows()
    const { publicationId } = await takeRows(control, id, [2], FACTS)

    expect(await answerOf(takeRows(control, id, [2], publicationId))).toBe(
      'conflict/import-row-taken',
    )
    expect((await viewImport(control, id, { state: 'new', after: 0, limit: 10 })).left).toBe(1)
  })

  test('that are faulty or not there are refused, and none at all', async () => {
    const id = await threeRows()

    expect(await answerOf(takeRows(control, id, [4], FACTS))).toBe('invalid/import-row-not-taken')
    expect(await answerOf(takeRows(control, id, [99], FACTS))).toBe('not-found/import-row')
    expect(await answerOf(takeRows(control, id, [], FACTS))).toBe('invalid/import-nothing-chosen')
  })

  test('are refused when another decision came between', async () => {
    const id = await imported(await aSheet([{ ...NEW_ROW, 'Mã thủ tục': '1.999202' }]))
    await publishProcedure(control, {
      code: '1.999202',
      effectiveFrom: day('2026-03-05'),
      content: aContent(),
    })

    expect(await answerOf(takeRows(control, id, 'all', FACTS))).toBe('conflict/import-out-of-date')
  })
})

describe('files that were read', () => {
  test('are listed the newest first, a page at a time, until they are thrown away', async () => {
    const [first, second] = [
      await imported(await aSheet([NEW_ROW]), 'một.xlsx'),
      await imported(await aSheet([NEW_ROW]), 'hai.xlsx'),
    ]

    const { files, nextCursor } = await listReadFiles(control, { cursor: null, limit: 1 })
    const rest = await listReadFiles(control, { cursor: nextCursor, limit: 1 })
    await discardImport(control, second)

    expect([files[0]?.id, rest.files[0]?.id]).toEqual([second, first])
    expect(await answerOf(viewImport(control, second, { state: null, after: 0, limit: 1 }))).toBe(
      'not-found/import',
    )
    expect(await answerOf(discardImport(control, second))).toBe('not-found/import')
    expect(await answerOf(viewImportRow(control, first, 99))).toBe('not-found/import-row')
  })

  test('are for procedure control alone', async () => {
    const id = await imported(await aSheet([NEW_ROW]))

    for (const act of [
      importFile(handler, { name: 'a', bytes: Buffer.from('{}') }),
      takeRows(handler, id, 'all', FACTS),
      discardImport(handler, id),
      listReadFiles(handler, { cursor: null, limit: 1 }),
      viewImport(handler, id, { state: null, after: 0, limit: 1 }),
      viewImportRow(handler, id, 2),
      openImportedFile(handler, id),
    ])
      expect(await answerOf(act)).toBe('forbidden/role')
  })
})
