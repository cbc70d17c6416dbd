import { expect, test } from 'vitest'
import { fold, inOneLine, tidy } from './text.ts'

test.each([
  ['  Hoàng   Thị\tBế ', 'Hoàng Thị Bế'],
  ['Hoàng'.normalize('NFD'), 'Hoàng'],
  ['Be\u0302\u200B\u0301', 'Bế'],
  ['một\r\nhai', 'một\nhai'],
  [' \u00A0\u200B\uFEFF', ''],
])('%j is kept as %j', (text, kept) => {
  expect(tidy(text)).toBe(kept)
  expect(tidy(kept)).toBe(kept)
})

test.each([
  ['Hoà Bình', 'hoa binh'],
  ['Hòa Bình', 'hoa binh'],
  ['Đồng Đăng (Lạng Sơn)', 'dong dang lang son'],
])('%s is searched for as %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test.each([
  ['một \n  hai\n\nba', 'một hai ba'],
  ['\n một  hai\n', 'một  hai'],
  ['', ''],
])('%j in one line is %j', (text, line) => {
  expect(inOneLine(text)).toBe(line)
})
