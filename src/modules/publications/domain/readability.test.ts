import { expect, test } from 'vitest'
import { readingFaults } from './readability.ts'

test.each([
  ['a plain sentence', 'Nộp hồ sơ tại bộ phận một cửa.', []],
  ['a sentence of more than fifty words', `${'rất '.repeat(51)}dài.`, ['sentence-long']],
  ['many short sentences', 'Nộp hồ sơ. '.repeat(40), []],
  ['nothing but capitals', 'GIẤY CHỨNG NHẬN QUYỀN SỬ DỤNG ĐẤT', ['all-capitals']],
  ['a sentence of capitals among others', 'Nộp hồ sơ. PHẢI NỘP ĐỦ BẢN CHÍNH.', ['all-capitals']],
  ['an abbreviation', 'UBND cấp xã', []],
  ['a picture without text', 'Xem ![](so-do.png)', ['image-without-text']],
  ['a picture with text', 'Xem ![Sơ đồ thửa đất](so-do.png)', []],
  ['an image tag without text', 'Xem <img src="a.png">', ['image-without-text']],
  ['an image tag with text', 'Xem <img src="a.png" alt="Sơ đồ">', []],
  ['the bare address of a picture', 'https://vi.du/so-do.png', ['image-without-text']],
] as const)('%s', (_, text, faults) => {
  expect(readingFaults(text)).toEqual(faults)
})
