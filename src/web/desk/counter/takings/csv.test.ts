import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test('a table keeps its letters, numbers, commas, quotes and lines', () => {
  expect(
    csvOf([
      ['Người nộp', 8000],
      ['Nông "Út", Lâm\nxã A', 0],
    ]),
  ).toBe('\uFEFFNgười nộp,8000\r\n"Nông ""Út"", Lâm\nxã A",0\r\n')
})

test.each(['=1+1', '+84912', '-5', '@SUM(A1)', '\t=1'])('%j is text and no formula', (text) => {
  expect(csvOf([[text]])).toContain(`'${text}`)
})
