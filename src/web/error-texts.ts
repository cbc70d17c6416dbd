import { texts } from './texts.ts'

export const ERROR = texts(
  {
    product: 'Một Cửa',
    titles: {
      401: 'Bạn cần đăng nhập',
      403: 'Bạn không có quyền xem trang này',
      404: 'Không tìm thấy trang',
      429: 'Bạn thử quá nhiều lần',
    },
    refused: 'Chưa làm được việc này',
    title: 'Hệ thống gặp lỗi',
    notFound:
      'Địa chỉ này không có hoặc đã được chuyển. Hãy kiểm tra lại đường dẫn, hoặc tìm thủ tục từ trang chủ.',
    other: 'Hãy thử lại sau ít phút. Những gì bạn đã lưu vẫn còn.',
    incident: 'Mã sự việc, để báo cho quản trị nếu vẫn lỗi',
    signIn: 'Đăng nhập',
    signInAsOfficer: 'Cán bộ đăng nhập',
    home: 'Về trang chủ',
    notFoundByOfficer:
      'Địa chỉ này không có hoặc đã được chuyển. Hãy kiểm tra lại đường dẫn, hoặc mở lại từ danh sách việc.',
    officerHome: 'Về việc của tôi',
    signedOut: {
      title: 'Phiên đăng nhập đã hết',
      notSaved: 'Những gì bạn vừa gửi chưa được lưu, nhưng vẫn còn ở trang này. Đừng đóng trang.',
      files: 'Riêng tệp vừa chọn thì cần chọn lại.',
      signIn: 'Đăng nhập lại (mở ở thẻ mới)',
      comeBack: 'Đăng nhập xong, trở về thẻ này và bấm nút dưới đây.',
      again: 'Gửi lại',
    },
  },
  {
    product: 'Một Cửa',
    titles: {
      401: 'You need to sign in',
      403: 'You may not see this page',
      404: 'Page not found',
      429: 'Too many attempts',
    },
    refused: 'This could not be done',
    title: 'Something went wrong',
    notFound:
      'There is no such address, or it has moved. Check it, or look for the procedure from the first page.',
    other: 'Try again in a few minutes. What you saved is still there.',
    incident: 'Incident, to tell the administrators if it goes on',
    signIn: 'Sign in',
    signInAsOfficer: 'Sign in as an officer',
    home: 'To the first page',
    notFoundByOfficer:
      'There is no such address, or it has moved. Check it, or begin from your list of work.',
    officerHome: 'To my work',
    signedOut: {
      title: 'Your session has ended',
      notSaved: 'What you just sent is not saved, but this page still holds it. Keep it open.',
      files: 'Only the files you chose must be chosen again.',
      signIn: 'Sign in again (opens a new tab)',
      comeBack: 'Then come back to this tab and press the button below.',
      again: 'Send again',
    },
  },
)
