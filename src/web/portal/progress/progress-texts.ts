import { inEnglish, texts } from '../../texts.ts'

/** Where a dossier stands, in words that its applicant understands. */
export const PROGRESS = texts(
  {
    states: {
      submitted: 'Chờ tiếp nhận',
      received: 'Đang xử lý',
      processing: 'Đang xử lý',
      'awaiting-supplement': 'Chờ bạn bổ sung',
      'awaiting-payment': 'Chờ bạn nộp phí',
      refused: 'Không được tiếp nhận',
      withdrawn: 'Bạn đã rút',
      stopped: 'Đã dừng giải quyết',
      finished: 'Đã có kết quả',
      returned: 'Đã trả kết quả',
    },
    soon: 'Sắp đến hạn',
    late: (howMuch: string) => `Quá hạn ${howMuch}`,
    days: (count: number) => `${count} ngày làm việc`,
    hours: (count: number) => `${count} giờ làm việc`,
    stations: {
      filed: 'Đã nộp',
      reception: 'Tiếp nhận',
      handling: 'Giải quyết',
      result: 'Có kết quả',
      returned: 'Trả kết quả',
      refused: 'Không được tiếp nhận',
      withdrawn: 'Bạn đã rút hồ sơ',
      stopped: 'Đã dừng giải quyết',
    },
    now: 'đang ở đây',
    due: 'Hẹn trả:',
    waitsForYou: 'Đang chờ bạn',
    paused: {
      'awaiting-supplement':
        'Thời gian giải quyết tạm dừng; hẹn trả được tính lại khi bạn bổ sung.',
      'awaiting-payment': 'Thời gian giải quyết tạm dừng; hẹn trả được tính lại khi bạn nộp đủ.',
    },
  },
  {
    states: {
      submitted: 'Waiting to be received',
      received: 'Being handled',
      processing: 'Being handled',
      'awaiting-supplement': 'Waiting for your papers',
      'awaiting-payment': 'Waiting for your payment',
      refused: 'Not received',
      withdrawn: 'Withdrawn by you',
      stopped: 'Stopped',
      finished: 'Result ready',
      returned: 'Result handed over',
    },
    soon: 'Due soon',
    late: (howMuch) => `Late by ${howMuch}`,
    days: (count) => inEnglish(count, 'working day'),
    hours: (count) => inEnglish(count, 'working hour'),
    stations: {
      filed: 'Filed',
      reception: 'Reception',
      handling: 'Handling',
      result: 'Result ready',
      returned: 'Result handed over',
      refused: 'Not received',
      withdrawn: 'Withdrawn by you',
      stopped: 'Stopped',
    },
    now: 'it is here',
    due: 'Due:',
    waitsForYou: 'Waiting for you',
    paused: {
      'awaiting-supplement':
        'The clock stands still; the due date is set again when you complete it.',
      'awaiting-payment': 'The clock stands still; the due date is set again when you have paid.',
    },
  },
)

export type ProgressWords = (typeof PROGRESS)['vi']
