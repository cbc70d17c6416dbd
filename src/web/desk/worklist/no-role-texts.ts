import { texts } from '../../texts.ts'

export const NO_ROLE = texts(
  {
    title: 'Tài khoản chưa có vai trò',
    text: 'Bạn chưa được giao vai trò ở đơn vị nào nên chưa có việc ở đây. Hãy báo quản trị viên của cơ quan bạn giao vai trò, rồi mở lại trang này.',
  },
  {
    title: 'This account has no role',
    text: 'Nobody has given you a role in a unit yet, so there is no work here. Ask the administrator of your agency for one, then open this page again.',
  },
)
