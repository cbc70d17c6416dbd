import { texts } from '../../texts.ts'

export const SIGN_IN = texts(
  {
    title: 'Đăng nhập – Một Cửa',
    faulty: 'Lỗi: Đăng nhập – Một Cửa',
    heading: 'Đăng nhập',
    why: 'Đăng nhập để nộp hồ sơ và xem hồ sơ của bạn. Họ tên, ngày sinh và số định danh được lấy từ tài khoản định danh, bạn không phải gõ lại.',
    identity: 'Đăng nhập bằng VNeID',
    cannot: 'Chưa đăng nhập được',
    isStaff: 'Bạn đang dùng tài khoản cán bộ',
    isStaffText: 'Trang này dành cho người dân và doanh nghiệp. Hãy đăng xuất trước, hoặc về:',
    desk: 'Trang của cán bộ',
    demo: 'Tài khoản dùng thử',
    demoHelp:
      'Trong bản dùng thử có các tài khoản congdan, congdan2 và doanhnghiep; mật khẩu: demo.',
    username: 'Tên đăng nhập',
    password: 'Mật khẩu',
    signIn: 'Đăng nhập dùng thử',
    officer: 'Bạn là cán bộ?',
    officerLink: 'Đăng nhập cho cán bộ',
    faults: {
      username: 'Gõ tên đăng nhập.',
      password: 'Gõ mật khẩu.',
    },
  },
  {
    title: 'Sign in – Một Cửa',
    faulty: 'Error: Sign in – Một Cửa',
    heading: 'Sign in',
    why: 'Sign in to file a dossier and to see yours. Your name, birth date and personal number come from your electronic identity; you need not type them.',
    identity: 'Sign in with VNeID',
    cannot: 'You are not signed in yet',
    isStaff: 'You are using a staff account',
    isStaffText: 'This page is for citizens and businesses. Sign out first, or go to:',
    desk: 'The officers’ desk',
    demo: 'Demonstration accounts',
    demoHelp:
      'This demonstration has the accounts congdan, congdan2 and doanhnghiep; the password is demo.',
    username: 'User name',
    password: 'Password',
    signIn: 'Sign in to the demonstration',
    officer: 'Are you an officer?',
    officerLink: 'Sign in as an officer',
    faults: {
      username: 'Enter the user name.',
      password: 'Enter the password.',
    },
  },
)
