import { texts } from '../../texts.ts'

/** The warnings before a due instant, by name. */
export const WARNING_WORDS = texts(
  {
    'four-fifths-used': 'Đã dùng 80% thời hạn',
    'one-day-left': 'Còn không quá một ngày làm việc',
  },
  {
    'four-fifths-used': '80% of the time is used',
    'one-day-left': 'One working day or less is left',
  },
)
