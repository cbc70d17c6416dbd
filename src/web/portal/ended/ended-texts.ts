import { texts } from '../../texts.ts'

export const ENDED = texts(
  {
    page: (name: string) => `${name} – Một Cửa`,
    title: 'Thủ tục đã bãi bỏ',
    code: 'Mã thủ tục',
    lastDay: (day: string) => `Thủ tục này có hiệu lực đến hết ${day}. Từ đó không nhận hồ sơ mới.`,
    running: 'Hồ sơ đã nộp trước đó vẫn được giải quyết theo quy định lúc nộp.',
    decision: (number: string, day: string) => `Theo Quyết định số ${number} ${day}.`,
    replaced: 'Thủ tục thay thế:',
    notReplaced: 'Không có thủ tục thay thế. Nếu cần hỗ trợ, hãy hỏi bộ phận một cửa gần nhất.',
    track: 'Tra cứu hồ sơ đã nộp',
    search: 'Tìm thủ tục khác',
  },
  {
    page: (name) => `${name} – Một Cửa`,
    title: 'This procedure was repealed',
    code: 'Procedure code',
    lastDay: (day) => `It was in force until ${day}. No new dossiers are taken since.`,
    running: 'Dossiers filed before are handled as they were filed.',
    decision: (number, day) => `By Decision ${number} of ${day}.`,
    replaced: 'In its place:',
    notReplaced: 'Nothing took its place. If you need help, ask the nearest one-stop place.',
    track: 'Track a dossier',
    search: 'Find another procedure',
  },
)
