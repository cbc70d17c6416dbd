import { texts } from '../../texts.ts'

const many = (count: number) => count.toLocaleString('vi-VN')
const manyInEnglish = (count: number) => count.toLocaleString('en-GB')

export const READINGS = texts(
  {
    title: 'Xem nhiều bất thường',
    about:
      'Cán bộ xem nhiều hồ sơ hoặc tệp trong một ngày hơn mức thường. Đây là lý do để hỏi, chưa phải là sai phạm.',
    limits: (dossiers: number, files: number) =>
      `Mức hiện nay: quá ${many(dossiers)} hồ sơ hoặc ${many(files)} tệp khác nhau một ngày.`,
    change: 'Đổi mức',
    nothing: 'Chưa có cán bộ nào xem quá mức. Cứ nửa giờ hệ thống xem lại một lần.',
    list: 'Cán bộ xem quá mức',
    day: 'Ngày',
    officer: 'Cán bộ',
    dossiers: 'Hồ sơ',
    files: 'Tệp',
    of: (read: number, limit: number) => `${many(read)} (mức ${many(limit)})`,
    trail: 'Xem nhật ký',
    trailOf: (name: string, on: string) => `Xem nhật ký của ${name}, ${on}`,
    changeTitle: 'Đổi mức xem',
    changeAbout:
      'Cán bộ xem nhiều hơn mức này trong một ngày thì được nêu ở danh sách. Mức mới dùng từ lần xem lại tới; những gì đã nêu giữ nguyên.',
    mostDossiers: 'Số hồ sơ khác nhau một ngày',
    mostFiles: 'Số tệp khác nhau một ngày',
    set: 'Lưu mức',
    faults: {
      dossiers: 'Nhập số hồ sơ từ 1 đến 100.000, chỉ gồm chữ số.',
      files: 'Nhập số tệp từ 1 đến 100.000, chỉ gồm chữ số.',
    },
  },
  {
    title: 'Unusual reading',
    about:
      'Officers who read more dossiers or files in a day than is usual. It is a reason to ask, not a finding.',
    limits: (dossiers, files) =>
      `Noticed now: more than ${manyInEnglish(dossiers)} different dossiers or ${manyInEnglish(files)} files a day.`,
    change: 'Change the limits',
    nothing: 'Nobody has read more than usual. It is looked at every half hour.',
    list: 'Officers who read more',
    day: 'Day',
    officer: 'Officer',
    dossiers: 'Dossiers',
    files: 'Files',
    of: (read, limit) => `${manyInEnglish(read)} (limit ${manyInEnglish(limit)})`,
    trail: 'Audit trail',
    trailOf: (name, on) => `Audit trail of ${name}, ${on}`,
    changeTitle: 'Limits of reading',
    changeAbout:
      'An officer who reads more in a day is listed. New limits hold from the next look on; what was listed stays.',
    mostDossiers: 'Different dossiers a day',
    mostFiles: 'Different files a day',
    set: 'Save',
    faults: {
      dossiers: 'Enter a number of dossiers from 1 to 100,000, digits only.',
      files: 'Enter a number of files from 1 to 100,000, digits only.',
    },
  },
)
