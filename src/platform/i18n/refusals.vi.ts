import type { RefusalCode } from '#kernel/refusal-codes'

/** What each refusal says to people: what is true, and what to do now. */
export const REFUSALS_VI: Readonly<Record<RefusalCode, string>> = {
  'malformed/body': 'Dữ liệu gửi lên không đọc được. Hãy gửi lại đúng định dạng JSON.',
  'malformed/cursor': 'Vị trí trang không đọc được. Hãy mở lại danh sách từ đầu.',
  'malformed/path': 'Đường dẫn không đọc được. Hãy kiểm tra lại địa chỉ.',
  'unauthenticated/no-session': 'Bạn chưa đăng nhập hoặc phiên làm việc đã hết. Hãy đăng nhập lại.',
  'unauthenticated/wrong-credentials':
    'Tên đăng nhập, mật khẩu hoặc mã xác thực chưa đúng. Hãy kiểm tra và nhập lại.',
  'not-found/route': 'Không có địa chỉ này. Hãy kiểm tra lại đường dẫn.',
  'not-found/dossier': 'Không tìm thấy hồ sơ. Hãy kiểm tra lại mã hồ sơ.',
  'not-found/procedure': 'Không tìm thấy thủ tục. Hãy kiểm tra lại mã thủ tục.',
  'not-found/unit': 'Không tìm thấy đơn vị. Hãy kiểm tra lại mã đơn vị.',
  'not-found/file': 'Không tìm thấy tệp. Hãy tải tệp lên lại.',
  'not-found/letter': 'Không tìm thấy văn bản. Hãy mở lại từ hồ sơ.',
  'forbidden/role': 'Vai trò của bạn không thực hiện việc này. Hãy chuyển cho người có thẩm quyền.',
  'forbidden/origin':
    'Yêu cầu đến từ trang khác nên không được thực hiện. Hãy mở lại trang và thử lại.',
  'invalid/shape': 'Một số thông tin chưa đúng. Hãy sửa những mục được nêu rồi gửi lại.',
  'invalid/idempotency-key-missing':
    'Thiếu mã chống gửi trùng. Hãy gửi kèm tiêu đề Idempotency-Key.',
  'invalid/idempotency-key-malformed':
    'Mã chống gửi trùng phải có từ 1 đến 64 ký tự nhìn thấy được. Hãy dùng mã khác.',
  'invalid/idempotency-key-reused':
    'Mã chống gửi trùng này đã dùng cho một yêu cầu khác. Hãy dùng mã mới.',
  'conflict/idempotency-key-in-flight':
    'Yêu cầu này đang được xử lý. Hãy chờ vài giây rồi xem lại kết quả.',
  'conflict/stale-version': 'Hồ sơ vừa được người khác thay đổi. Hãy xem lại rồi thực hiện tiếp.',
  'conflict/not-offered-here':
    'Hệ thống chưa cung cấp việc này. Hãy thực hiện theo cách đang dùng.',
  'too-large/body': 'Dữ liệu gửi lên quá lớn. Hãy giảm dung lượng rồi gửi lại.',
  'unsupported-type/body': 'Kiểu dữ liệu này không được nhận. Hãy gửi đúng kiểu được nêu.',
  'too-many/requests': 'Bạn thử quá nhiều lần. Hãy chờ rồi thử lại.',
}
