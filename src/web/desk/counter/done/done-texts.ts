import { texts } from '../../../texts.ts'

/** The words of the page after a dossier was taken in. */
export const DONE = texts(
  {
    titles: {
      receipt: 'Đã tiếp nhận hồ sơ',
      supplement: 'Đã lập phiếu hướng dẫn bổ sung',
      refusal: 'Đã từ chối tiếp nhận',
      waiting: 'Đã lưu hồ sơ, chưa tiếp nhận',
    },
    due: 'Hẹn trả kết quả',
    respondBy: 'Bổ sung trước',
    applicant: 'Người nộp',
    procedure: 'Thủ tục',
    print: (title: string) => `Mở để in: ${title}`,
    next: 'Tiếp nhận hồ sơ tiếp theo',
    atCounter: 'Thu phí, giấy tờ giữ lại',
    open: 'Mở hồ sơ',
  },
  {
    titles: {
      receipt: 'Dossier received',
      supplement: 'Request for papers made',
      refusal: 'Refused to receive',
      waiting: 'Dossier kept, not received yet',
    },
    due: 'Result due',
    respondBy: 'To be completed by',
    applicant: 'Applicant',
    procedure: 'Procedure',
    print: (title: string) => `Open to print: ${title}`,
    next: 'Take in the next dossier',
    atCounter: 'Fees, papers kept',
    open: 'Open the dossier',
  },
)
