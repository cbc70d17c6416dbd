import { inEnglish, texts } from '../texts.ts'

export const APPOINTMENTS = texts(
  {
    first: 'Hẹn lần 1',
    second: 'Hẹn lần 2',
    firstIs: 'xong phần kiểm tra, chuyển thông tin sang cơ quan thuế',
    firstIsOver: 'đã xong',
    secondIs: 'trả kết quả',
    silence: {
      'may-proceed': (since: string) =>
        `Đến ${since} cơ quan chưa trả lời. Theo quy định, bạn được thực hiện theo nội dung đã thông báo.`,
      'deemed-approved': (since: string) =>
        `Đến ${since} cơ quan chưa trả lời. Theo quy định, đề nghị của bạn coi như được chấp thuận.`,
    },
    waits:
      'Đang chờ thực hiện nghĩa vụ tài chính theo thông báo của cơ quan thuế. Thời gian này không tính vào hai lần hẹn. Nộp xong, hãy gửi chứng từ cho cơ quan giải quyết để bắt đầu phần hai.',
    units: {
      'working-hours': (value: number) => `${value} giờ làm việc kể từ khi có chứng từ nộp tiền`,
      'working-days': (value: number) => `${value} ngày làm việc kể từ khi có chứng từ nộp tiền`,
      'calendar-days': (value: number) => `${value} ngày kể từ khi có chứng từ nộp tiền`,
    },
  },
  {
    first: 'First appointment',
    second: 'Second appointment',
    firstIs: 'examined, and the tax authority told',
    firstIsOver: 'done',
    secondIs: 'result handed over',
    silence: {
      'may-proceed': (since) =>
        `No answer had come by ${since}. By law you may go ahead as you announced.`,
      'deemed-approved': (since) =>
        `No answer had come by ${since}. By law your request counts as granted.`,
    },
    waits:
      'Waiting for the financial obligation told by the tax authority to be met. This time counts for neither appointment. Once paid, bring the proof to the agency: the second part begins then.',
    units: {
      'working-hours': (value) => `${inEnglish(value, 'working hour')} from the proof of payment`,
      'working-days': (value) => `${inEnglish(value, 'working day')} from the proof of payment`,
      'calendar-days': (value) => `${inEnglish(value, 'day')} from the proof of payment`,
    },
  },
)
