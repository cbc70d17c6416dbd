import { texts } from '../../texts.ts'

/** What has happened to a dossier, as its applicant is told. What is not here is inside the agencies. */
export const HISTORY = texts(
  {
    events: {
      'dossier.submitted': 'Nộp hồ sơ',
      'dossier.received': 'Tiếp nhận, lập giấy hẹn',
      'dossier.refused': 'Không tiếp nhận',
      'supplement.requested': 'Yêu cầu bổ sung',
      'supplement.provided': 'Bổ sung giấy tờ',
      'step.completed': 'Xong một bước giải quyết',
      'step.sent-back': 'Chuyển lại để làm rõ',
      'result.signed': 'Ký kết quả',
      'result.issued': 'Ban hành kết quả',
      'result.corrected': 'Đính chính kết quả',
      'dossier.reopened': 'Mở lại hồ sơ',
      'result.handed-over': 'Trả kết quả',
      'payment.recorded': 'Thu phí, lệ phí',
      'papers.given-back': 'Trả lại bản chính',
      'dossier.withdrawn': 'Rút hồ sơ',
    },
    due: 'Hẹn trả',
    receipt: (number: string, amount: string) => `Biên lai ${number}: ${amount}`,
    number: (number: string) => `Số ${number}`,
  },
  {
    events: {
      'dossier.submitted': 'Filed',
      'dossier.received': 'Received, receipt made',
      'dossier.refused': 'Not received',
      'supplement.requested': 'Papers asked for',
      'supplement.provided': 'Papers brought',
      'step.completed': 'One step of handling done',
      'step.sent-back': 'Sent back to be clarified',
      'result.signed': 'Result signed',
      'result.issued': 'Result issued',
      'result.corrected': 'Result corrected',
      'dossier.reopened': 'Reopened',
      'result.handed-over': 'Result handed over',
      'payment.recorded': 'Fees paid',
      'papers.given-back': 'Originals given back',
      'dossier.withdrawn': 'Withdrawn',
    },
    due: 'Due',
    receipt: (number, amount) => `Receipt ${number}: ${amount}`,
    number: (number) => `No. ${number}`,
  },
)
