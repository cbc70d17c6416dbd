import { texts } from '../../texts.ts'

/** What every page of the counter says alike. */
export const COUNTER = texts(
  {
    states: {
      submitted: 'Chờ tiếp nhận',
      received: 'Đã tiếp nhận',
      refused: 'Bị từ chối',
      processing: 'Đang xử lý',
      'awaiting-supplement': 'Chờ bổ sung',
      'awaiting-payment': 'Chờ nộp phí',
      withdrawn: 'Đã rút',
      stopped: 'Đã dừng',
      finished: 'Đã có kết quả',
      returned: 'Đã trả kết quả',
    },
    errors: 'Cần sửa trước khi tiếp tục',
    opensNew: '(mở cửa sổ mới)',
  },
  {
    states: {
      submitted: 'To be received',
      received: 'Received',
      refused: 'Refused',
      processing: 'Being handled',
      'awaiting-supplement': 'Awaiting papers',
      'awaiting-payment': 'Awaiting payment',
      withdrawn: 'Withdrawn',
      stopped: 'Stopped',
      finished: 'Result ready',
      returned: 'Result handed over',
    },
    errors: 'To be mended before going on',
    opensNew: '(opens a new window)',
  },
)
