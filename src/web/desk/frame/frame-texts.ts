import { texts } from '../../texts.ts'

export const FRAME = texts(
  { skip: 'Đến nội dung chính', product: 'Một Cửa', menu: 'Công việc', signOut: 'Đăng xuất' },
  { skip: 'Skip to main content', product: 'Một Cửa', menu: 'Work', signOut: 'Sign out' },
)
