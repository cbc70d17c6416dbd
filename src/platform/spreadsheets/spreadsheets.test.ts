import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { xlsxOf } from './index.ts'

const TABLE = {
  name: 'Sổ',
  columns: [
    { title: 'Tên', width: 20 },
    { title: 'Số', width: 8 },
    { title: 'Lúc', width: 16 },
  ],
}

test('a table is read back as it was: letters, numbers, times on the clocks of Vietnam, empty cells', async () => {
  const rows = [
    ['Nông "Út" <Lâm> & Mạ\nxã A', 0.25, new Date('2026-03-02T17:30:00+07:00')],
    [null, null, null],
    ['cuối', 3, null],
  ]

  const read = await readSheet(await xlsxOf({ ...TABLE, rows }))

  expect(read).toEqual([
    ['Tên', 'Số', 'Lúc'],
    ['Nông "Út" <Lâm> & Mạ\nxã A', 0.25, new Date('2026-03-02T17:30:00Z')],
    [null, null, null],
    ['cuối', 3, null],
  ])
})

test.each(['=1+1', '+84912', '@SUM(A1)'])('%j is text and no formula', async (text) => {
  const read = await readSheet(await xlsxOf({ ...TABLE, rows: [[text, null, null]] }))

  expect(read[1]?.[0]).toBe(text)
})

test('a character that XML cannot hold is left out, and the rest is kept', async () => {
  const read = await readSheet(
    await xlsxOf({ ...TABLE, rows: [['A\u0000B\u000C\uD800', null, null]] }),
  )

  expect(read[1]?.[0]).toBe('AB')
})
