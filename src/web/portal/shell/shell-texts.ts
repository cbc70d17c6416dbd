import { texts } from '../../texts.ts'

export const SHELL = texts(
  {
    skip: 'Đến nội dung chính',
    product: 'Một Cửa',
    menu: 'Các trang chính',
    track: 'Tra cứu hồ sơ',
    mine: 'Hồ sơ của tôi',
    signIn: 'Đăng nhập',
    signOut: 'Đăng xuất',
    desk: 'Trang của cán bộ',
    purpose: (locality: string) => `Hệ thống thông tin giải quyết thủ tục hành chính – ${locality}`,
    openData: 'Dữ liệu mở',
    forOfficers: 'Dành cho cán bộ',
    demonstration:
      'Đây là bản dùng thử. Hồ sơ, tài khoản và kết quả ở đây không có giá trị pháp lý.',
  },
  {
    skip: 'Skip to main content',
    product: 'Một Cửa',
    menu: 'Main pages',
    track: 'Track a dossier',
    mine: 'My dossiers',
    signIn: 'Sign in',
    signOut: 'Sign out',
    desk: 'Officers’ desk',
    purpose: (locality) => `Administrative procedures – ${locality}`,
    openData: 'Open data',
    forOfficers: 'For officers',
    demonstration:
      'This is a demonstration. Dossiers, accounts and results here have no legal force.',
  },
)
