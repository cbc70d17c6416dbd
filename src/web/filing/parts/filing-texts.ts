import { texts } from '../../texts.ts'

export const FILING = texts(
  {
    filing: 'Nộp hồ sơ',
    back: 'Quay lại',
    backToTasks: 'Các phần của hồ sơ',
    faults: 'Có chỗ cần sửa',
    errorTitle: 'Lỗi: ',
    saveAndGoOn: 'Lưu và tiếp tục',
    later: 'Lưu, làm tiếp sau',
    change: 'Sửa',
    optional: '(không bắt buộc)',
    savedAt: (time: string) => `Đã lưu lúc ${time}`,
    staleTitle: 'Phần này vừa được lưu ở nơi khác',
    stale:
      'Nội dung trên trang này là của bạn và chưa ghi đè lên bản đã lưu. Bấm Lưu lần nữa để dùng nội dung trên trang này, hoặc mở bản đã lưu.',
    openSaved: 'Mở bản đã lưu',
    pages: (count: number) => `${count} trang`,
  },
  {
    filing: 'File a dossier',
    back: 'Back',
    backToTasks: 'Parts of the filing',
    faults: 'There is something to mend',
    errorTitle: 'Error: ',
    saveAndGoOn: 'Save and continue',
    later: 'Save and continue later',
    change: 'Change',
    optional: '(optional)',
    savedAt: (time) => `Saved at ${time}`,
    staleTitle: 'This part was just saved elsewhere',
    stale:
      'What this page shows is yours and has not overwritten what is saved. Save again to use it, or open what is saved.',
    openSaved: 'Open what is saved',
    pages: (count) => `${count} ${count === 1 ? 'page' : 'pages'}`,
  },
)
