import { describe, expect, test } from 'vitest'
import { deadlineOf, workingTime } from './deadline.ts'

test.each([
  [0.001, '1 phút', '1 min'],
  [0.99, '59 phút', '59 min'],
  [1, '1 giờ', '1 h'],
  [3.75, '3 giờ', '3 h'],
  [7.99, '7 giờ', '7 h'],
  [8, '1 ngày', '1 day'],
  [23.9, '2 ngày', '2 days'],
])('%d working hours are told as %s', (hours, vietnamese, english) => {
  expect(workingTime(hours, 'vi')).toBe(vietnamese)
  expect(workingTime(hours, 'en')).toBe(english)
})

describe('the time left of a dossier', () => {
  test.each([
    ['submitted', null, 'chưa tính hạn', 'plain'],
    ['processing', null, 'không có hạn', 'plain'],
    ['processing', -40, 'còn 5 ngày', 'going'],
    ['processing', -8, 'còn 1 ngày', 'going'],
    ['received', -3, 'sắp đến hạn, còn 3 giờ', 'soon'],
    ['processing', 9, 'quá hạn 1 ngày', 'late'],
    ['processing', -20, 'tạm dừng, còn 2 ngày', 'plain'],
    ['awaiting-supplement', -12, 'tạm dừng, còn 1 ngày', 'plain'],
    ['awaiting-supplement', 2, 'tạm dừng, quá hạn 2 giờ', 'late'],
    ['finished', -16, 'xong sớm 2 ngày', 'done'],
    ['returned', 0, 'xong đúng hạn', 'done'],
    ['returned', 4, 'xong trễ 4 giờ', 'late'],
  ] as const)(
    'of one that is %s, %s working hours late, reads “%s”',
    (state, hours, text, tone) => {
      const lateness = {
        late: hours !== null && hours > 0,
        standsStill: text.startsWith('tạm dừng'),
        dueSoon: tone === 'soon',
        warnings: [],
        workingHours: hours,
      }

      expect(deadlineOf({ state, lateness }, 'vi')).toMatchObject({ text, tone })
    },
  )
})
