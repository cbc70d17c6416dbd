import { texts } from '../texts.ts'

/** How figures say by which units they are told. */
export const READING_TEXTS = texts(
  {
    label: 'Đơn vị tính theo',
    ofThen: 'Đơn vị lúc đó',
    ofNow: 'Đơn vị hiện nay',
    byThen: 'theo đơn vị lúc đó, giữ tên cũ',
    byNow: (on: string) => `theo đơn vị hiện nay (${on})`,
    divided: (name: string, successors: string) =>
      `${name} (trước khi chia tách; nay là ${successors})`,
    ended: (name: string) => `${name} (đã kết thúc, không có đơn vị tiếp nhận)`,
    dividedHelp:
      'Việc đã xong trước khi chia tách không thuộc riêng đơn vị nào tiếp nhận, nên được tính ở một dòng riêng.',
  },
  {
    label: 'Units',
    ofThen: 'Units of then',
    ofNow: 'Units of now',
    byThen: 'by the units of then, with their old names',
    byNow: (on) => `by the units of now (${on})`,
    divided: (name, successors) => `${name} (before it was divided; now ${successors})`,
    ended: (name) => `${name} (ended, nobody took over)`,
    dividedHelp:
      'What had ended before a unit was divided belongs to none of its successors alone, and has a line of its own.',
  },
)
