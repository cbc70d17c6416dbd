import { texts } from '../../texts.ts'

/** What every page of the counter says alike. */
export const COUNTER = texts(
  {
    errors: 'Cần sửa trước khi tiếp tục',
    opensNew: '(mở cửa sổ mới)',
  },
  {
    errors: 'To be mended before going on',
    opensNew: '(opens a new window)',
  },
)
