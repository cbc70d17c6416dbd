import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsIn, readLines } from './given-lines.ts'

test('cells are read from what a table or CSV gives, quotes and breaks within them kept', () => {
  expect(cellsIn('1.000001\txã\tCó\n1.000002\ttỉnh')).toEqual([
    ['1.000001', 'xã', 'Có'],
    ['1.000002', 'tỉnh'],
  ])
  expect(cellsIn('\uFEFF1.000001;xã;Không;"Họp; rồi\nký ""kín"""\r\n')).toEqual([
    ['1.000001', 'xã', 'Không', 'Họp; rồi\nký "kín"'],
    [],
  ])
  expect(cellsIn('1.000001|xã')).toEqual([['1.000001', 'xã']])
  expect(cellsIn('1.000001;"xã')).toEqual([['1.000001', '"xã']])
})

test('whatever cells are written as CSV are read again', () => {
  const cell = fc.string().filter((text) => !/[\uFEFF\r]/u.test(text))
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const written = rows.map((row) => row.map(quoted).join(';')).join('\n')

      expect(cellsIn(`mã;cấp\n${written}`).slice(1)).toEqual(rows)
    }),
  )
})

test('a line says code, level, answer and reason; the heading says nothing', () => {
  const rows = [
    ['Mã thủ tục', 'Cấp', 'Tiếp nhận', 'Lý do'],
    ['1.000001', 'Cấp xã', 'Có', ''],
    ['1.000002'],
    [''],
    ['1.000003', 'tỉnh', 'Không', 'Phải họp.'],
  ]

  expect(readLines(rows, 'commune').map(({ at, read }) => [at, read])).toEqual([
    [2, { code: '1.000001', level: 'commune', reason: null }],
    [3, { code: '1.000002', level: 'commune', reason: null }],
    [5, { code: '1.000003', level: 'province', reason: 'Phải họp.' }],
  ])
})

test.each([
  [['', 'xã'], 'code-missing'],
  [['1.000001'], 'level-missing'],
  [['1.000001', 'phường'], 'level-unknown'],
  [['1.000001', 'xã', 'có lẽ'], 'answer-unknown'],
  [['1.000001', 'xã', 'Không', ''], 'reason-missing'],
  [['1.000001', 'xã', 'Có', 'Phải họp.'], 'reason-not-needed'],
])('%j cannot be taken: %s', (cells, fault) => {
  expect(readLines([['Mã'], cells], null)).toMatchObject([{ at: 2, read: fault }])
})
