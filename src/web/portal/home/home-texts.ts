import { inEnglish, texts } from '../../texts.ts'

export const HOME = texts(
  {
    title: 'Thủ tục hành chính – Một Cửa',
    examples: 'Ví dụ:',
    fields: 'Tìm theo lĩnh vực',
    count: (count: number) => `${count} thủ tục`,
    all: 'Xem tất cả thủ tục',
    follow: 'Hồ sơ đã nộp',
    track: 'Tra cứu bằng mã hồ sơ',
    trackHelp: 'Không cần tài khoản. Cần mã trên giấy hẹn và 4 số cuối giấy tờ hoặc điện thoại.',
    mine: 'Hồ sơ của tôi',
    mineHelp: 'Xem, bổ sung hoặc rút hồ sơ bạn đã nộp, bằng tài khoản của bạn.',
    help: 'Cần người giúp?',
    helpText:
      'Cán bộ ở bộ phận Một cửa của xã, phường nơi bạn ở giúp bạn làm hồ sơ, không thu tiền.',
  },
  {
    title: 'Administrative procedures – Một Cửa',
    examples: 'For example:',
    fields: 'Browse by field',
    count: (count) => inEnglish(count, 'procedure'),
    all: 'See all procedures',
    follow: 'Dossiers already filed',
    track: 'Track with a dossier code',
    trackHelp:
      'No account needed. Have the code on your receipt and the last 4 digits of your ID or phone.',
    mine: 'My dossiers',
    mineHelp: 'See, complete or withdraw what you have filed, with your account.',
    help: 'Need someone to help?',
    helpText: 'Staff at the one-stop desk of your commune help you prepare it, free of charge.',
  },
)

/** What people most often come for, in their own words. */
export const EXAMPLES = ['khai sinh', 'kết hôn', 'sang tên đất', 'mở hộ kinh doanh'] as const
