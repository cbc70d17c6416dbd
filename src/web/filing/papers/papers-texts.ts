import { inEnglish, texts } from '../../texts.ts'

export const PAPERS = texts(
  {
    title: 'Giấy tờ',
    help: 'Tải lên ảnh chụp rõ cả bốn góc, hoặc bản quét. Mỗi giấy tờ có thể gồm nhiều tệp.',
    sentAtOnce: 'Tệp được gửi ngay khi bạn chọn; mất mạng thì tự gửi tiếp.',
    required: 'Phải nộp',
    optional: 'Nộp nếu có',
    when: (condition: string) => `Chỉ nộp khi: ${condition}`,
    byForm: 'Không phải nộp: tờ khai bạn điền trên trang này thay cho giấy.',
    lookedUp: 'Không phải nộp, cơ quan tự tra. Bạn vẫn có thể tải lên để giải quyết nhanh hơn.',
    copies: (originals: number, copies: number) =>
      [originals > 0 ? `${originals} bản chính` : '', copies > 0 ? `${copies} bản sao` : '']
        .filter(Boolean)
        .join(', '),
    originalHelp:
      'Chụp hoặc quét từ bản chính; mang bản chính theo khi nơi tiếp nhận yêu cầu đối chiếu.',
    choose: 'Chọn tệp hoặc chụp ảnh',
    upload: 'Tải các tệp đã chọn lên',
    remove: 'Bỏ tệp',
    goOn: 'Tiếp tục',
    none: 'Thủ tục này không cần giấy tờ nào.',
    given: (count: number) => `Đã có ${count} tệp`,
    missing: (name: string) => `Tải lên: ${name}`,
    wrong: (name: string, what: string) => `${name}: ${what}`,
  },
  {
    title: 'Papers',
    help: 'Upload clear pictures with all four corners, or scans. A paper may be several files.',
    sentAtOnce: 'Files are sent as you choose them, and go on by themselves after a cut.',
    required: 'Needed',
    optional: 'If you have it',
    when: (condition) => `Only when: ${condition}`,
    byForm: 'Not needed: the declaration you fill in here takes its place.',
    lookedUp: 'Not needed, the agency looks it up. You may still upload it to be served faster.',
    copies: (originals, copies) =>
      [
        originals > 0 ? inEnglish(originals, 'original') : '',
        copies > 0 ? `${copies} ${copies === 1 ? 'copy' : 'copies'}` : '',
      ]
        .filter(Boolean)
        .join(', '),
    originalHelp: 'Photograph or scan the original; bring it when the place asks to compare.',
    choose: 'Choose files or take a picture',
    upload: 'Upload the chosen files',
    remove: 'Remove',
    goOn: 'Continue',
    none: 'This procedure needs no papers.',
    given: (count) => `${count} ${count === 1 ? 'file' : 'files'}`,
    missing: (name) => `Upload: ${name}`,
    wrong: (name, what) => `${name}: ${what}`,
  },
)
