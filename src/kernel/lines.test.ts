import { expect, test } from 'vitest'
import { linesOf } from './lines.ts'

test.each([
  ['một hai ba', 7, 2, ['một hai', 'ba']],
  ['một hai ba bốn', 7, 2, ['một hai', 'ba bốn']],
  ['một hai ba bốn năm', 7, 2, ['một hai', 'ba bốn…']],
  ['', 7, 2, ['']],
  ['MỘT HAI BA', 7, 3, ['MỘT', 'HAI', 'BA']],
  ['1.001193.000.00.00.H37', 10, 3, ['1.001193.0', '00.00.00.', 'H37']],
])('"%s" is set in lines of %d characters, %d at most', (text, width, most, lines) => {
  expect(linesOf(text, width, most)).toEqual(lines)
})
