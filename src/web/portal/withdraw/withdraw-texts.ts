import { texts } from '../../texts.ts'

export const WITHDRAW = texts(
  {
    title: 'Rút hồ sơ – Một Cửa',
    faulty: 'Lỗi: Rút hồ sơ – Một Cửa',
    back: 'Về hồ sơ',
    heading: 'Rút hồ sơ này?',
    what: 'Cơ quan dừng giải quyết ngay và gửi bạn thông báo. Hồ sơ đã rút không mở lại được; muốn làm tiếp thì nộp hồ sơ mới. Bản chính bạn đã nộp được trả lại tại nơi tiếp nhận.',
    reason: 'Vì sao bạn rút hồ sơ?',
    reasonHelp: 'Một câu là đủ, ví dụ: nộp nhầm thủ tục.',
    withdraw: 'Rút hồ sơ',
    keep: 'Không rút nữa',
    faults: 'Chưa rút được hồ sơ',
    needsReason: 'Viết lý do bạn rút hồ sơ.',
    cannot: 'Hồ sơ này không rút được nữa',
  },
  {
    title: 'Withdraw the dossier – Một Cửa',
    faulty: 'Error: Withdraw the dossier – Một Cửa',
    back: 'Back to the dossier',
    heading: 'Withdraw this dossier?',
    what: 'The agency stops at once and sends you a notice. A withdrawn dossier cannot be opened again; file a new one to go on. Originals you handed in are given back where they were received.',
    reason: 'Why do you withdraw it?',
    reasonHelp: 'One sentence is enough, for instance: wrong procedure.',
    withdraw: 'Withdraw',
    keep: 'Keep the dossier',
    faults: 'The dossier was not withdrawn',
    needsReason: 'Say why you withdraw the dossier.',
    cannot: 'This dossier can no longer be withdrawn',
  },
)
