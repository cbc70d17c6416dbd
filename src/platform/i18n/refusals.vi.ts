import type { RefusalCode } from '#kernel/refusal-codes'

/** What each refusal says to people: what is true, and what to do now. */
export const REFUSALS_VI: Readonly<Record<RefusalCode, string>> = {
  'malformed/body': 'Dữ liệu gửi lên không đọc được. Hãy gửi lại đúng định dạng JSON.',
  'malformed/characters':
    'Nội dung có ký tự điều khiển không lưu được. Hãy xóa phần vừa dán, gõ lại rồi gửi lại.',
  'malformed/cursor': 'Vị trí trang không đọc được. Hãy mở lại danh sách từ đầu.',
  'malformed/path': 'Đường dẫn không đọc được. Hãy kiểm tra lại địa chỉ.',
  'unavailable/database':
    'Hệ thống đang gián đoạn nên chưa trả lời được. Hãy chờ ít phút, xem việc vừa làm đã được ghi chưa, rồi thử lại.',
  'unavailable/no-room':
    'Ổ đĩa của máy chủ gần hết chỗ nên hiện chỉ xem được, chưa ghi được gì thêm. Hãy báo quản trị hệ thống và thử lại sau.',
  'unavailable/stored-file':
    'Tệp này trong kho lưu bị mất hoặc bị hỏng nên chưa mở được. Hãy báo quản trị hệ thống lấy lại tệp từ bản sao lưu; hồ sơ và các tệp khác vẫn dùng được.',
  'unavailable/not-set-up':
    'Hệ thống chưa được thiết lập cho tỉnh nào. Quản trị hệ thống hãy chạy lệnh make-administrator rồi khởi động lại.',
  'unauthenticated/no-session': 'Bạn chưa đăng nhập hoặc phiên làm việc đã hết. Hãy đăng nhập lại.',
  'unauthenticated/wrong-credentials':
    'Tên đăng nhập, mật khẩu hoặc mã xác thực chưa đúng. Hãy kiểm tra và nhập lại.',
  'not-found/route': 'Không có địa chỉ này. Hãy kiểm tra lại đường dẫn.',
  'not-found/dossier': 'Không tìm thấy hồ sơ. Hãy kiểm tra lại mã hồ sơ.',
  'not-found/procedure': 'Không tìm thấy thủ tục. Hãy kiểm tra lại mã thủ tục.',
  'not-found/unit': 'Không tìm thấy đơn vị. Hãy kiểm tra lại mã đơn vị.',
  'not-found/file': 'Không tìm thấy tệp. Hãy tải tệp lên lại.',
  'not-found/letter': 'Không tìm thấy văn bản. Hãy mở lại từ hồ sơ.',
  'not-found/letter-code':
    'Mã kiểm tra bị thiếu, thừa hoặc sai ký tự, không phải mã của giấy nào. Hãy quét lại mã QR trên giấy.',
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
  'too-large/body': 'Dữ liệu gửi lên quá lớn. Hãy giảm dung lượng rồi gửi lại.',
  'unsupported-type/body': 'Kiểu dữ liệu này không được nhận. Hãy gửi đúng kiểu được nêu.',
  'too-many/requests': 'Bạn thử quá nhiều lần. Hãy chờ rồi thử lại.',
  'full/file-store':
    'Kho lưu tệp của hệ thống sắp đầy nên tạm chưa nhận thêm tệp. Hãy thử lại sau, hoặc nộp bản giấy tại quầy.',
  // Dossiers
  'forbidden/not-your-unit': 'Hồ sơ này thuộc đơn vị khác. Hãy chuyển cho người của đơn vị đó.',
  'invalid/unknown-procedure': 'Không có thủ tục với mã này. Hãy chọn lại thủ tục.',
  'invalid/procedure-not-received-here':
    'Thủ tục này do ngành khác giải quyết, không nộp tại đây. Hãy nộp theo đường dẫn của ngành đó.',
  'invalid/online-not-offered':
    'Thủ tục này chưa nhận hồ sơ trực tuyến. Hãy nộp tại quầy hoặc qua bưu chính.',
  'invalid/unknown-case': 'Trường hợp đã chọn không có trong thủ tục. Hãy chọn lại trường hợp.',
  'invalid/receiving-unit':
    'Nơi này không tiếp nhận thủ tục đã chọn. Hãy chọn một nơi tiếp nhận trong danh sách.',
  'invalid/applicant-not-account':
    'Người nộp phải là chính chủ tài khoản đang đăng nhập. Nếu nộp thay, hãy khai người đó ở phần chủ hồ sơ.',
  'invalid/form': 'Biểu mẫu còn mục chưa đúng. Hãy sửa những mục được nêu.',
  'invalid/form-not-offered':
    'Thủ tục này không có biểu mẫu điện tử. Hãy bỏ phần biểu mẫu rồi gửi lại.',
  'invalid/papers-missing': 'Hồ sơ còn thiếu giấy tờ bắt buộc. Hãy bổ sung những giấy tờ được nêu.',
  'invalid/unknown-component':
    'Giấy tờ này không có trong thành phần hồ sơ của thủ tục. Hãy chọn đúng giấy tờ.',
  'invalid/file-not-usable': 'Tệp không có hoặc không do bạn tải lên. Hãy tải tệp lên lại.',
  'invalid/nothing-to-reuse':
    'Không tìm thấy giấy tờ này trong kho của người nộp. Hãy nộp tệp hoặc bản giấy.',
  'invalid/paper-not-online': 'Nộp trực tuyến thì không kèm bản giấy. Hãy tải tệp lên.',
  'invalid/receive-not-at-counter':
    'Chỉ tiếp nhận ngay khi nộp tại quầy. Hãy bỏ yêu cầu tiếp nhận ngay.',
  'invalid/competent-unit-unknown':
    'Chưa xác định được cơ quan giải quyết. Hãy nộp tại xã, phường có thẩm quyền.',
  'invalid/no-reason': 'Phải nêu ít nhất một lý do. Hãy ghi lý do.',
  'invalid/no-item': 'Phải nêu ít nhất một nội dung cần bổ sung. Hãy ghi nội dung.',
  'invalid/respond-by-too-soon':
    'Người nộp cần ít nhất một ngày làm việc để bổ sung. Hãy chọn hạn muộn hơn, hoặc để trống để tính theo quy định.',
  'invalid/respond-by-past': 'Hạn bổ sung phải sau thời điểm hiện tại. Hãy chọn ngày khác.',
  'invalid/nothing-supplemented':
    'Chưa có giấy tờ hoặc nội dung bổ sung. Hãy thêm ít nhất một giấy tờ hoặc sửa biểu mẫu.',
  'invalid/step-not-named': 'Hồ sơ đang có nhiều bước mở của bạn. Hãy nêu rõ bước.',
  'invalid/unknown-step': 'Quy trình không có bước này. Hãy chọn lại bước.',
  'invalid/unknown-outcome': 'Bước này không có kết quả đã chọn. Hãy chọn lại kết quả.',
  'invalid/assignee-unknown': 'Không có cán bộ với tên đăng nhập này. Hãy chọn lại người nhận.',
  'invalid/assignee-without-role':
    'Người được giao không giữ vai trò của bước này tại đơn vị. Hãy chọn người khác.',
  'invalid/amount': 'Số tiền phải là số nguyên lớn hơn 0. Hãy nhập lại số tiền.',
  'invalid/party-not-identified':
    'Cần ít nhất số định danh, mã số thuế hoặc số điện thoại. Hãy ghi một trong các số đó.',
  'conflict/duplicate-filing':
    'Bạn vừa nộp một hồ sơ giống hệt trong 24 giờ qua. Hãy xem hồ sơ đó, hoặc xác nhận nộp thêm.',
  'conflict/no-process':
    'Thủ tục chưa có quy trình nội bộ được phê duyệt nên chưa tiếp nhận được. Hãy báo bộ phận kiểm soát thủ tục.',
  'conflict/not-received-yet': 'Hồ sơ chưa được tiếp nhận. Hãy tiếp nhận trước.',
  'conflict/already-received': 'Hồ sơ đã được tiếp nhận. Hãy xem bước hiện tại của hồ sơ.',
  'conflict/handling-not-finished':
    'Hồ sơ chưa giải quyết xong nên chưa trả được kết quả. Hãy chờ kết quả được ban hành.',
  'conflict/nothing-requested':
    'Hồ sơ không có yêu cầu bổ sung đang chờ. Hãy xem lại trạng thái hồ sơ.',
  'conflict/awaiting-supplement':
    'Hồ sơ đang chờ người nộp bổ sung. Hãy chờ bổ sung rồi xử lý tiếp.',
  'conflict/awaiting-payment':
    'Hồ sơ đang chờ người nộp thực hiện nghĩa vụ tài chính. Hãy chờ nộp xong rồi xử lý tiếp.',
  'conflict/dossier-refused': 'Hồ sơ đã bị từ chối tiếp nhận. Nếu đủ điều kiện, hãy nộp hồ sơ mới.',
  'conflict/dossier-withdrawn': 'Hồ sơ đã được rút. Nếu vẫn cần giải quyết, hãy nộp hồ sơ mới.',
  'conflict/dossier-stopped': 'Hồ sơ đã dừng giải quyết. Nếu vẫn cần, hãy nộp hồ sơ mới.',
  'conflict/already-finished': 'Hồ sơ đã có kết quả. Hãy trả kết quả cho người nộp.',
  'conflict/already-returned':
    'Kết quả đã được trả nên không còn việc gì với hồ sơ này. Hãy mở hồ sơ tiếp theo.',
  'conflict/supplement-already-requested':
    'Hồ sơ đã được yêu cầu bổ sung một lần, không được yêu cầu lần nữa. Hãy giải quyết theo giấy tờ hiện có.',
  'conflict/no-due-date':
    'Hồ sơ lúc này chưa có ngày hẹn trả nên chưa thể hẹn lại. Hãy xem mục Thời hạn của hồ sơ.',
  'conflict/already-extended':
    'Hồ sơ đã được hẹn lại một lần, không được hẹn lại lần nữa. Hãy giải quyết ngay và báo người nộp.',
  'conflict/too-late-to-extend':
    'Phải hẹn lại chậm nhất một ngày làm việc trước ngày hẹn trả. Hãy trả đúng hẹn; nếu quá hạn, gửi thư xin lỗi khi đã quá.',
  'invalid/due-at-not-later':
    'Ngày hẹn mới phải sau ngày hẹn cũ và sau lúc này. Hãy chọn ngày khác.',
  'invalid/consulted-unit-is-own':
    'Đây là đơn vị đang giải quyết. Hãy chọn một đơn vị khác để hỏi ý kiến.',
  'invalid/consulted-unit-unknown':
    'Không có đơn vị này, hoặc đơn vị đã ngừng hoạt động. Hãy chọn lại đơn vị cần hỏi.',
  'conflict/already-consulted': 'Đơn vị này đã được hỏi và chưa trả lời. Hãy chờ hoặc nhắc họ.',
  'conflict/no-consultation-of-yours':
    'Không có câu hỏi nào đang chờ đơn vị của bạn trả lời. Hãy mở lại hồ sơ để xem ai đã trả lời.',
  'conflict/opinion-awaited':
    'Còn đơn vị được hỏi chưa cho ý kiến và chưa hết hạn trả lời. Hãy chờ ý kiến hoặc nhắc họ.',
  'conflict/no-step-of-yours': 'Không có bước nào của hồ sơ đang chờ bạn. Hãy xem hồ sơ đang ở ai.',
  'conflict/step-not-open': 'Bước này đã xong. Hãy xem bước đang mở.',
  'not-found/delegation':
    'Không tìm thấy ủy quyền này, hoặc ủy quyền đã chấm dứt. Hãy mở lại danh sách ủy quyền.',
  'invalid/delegation-period':
    'Thời hạn ủy quyền phải có ngày bắt đầu trước ngày kết thúc, chưa qua và không quá một năm. Hãy chọn lại ngày.',
  'invalid/delegation-to-oneself': 'Người ký không tự ủy quyền cho mình. Hãy chọn cán bộ khác.',
  'conflict/sitting-goes-round':
    'Theo quy trình, quyết định này đưa hồ sơ trở lại bước trước nên không kết thúc được ngay tại quầy. Hãy tiếp nhận hồ sơ để giải quyết theo từng bước.',
  'conflict/not-on-the-spot':
    'Thủ tục này không thuộc danh mục giải quyết tại chỗ. Hãy tiếp nhận và chuyển xử lý như bình thường.',
  'conflict/signer-has-not-delegated':
    'Người có thẩm quyền ký chưa ủy quyền cho bạn giải quyết tại chỗ. Hãy đề nghị ủy quyền hoặc chuyển hồ sơ xử lý như bình thường.',
  'conflict/seal-not-delegated':
    'Thủ tục này làm 5 tại chỗ nhưng ủy quyền của bạn chưa gồm việc đóng dấu. Hãy đề nghị ủy quyền đóng dấu.',
  'conflict/claimed-by-another':
    'Người khác đang giữ bước này. Hãy chờ họ trả lại hoặc nhờ lãnh đạo phòng phân công.',
  'conflict/already-yours': 'Bạn đang giữ bước này. Hãy xử lý tiếp.',
  'conflict/already-assigned': 'Người này đang giữ bước đó. Hãy chọn người khác.',
  'conflict/not-claimed-by-you':
    'Bạn chưa nhận bước này nên không trả lại được. Hãy xem bước bạn đang giữ.',
  'conflict/step-needs-signature': 'Bước này kết thúc bằng việc ký. Hãy dùng chức năng ký kết quả.',
  'conflict/step-needs-issue':
    'Bước này kết thúc bằng việc vào số, đóng dấu. Hãy dùng chức năng ban hành kết quả.',
  'not-found/substitution':
    'Không có lần làm thay này, hoặc bạn không được quyết định về nó. Hãy mở lại danh sách làm thay.',
  'invalid/officer-unknown': 'Không có cán bộ nào mang tên đăng nhập này. Hãy chọn lại.',
  'invalid/substitute-for-oneself': 'Không ai làm thay chính mình. Hãy chọn người khác.',
  'invalid/substitution-period':
    'Thời gian làm thay phải kết thúc sau khi bắt đầu, chưa qua và không quá một năm. Hãy sửa lại.',
  'invalid/absent-without-work':
    'Người nghỉ không giữ vai trò nào cần người làm thay. Hãy chọn lại người nghỉ.',
  'invalid/substitute-elsewhere':
    'Người làm thay phải cùng đơn vị, hoặc ở đơn vị trên, dưới của người nghỉ. Hãy chọn lại.',
  'invalid/substitute-may-not-sign':
    'Người nghỉ có quyền ký. Hãy chọn lãnh đạo phòng hoặc lãnh đạo cơ quan làm thay.',
  'conflict/substitute-already-named':
    'Trong thời gian này đã có người làm thay. Hãy kết thúc lần đó hoặc chọn thời gian khác.',
  'conflict/substitution-chain':
    'Trong thời gian này người làm thay cũng nghỉ, hoặc người nghỉ đang làm thay người khác. Hãy chọn lại.',
  'conflict/substitution-over': 'Lần làm thay này đã kết thúc. Hãy mở lại danh sách làm thay.',
  'conflict/result-issued':
    'Kết quả đã vào số nên không còn chuyển trả, rút hay dừng hồ sơ được nữa. Hãy hoàn thành các bước còn lại; nếu kết quả có sai sót, lãnh đạo đính chính sau đó.',
  'conflict/result-signed':
    'Kết quả đã được ký nên không chuyển hồ sơ đi được nữa. Hãy chuyển trả để lãnh đạo xem lại.',
  'invalid/transfer-unit':
    'Nơi này không phải bộ phận một cửa của cơ quan giải quyết thủ tục. Hãy chọn trong danh sách.',
  'invalid/transfer-to-same-agency': 'Hồ sơ đang ở chính nơi này. Hãy chọn nơi khác.',
  'conflict/not-ended': 'Hồ sơ chưa kết thúc nên không cần mở lại. Hãy xem hồ sơ đang ở bước nào.',
  'conflict/process-unchanged':
    'Hồ sơ đang theo quy trình hiện hành nên không cần chuyển. Hãy bỏ chọn hồ sơ này.',
  'invalid/step-not-chosen':
    'Quy trình mới không có bước đang làm của hồ sơ. Hãy chọn bước tiếp tục trong quy trình mới.',
  'conflict/already-reopened': 'Hồ sơ đã được mở lại một lần. Hãy hướng dẫn nộp hồ sơ mới.',
  'conflict/too-late-to-reopen':
    'Hồ sơ đã kết thúc quá 30 ngày nên không mở lại được. Hãy hướng dẫn nộp hồ sơ mới.',
  'conflict/no-result-issued':
    'Hồ sơ chưa có kết quả đã vào số nên chưa có gì để đính chính. Hãy chuyển trả nếu cần sửa.',
  'invalid/nothing-corrected':
    'Nội dung đính chính giống hệt kết quả đã cấp. Hãy sửa chỗ sai trong nội dung.',
  'conflict/result-not-signed': 'Kết quả chưa được ký. Hãy chuyển lại để lãnh đạo ký.',
  'conflict/no-earlier-step':
    'Chưa có bước nào trước đó để trả về. Hãy hoàn thành bước này, hoặc yêu cầu bổ sung.',
  'conflict/not-an-earlier-step':
    'Chỉ trả về được bước hồ sơ đã đi qua. Hãy chọn một bước trước đó.',
  'conflict/no-papers-held':
    'Không còn bản chính nào đang giữ. Hãy tải lại trang để xem đã trả khi nào.',
  'not-found/account': 'Không tìm thấy tài khoản. Hãy kiểm tra lại tên đăng nhập.',
  'not-found/role':
    'Không tìm thấy vai trò đã phân công. Hãy mở lại danh sách phân công của đơn vị.',
  'forbidden/unit-outside-reach':
    'Đơn vị này không thuộc phạm vi quản trị của bạn. Hãy chuyển cho người quản trị của đơn vị cấp trên.',
  'invalid/role-period': 'Ngày kết thúc vai trò sớm hơn ngày bắt đầu. Hãy chọn lại ngày.',
  'invalid/unit-period':
    'Ngày thay đổi phải sau ngày đơn vị bắt đầu hoạt động. Hãy chọn ngày muộn hơn.',
  'invalid/unit-placement':
    'Loại đơn vị này không thể trực thuộc đơn vị đã chọn. Hãy chọn lại đơn vị cấp trên hoặc loại đơn vị.',
  'conflict/role-ended':
    'Vai trò này đã kết thúc hoặc đã được ấn định ngày kết thúc sớm hơn. Hãy xem lại danh sách phân công.',
  'conflict/role-held':
    'Người này đã giữ vai trò đó tại đơn vị trong khoảng thời gian trùng nhau. Hãy kết thúc lần phân công cũ hoặc chọn thời gian khác.',
  'conflict/unit-code-taken':
    'Mã định danh này đã dùng cho một đơn vị khác; mã cũ không được cấp lại. Hãy dùng mã mới.',
  'conflict/unit-ended':
    'Đơn vị đã kết thúc hoạt động hoặc đã có ngày kết thúc. Hãy thực hiện trên đơn vị kế thừa.',
  'conflict/unit-has-subordinates':
    'Đơn vị còn đơn vị trực thuộc. Hãy kết thúc hoặc chuyển các đơn vị đó trước, hoặc chọn kết thúc tất cả.',
  'conflict/unit-change-closed':
    'Thay đổi đơn vị này đã được xác nhận hoặc rút lại, không làm gì thêm được. Hãy mở danh sách thay đổi để xem.',
  'conflict/unit-change-foreseen-otherwise':
    'Có thủ tục, quy trình, cán bộ hoặc đơn vị đã khác so với bản xem trước. Hãy rút lại và chuẩn bị lại thay đổi theo tình hình mới.',
  'forbidden/own-unit-change':
    'Bạn đã chuẩn bị thay đổi này nên không được tự xác nhận. Hãy để một người quản trị khác xem và xác nhận.',
  'not-found/unit-change':
    'Không có thay đổi đơn vị nào như vậy. Hãy mở danh sách thay đổi để chọn.',
  'conflict/unit-change-leaves-behind':
    'Còn thủ tục, bước quy trình hoặc hồ sơ đang giải quyết chưa có đơn vị tiếp nhận. Hãy chọn đơn vị tiếp nhận cho từng mục rồi xác nhận lại.',
  'conflict/unit-is-root':
    'Ủy ban nhân dân cấp tỉnh là gốc của tổ chức, không thể sáp nhập, chia tách hay kết thúc. Hãy chọn một đơn vị trực thuộc.',
  'conflict/unit-not-valid':
    'Đơn vị chưa hoặc không còn hoạt động vào ngày này. Hãy chọn ngày khác hoặc đơn vị kế thừa.',
  'conflict/unit-parent-not-valid':
    'Đơn vị cấp trên đã chọn không hoạt động vào ngày này hoặc cũng kết thúc trong lần thay đổi này. Hãy chọn đơn vị khác.',
  'conflict/unit-slug-taken': 'Tên rút gọn này đã dùng cho một đơn vị khác. Hãy đặt tên khác.',
  'conflict/unit-structure':
    'Sau thay đổi này sẽ có đơn vị không còn cấp trên hoặc nằm dưới chính nó. Hãy kiểm tra đơn vị và ngày được nêu, sắp xếp lại rồi thử lại.',
  'conflict/unit-successor-not-valid':
    'Đơn vị tiếp nhận không hoạt động vào ngày này, đã có ngày kết thúc hoặc trực thuộc đơn vị bị sáp nhập. Hãy chọn đơn vị khác.',
  'conflict/unit-territory-taken':
    'Địa bàn này đã thuộc một đơn vị khác trong cùng thời gian. Hãy kiểm tra mã đơn vị hành chính.',
  'not-found/calendar-change': 'Không có thay đổi lịch này. Hãy mở lại trang lịch làm việc.',
  'not-found/special-day': 'Không tìm thấy ngày này trong lịch. Hãy mở lại lịch và chọn lại.',
  'invalid/duration-too-short':
    'Thời hạn quá ngắn: tối thiểu 0,25 giờ làm việc, 0 ngày làm việc hoặc 1 ngày. Hãy nhập lại thời hạn.',
  'invalid/duration-not-in-whole-days':
    'Thời hạn theo ngày phải là số ngày nguyên. Nếu cần nửa ngày, hãy nhập theo giờ làm việc.',
  'invalid/duration-not-in-quarter-hours':
    'Thời hạn theo giờ phải là bội số của 0,25 giờ. Hãy nhập lại thời hạn.',
  'invalid/pause-open': 'Một lần tạm dừng chưa có thời điểm kết thúc. Hãy nhập thời điểm kết thúc.',
  'invalid/pause-ends-before-it-begins':
    'Một lần tạm dừng kết thúc trước khi bắt đầu. Hãy kiểm tra lại hai thời điểm.',
  'invalid/pause-before-start':
    'Lần tạm dừng đầu tiên bắt đầu trước khi tính thời hạn. Hãy kiểm tra lại các thời điểm.',
  'invalid/pauses-overlap':
    'Các lần tạm dừng chồng lên nhau hoặc không theo thứ tự. Hãy sắp xếp lại.',
  'invalid/outside-calendar':
    'Lịch làm việc chỉ có từ năm 2018 đến năm 2035. Hãy chọn thời gian trong khoảng đó.',
  'invalid/unknown-unit': 'Không có đơn vị với mã này. Hãy kiểm tra lại mã đơn vị.',
  'invalid/make-up-day-on-weekday':
    'Ngày làm bù phải là thứ Bảy hoặc Chủ nhật. Hãy chọn ngày khác.',
  'invalid/substitute-day-on-weekend':
    'Ngày nghỉ bù hoặc nghỉ hoán đổi phải là ngày từ thứ Hai đến thứ Sáu. Hãy chọn ngày khác.',
  'invalid/schedule-without-sessions': 'Giờ làm việc chưa có buổi nào. Hãy nhập ít nhất một buổi.',
  'invalid/session-ends-before-it-begins':
    'Một buổi làm việc kết thúc trước khi bắt đầu. Hãy kiểm tra lại giờ.',
  'invalid/sessions-overlap': 'Các buổi làm việc trong ngày chồng lên nhau. Hãy kiểm tra lại giờ.',
  'conflict/special-day-exists': 'Lịch đã có mục cho ngày này. Hãy sửa mục đã có.',
  'conflict/calendar-year-confirmed': 'Lịch năm này đã được xác nhận. Hãy sửa từng ngày nếu cần.',
  'conflict/calendar-year-not-entered':
    'Lịch năm này chưa được nhập. Hãy tạo đề xuất, kiểm tra rồi xác nhận.',
  'conflict/calendar-not-set-up':
    'Chưa thiết lập giờ làm việc nên không tính được ngày hẹn. Hãy báo quản trị viên.',
  'invalid/form-definition':
    'Biểu mẫu còn điểm phải sửa. Hãy sửa các điểm được nêu rồi công bố lại.',
  'invalid/form-example':
    'Ví dụ chưa trả lời đúng biểu mẫu. Hãy sửa các mục được nêu rồi công bố lại.',
  'invalid/form-version-unknown':
    'Biểu mẫu không có phiên bản này. Hãy mở lại biểu mẫu đang áp dụng và khai theo đó.',
  'conflict/form-version-outdated':
    'Biểu mẫu bạn khai đã được thay bằng bản mới. Hãy mở bản mới, xem lại câu trả lời rồi nộp.',
  // Identity
  'unauthenticated/sign-in-expired':
    'Lượt đăng nhập đã hết hạn hoặc bắt đầu từ trình duyệt khác. Hãy đăng nhập lại từ đầu.',
  'unauthenticated/sign-in-cancelled':
    'Bạn đã dừng đăng nhập bằng tài khoản định danh. Hãy đăng nhập lại khi cần.',
  'unauthenticated/identity-refused':
    'Không xác nhận được tài khoản định danh này. Hãy đăng nhập lại; nếu vẫn không được, liên hệ quầy hỗ trợ.',
  'unauthenticated/identity-incomplete':
    'Tài khoản định danh không cho biết số định danh hoặc mã số thuế. Hãy đăng nhập bằng tài khoản định danh mức 2.',
  'unavailable/identity-provider':
    'Dịch vụ định danh điện tử đang không trả lời. Hãy thử lại sau ít phút.',
  'not-found/session': 'Phiên làm việc này không còn. Hãy tải lại danh sách.',
  'forbidden/account-outside-reach':
    'Tài khoản này giữ vai trò ở đơn vị ngoài phạm vi bạn quản trị. Hãy chuyển cho quản trị cấp tỉnh.',
  'forbidden/password-not-changed':
    'Bạn đang dùng mật khẩu một lần. Hãy đổi mật khẩu trước khi làm việc khác.',
  'forbidden/code-not-set-up':
    'Vai trò của bạn cần mã xác thực khi đăng nhập. Hãy cài mã xác thực trước khi làm việc khác.',
  'invalid/password-too-short': 'Mật khẩu phải có ít nhất 15 ký tự. Hãy dùng một câu dễ nhớ.',
  'invalid/password-too-long': 'Mật khẩu dài quá 256 ký tự. Hãy dùng mật khẩu ngắn hơn.',
  'invalid/password-easy-to-guess':
    'Mật khẩu chỉ gồm từ, dãy phím, ngày tháng hoặc tên dễ đoán. Hãy dùng một câu của riêng bạn.',
  'invalid/password-unchanged': 'Mật khẩu mới giống mật khẩu đang dùng. Hãy chọn mật khẩu khác.',
  'invalid/wrong-password': 'Mật khẩu đang dùng chưa đúng. Hãy nhập lại.',
  'invalid/wrong-code': 'Mã xác thực chưa đúng hoặc đã dùng. Hãy chờ mã tiếp theo rồi nhập lại.',
  'invalid/username':
    'Tên đăng nhập có từ 3 đến 40 chữ cái không dấu, chữ số, dấu chấm hoặc gạch nối. Hãy chọn tên khác.',
  'conflict/identity-differs':
    'Số định danh nhận được khác với số của tài khoản đã liên kết. Hãy mang giấy tờ đến quầy hỗ trợ.',
  'conflict/account-is-demo':
    'Tài khoản dùng thử giữ nguyên mật khẩu và không dùng mã xác thực. Hãy tạo tài khoản khác để thử việc này.',
  'conflict/own-account':
    'Bạn không thực hiện việc này với tài khoản của chính mình. Hãy nhờ một quản trị khác.',
  'conflict/username-taken': 'Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.',
  'conflict/account-has-left': 'Tài khoản này đã ngừng hoạt động. Hãy mở lại tài khoản trước.',
  'conflict/account-is-active':
    'Tài khoản này đang hoạt động nên không cần mở lại. Hãy tải lại trang.',
  'conflict/code-already-set-up':
    'Tài khoản đã cài mã xác thực. Hãy gỡ mã cũ trước khi cài mã mới.',
  'conflict/code-not-set-up': 'Tài khoản chưa cài mã xác thực. Hãy bắt đầu cài đặt trước.',
  'invalid/process-unsound': 'Quy trình chưa dùng được. Hãy sửa các bước được nêu rồi công bố lại.',
  'conflict/later-version-exists':
    'Đã có phiên bản có hiệu lực từ cùng ngày hoặc muộn hơn. Hãy chọn ngày hiệu lực muộn hơn.',
  // Documents
  'malformed/upload': 'Tệp chưa được gửi trọn vẹn. Hãy kiểm tra kết nối mạng rồi tải tệp lên lại.',
  'too-large/file':
    'Tệp lớn hơn 20 MB. Hãy giảm dung lượng (quét ở 200–300 dpi, đen trắng) hoặc tách thành nhiều tệp rồi tải lên.',
  'unsupported-type/file':
    'Không nhận loại tệp này. Hãy chọn tệp PDF, JPEG, PNG, TIFF, DOCX hoặc XLSX.',
  'unsupported-type/file-content':
    'Nội dung tệp không đúng với phần đuôi của tên tệp. Hãy mở tệp, lưu lại đúng loại PDF, JPEG, PNG, TIFF, DOCX hoặc XLSX rồi tải lên.',
  'invalid/upload-not-one-file': 'Mỗi lần chỉ tải lên đúng một tệp. Hãy chọn một tệp rồi gửi lại.',
  'invalid/file-empty':
    'Tệp không có nội dung (0 byte). Hãy mở tệp để kiểm tra, rồi chọn lại tệp đúng.',
  'invalid/file-damaged':
    'Tệp bị hỏng hoặc thiếu phần cuối nên không mở được. Hãy mở tệp để kiểm tra, quét hoặc lưu lại rồi tải lên.',
  'invalid/file-encrypted':
    'Tệp đang đặt mật khẩu hoặc khóa quyền in, sao chép. Hãy bỏ bảo vệ rồi tải tệp lên lại.',
  'invalid/file-active-content':
    'Tệp có chứa mã lệnh, macro hoặc tệp đính kèm bên trong. Hãy in hoặc xuất tệp thành một tệp PDF mới rồi tải lên.',
  'invalid/file-unpacks-too-large':
    'Nội dung bên trong tệp quá lớn so với dung lượng của tệp. Hãy xuất tệp thành PDF rồi tải lên.',
  'invalid/file-too-many-pixels':
    'Ảnh quá lớn (trên 40 triệu điểm ảnh). Hãy giảm kích thước ảnh hoặc quét ở 200–300 dpi rồi tải lên.',
  'invalid/file-doctype':
    'Tệp Office có phần khai báo không được phép (DOCTYPE). Hãy mở tệp bằng Word hoặc Excel, lưu thành tệp mới rồi tải lên.',
  'invalid/file-unsafe-names':
    'Tệp Office có cấu trúc bên trong không an toàn. Hãy mở tệp bằng Word hoặc Excel, lưu thành tệp mới rồi tải lên.',
  'invalid/file-too-costly':
    'Tệp quá phức tạp nên hệ thống không kiểm tra được. Hãy in hoặc quét tệp thành một tệp PDF mới rồi tải lên.',
  'conflict/too-many-unused-files':
    'Bạn đang có quá nhiều tệp đã tải lên mà chưa dùng. Hãy nộp hồ sơ dùng các tệp đó, hoặc chờ hệ thống xóa tệp sau 7 ngày.',
  'not-found/upload': 'Tệp gửi dở không còn trên hệ thống. Hãy chọn lại tệp đó để gửi từ đầu.',
  'conflict/upload-offset':
    'Phần vừa gửi không nối tiếp phần hệ thống đã nhận. Hãy gửi tiếp từ vị trí hệ thống báo.',
  'conflict/too-many-unfinished-uploads':
    'Bạn đang gửi dở 20 tệp. Hãy chọn lại những tệp đó để gửi nốt; tệp gửi dở tự hết hạn sau 3 ngày.',
  'invalid/upload-not-as-announced':
    'Nội dung nhận được không đúng với tệp đã chọn. Hãy chọn lại tệp để gửi từ đầu.',
  'full/unfinished-uploads':
    'Hệ thống đang nhận quá nhiều tệp gửi dở. Hãy thử lại sau, hoặc nộp bản giấy tại nơi tiếp nhận.',
  'not-found/filing':
    'Không tìm thấy hồ sơ đang làm này. Có thể hồ sơ đã bị xóa hoặc đã quá hạn lưu; hãy bắt đầu lại.',
  'conflict/filing-submitted': 'Hồ sơ này đã được nộp. Hãy xem hồ sơ trong mục Hồ sơ của tôi.',
  'conflict/filing-changed-elsewhere':
    'Hồ sơ này vừa được lưu ở một cửa sổ hoặc thiết bị khác. Chưa có gì bị ghi đè; hãy xem bản đã lưu rồi làm tiếp.',
  'conflict/filing-incomplete': 'Hồ sơ còn phần chưa xong. Hãy làm xong các phần được nêu rồi nộp.',
  'conflict/too-many-filings':
    'Bạn đang có 50 hồ sơ làm dở. Hãy nộp hoặc xóa bớt rồi bắt đầu hồ sơ mới.',
  'conflict/too-many-papers':
    'Hồ sơ đã có 100 tệp. Hãy gộp các trang thành một tệp PDF rồi tải lên.',
  'invalid/delivery-not-offered':
    'Thủ tục này không trả kết quả theo cách đã chọn. Hãy chọn cách khác.',
  'too-large/upload': 'Các tệp chọn cùng lúc vượt quá 40 MB. Hãy tải lên từng tệp.',
  'conflict/no-such-payment':
    'Không có biên lai này, hoặc biên lai đã hủy. Hãy tải lại trang để xem các khoản đã thu.',
  'conflict/receipt-of-another-place':
    'Biên lai này do nơi khác lập, chỉ nơi đó hủy được. Hãy đề nghị nơi đã thu tiền hủy biên lai.',
  'conflict/payment-day-over':
    'Chỉ hủy được biên lai lập trong ngày. Với khoản thu của ngày đã qua, hãy làm thủ tục hoàn trả.',
  'conflict/no-receipt':
    'Hồ sơ chưa được tiếp nhận nên chưa có giấy tiếp nhận để in lại. Hãy tiếp nhận hồ sơ trước.',
  'invalid/amount-differs-from-items':
    'Số tiền không bằng tổng các khoản. Hãy kiểm tra lại mức thu và số lượng.',
  'invalid/not-of-this-receipt':
    'Số giấy tờ không phải của người nộp hay chủ hồ sơ. Kiểm tra lại số; nếu người đến được ủy quyền, hãy đánh dấu “Người được ủy quyền”.',
  'invalid/receiver-not-identified':
    'Người nhận không mang giấy tiếp nhận: hãy ghi số định danh trên căn cước của người đó.',
  'invalid/arrival-day':
    'Ngày bưu chính đến không được sau hôm nay và chỉ ghi cho hồ sơ gửi qua bưu chính. Hãy chọn lại ngày.',
  'invalid/commune-from-form':
    'Xã, phường đã có trong biểu mẫu điện tử. Hãy bỏ phần ghi riêng rồi gửi lại.',
  'not-found/process-design':
    'Không tìm thấy bản thiết kế quy trình này. Có thể bản này đã bị xóa; hãy xem lại danh sách quy trình.',
  'invalid/decision-after-effect':
    'Ngày ký quyết định phải không sau ngày quy trình có hiệu lực. Hãy sửa một trong hai ngày.',
  'conflict/design-changed-elsewhere':
    'Quy trình vừa được người khác sửa, chưa có gì bị ghi đè. Hãy tải lại trang, xem chỗ đã sửa rồi làm tiếp.',
  'conflict/no-step-number-left':
    'Không còn ký hiệu bước nào ở chỗ này. Hãy thêm bước vào sau một bước khác.',
  'conflict/template-not-approved':
    'Bản này là mẫu dùng chung nên không phê duyệt. Hãy sao chép mẫu thành một quy trình rồi phê duyệt quy trình đó.',
  'conflict/design-without-procedure':
    'Quy trình chưa áp dụng cho thủ tục nào. Hãy chọn thủ tục áp dụng rồi phê duyệt.',
  'conflict/procedure-not-in-force':
    'Có thủ tục không còn hiệu lực vào ngày quy trình có hiệu lực. Hãy bỏ thủ tục đó hoặc chọn ngày khác.',
  'conflict/step-without-unit':
    'Có bước chưa tìm được đơn vị thực hiện. Hãy sửa nơi thực hiện của bước đó.',
  'invalid/diagram-unreadable':
    'Không đọc được sơ đồ. Hãy chọn tệp BPMN 2.0 (.bpmn) có ít nhất một bước, không quá 60 bước.',
  'invalid/diagram-unsupported':
    'Sơ đồ có phần tử mà bảng các bước không diễn tả được (tiến trình con, sự kiện giữa chừng, cổng bao gồm…). Hãy vẽ lại bằng bước, cổng chọn và cổng song song.',
  'invalid/period-reversed': 'Ngày đầu kỳ ở sau ngày cuối kỳ. Hãy chọn lại hai ngày.',
  'invalid/register-too-long-for-sheet':
    'Kỳ này có trên 5.000 hồ sơ, quá giới hạn của một bảng tính. Hãy chọn kỳ ngắn hơn rồi tải từng kỳ.',
  'invalid/register-too-long-for-print':
    'Kỳ này có trên 500 hồ sơ, quá giới hạn của một bản in. Hãy chọn kỳ ngắn hơn, hoặc tải bảng tính Excel.',
  'invalid/too-much-lateness':
    'Có trên 5.000 lượt trễ hạn trong kỳ này. Hãy chọn kỳ ngắn hơn hoặc một đơn vị.',
  // Publications
  'conflict/procedure-changed-since':
    'Một quyết định khác vừa làm thay đổi thủ tục này. Hãy bỏ thủ tục khỏi dự thảo rồi đưa vào lại để sửa trên nội dung mới nhất.',
  'conflict/procedure-repealed':
    'Thủ tục này đã bị bãi bỏ nên không nhận hồ sơ mới. Nếu có thủ tục thay thế, hãy nộp theo thủ tục đó.',
  'conflict/procedure-not-in-force-yet':
    'Thủ tục này chưa có hiệu lực. Hãy xem ngày có hiệu lực ở trang của thủ tục.',
  'not-found/publication': 'Không tìm thấy quyết định công bố. Hãy mở lại từ danh sách.',
  'not-found/publication-item':
    'Thủ tục này không có trong dự thảo. Hãy mở lại quyết định để xem danh sách.',
  'forbidden/own-draft':
    'Bạn đã soạn hoặc sửa dự thảo này nên không được tự kiểm tra. Hãy chuyển cho người khác kiểm tra.',
  'invalid/publication-empty': 'Quyết định chưa có thủ tục nào. Hãy thêm ít nhất một thủ tục.',
  'invalid/publication-incomplete':
    'Quyết định còn lỗi phải sửa. Hãy sửa những lỗi được nêu trong mục Kiểm tra.',
  'invalid/return-without-reason': 'Chưa ghi lý do trả lại. Hãy ghi rõ phải sửa gì.',
  'invalid/procedure-code':
    'Mã thủ tục phải có dạng 1.000000. Hãy nhập lại theo Cơ sở dữ liệu quốc gia.',
  'invalid/replaced-by-itself':
    'Một thủ tục không thể thay thế chính nó. Hãy chọn thủ tục khác, hoặc chọn sửa đổi, bổ sung.',
  'invalid/not-posted-here': 'Nơi này không niêm yết phiên bản đó. Hãy mở lại danh sách niêm yết.',
  'conflict/publication-not-draft':
    'Quyết định không còn là dự thảo nên không sửa được. Hãy trả lại để sửa nếu cần.',
  'conflict/publication-not-in-check':
    'Quyết định không ở bước kiểm tra. Hãy xem lại trạng thái của quyết định.',
  'conflict/publication-not-checked':
    'Quyết định chưa được người thứ hai kiểm tra. Hãy chuyển kiểm tra trước khi công bố.',
  'conflict/publication-changed-elsewhere':
    'Người khác vừa sửa phần này. Hãy xem lại nội dung mới rồi sửa tiếp.',
  'invalid/not-received-at-one-stop':
    'Theo danh mục đã phê duyệt, nơi này không tiếp nhận thủ tục này. Hãy xem trang của thủ tục để biết nơi nộp.',
  'not-found/acceptance': 'Không tìm thấy quyết định này. Hãy mở lại từ trang danh mục tiếp nhận.',
  'invalid/acceptance-list':
    'Danh mục có dòng lặp lại, hoặc ghi cấp không giải quyết thủ tục đó. Hãy sửa những dòng được nêu rồi gửi lại.',
  'conflict/acceptance-recorded':
    'Quyết định có số và ngày ký này đã được ghi. Nếu nội dung thay đổi, hãy ghi quyết định mới.',
  'conflict/item-present': 'Thủ tục này đã có trong quyết định. Hãy mở thủ tục đó để sửa.',
  'conflict/procedure-exists':
    'Mã này đã có trong danh mục. Hãy chọn sửa đổi, bổ sung thay vì mới ban hành.',
  // Imports of the catalogue
  'not-found/import': 'Không tìm thấy lần nhập này. Hãy mở lại từ danh sách các lần nhập.',
  'not-found/import-row': 'Không tìm thấy dòng này trong tệp đã nhập. Hãy mở lại bản xem trước.',
  'too-large/import': 'Tệp lớn hơn 32 MB. Hãy chia thành nhiều tệp nhỏ hơn rồi nhập từng tệp.',
  'unsupported-type/import':
    'Đây không phải bảng tính Excel (.xlsx) hoặc tệp JSON đọc được. Hãy mở tệp, lưu lại dạng .xlsx không có mật khẩu và macro, rồi tải lên.',
  'invalid/import-not-json':
    'Tệp JSON không có dạng của Cơ sở dữ liệu quốc gia về thủ tục hành chính. Hãy xuất lại tệp từ cơ sở dữ liệu đó.',
  'invalid/import-too-costly':
    'Tệp nén chứa quá nhiều dữ liệu nên không đọc. Hãy chép riêng bảng thủ tục sang một bảng tính mới rồi tải lên.',
  'invalid/import-sheet-missing':
    'Không thấy trang tính “Thủ tục hành chính”. Hãy dùng tệp mẫu, hoặc đổi tên trang tính cho đúng.',
  'invalid/import-columns-missing':
    'Bảng tính thiếu cột. Hãy dùng tệp mẫu và giữ nguyên dòng tiêu đề.',
  'invalid/import-empty':
    'Tệp không có thủ tục nào. Hãy ghi ít nhất một thủ tục dưới dòng tiêu đề.',
  'invalid/import-too-many-rows':
    'Tệp có trên 5.000 thủ tục. Hãy chia thành nhiều tệp rồi nhập từng tệp.',
  'invalid/import-nothing-chosen':
    'Chưa chọn thủ tục nào. Hãy đánh dấu ít nhất một dòng mới hoặc có thay đổi.',
  'invalid/import-row-not-taken':
    'Chỉ đưa được dòng mới hoặc có thay đổi vào dự thảo. Hãy bỏ chọn các dòng khác.',
  'conflict/import-row-taken': 'Dòng này đã được đưa vào một dự thảo. Hãy tải lại trang để xem.',
  'conflict/import-out-of-date':
    'Danh mục đã thay đổi sau khi tệp được đọc. Hãy tải tệp lên lại để so sánh với nội dung mới nhất.',
  'invalid/own-part-without-basis':
    'Phần do tỉnh quy định phải có căn cứ. Hãy ghi số và tên văn bản của tỉnh.',
  'conflict/localisation-changed-elsewhere':
    'Người khác vừa sửa thông tin địa phương của thủ tục này. Hãy xem lại nội dung mới rồi sửa tiếp.',
  'not-found/form-design':
    'Biểu mẫu đang soạn này không còn nữa, có thể đã được công bố hoặc bỏ đi. Hãy mở lại danh sách biểu mẫu.',
  'not-found/form-version':
    'Biểu mẫu của thủ tục này không có phiên bản đó. Hãy mở lại danh sách phiên bản.',
  'not-found/form-part':
    'Trang hoặc câu hỏi này không còn trong biểu mẫu. Hãy tải lại trang để xem bản mới nhất.',
  'conflict/form-changed-elsewhere':
    'Người khác vừa sửa biểu mẫu này. Hãy tải lại trang, xem phần đã sửa rồi làm lại thay đổi của bạn.',
  'conflict/form-not-tried':
    'Bản này chưa được điền thử đến hết mà không có lỗi. Hãy điền thử rồi công bố.',
  'conflict/form-is-full':
    'Biểu mẫu đã có 40 trang hoặc 200 câu hỏi, nhiều hơn mức người dân điền nổi. Hãy bỏ bớt hoặc chia thành thủ tục khác.',
  // Process assignments
  'not-found/process':
    'Thủ tục này chưa có quy trình được phê duyệt như vậy. Hãy chọn lại từ danh sách quy trình.',
  'invalid/too-many-procedures':
    'Mỗi lần gán được tối đa 500 thủ tục. Hãy lọc hẹp hơn rồi làm nhiều lần.',
  'conflict/process-above-time-limit':
    'Quy trình dài hơn thời hạn của thủ tục. Hãy chọn quy trình có số giờ bằng thời hạn.',
  'conflict/process-below-time-limit':
    'Quy trình ngắn hơn thời hạn của thủ tục. Hãy chọn quy trình có số giờ bằng thời hạn.',
  'conflict/process-without-tax-step':
    'Thời hạn của thủ tục có hai phần nhưng quy trình không có bước chờ nghĩa vụ tài chính. Hãy chọn quy trình có bước đó.',
  'conflict/step-role-unheld':
    'Có đơn vị chưa ai giữ vai trò của một bước. Hãy phân công người, hoặc đánh dấu cho phép rồi gán lại.',
}
