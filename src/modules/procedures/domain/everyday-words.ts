/**
 * The words of ordinary people for the words of the law, for every locality: what the catalogue says, and after `=` what
 * people say for it. A phrase may stand in several lines; search takes the one that fits best. Marks, case and small
 * faults of typing do not matter. A line that begins with `~` holds phrases that name no thing in particular: they count
 * less, and yield to a particular phrase beside them ("mở tiệm net").
 */
export const EVERYDAY_WORDS = `
đăng ký khai sinh = làm giấy khai sinh, làm khai sinh, con mới sinh, mới sinh con, trẻ mới đẻ, mới đẻ, em bé mới sinh, khai sinh quá hạn, khai sinh muộn, giấy khai sinh, trẻ sơ sinh, bé sơ sinh, khai sinh khi chưa kết hôn, ngoài bệnh viện
đăng ký lại khai sinh = làm lại giấy khai sinh, làm lại khai sinh, cấp lại giấy khai sinh, mất giấy khai sinh
có yếu tố nước ngoài = người nước ngoài, người trung quốc, chồng trung quốc, vợ trung quốc, vợ nước ngoài, chồng nước ngoài, trung quốc, con lai, quốc tịch nước ngoài
đăng ký kết hôn = cưới, cưới vợ, cưới chồng, lấy vợ, lấy chồng, làm giấy kết hôn, giấy kết hôn, giá thú
giấy xác nhận tình trạng hôn nhân = độc thân, giấy độc thân, chưa kết hôn, chưa vợ, chưa chồng, xác nhận hôn nhân, chưa có vợ, chưa có chồng, xác nhận chưa có vợ
đăng ký khai tử = báo tử, giấy báo tử, chứng tử, giấy chứng tử, người chết, người nhà mất, người thân mất, qua đời
nhận cha mẹ con = nhận con, nhận cha, nhận bố, nhận mẹ, nhận con ngoài giá thú, con ngoài giá thú, con riêng
nuôi con nuôi = nhận con nuôi, xin con nuôi, nhận nuôi trẻ
thay đổi cải chính bổ sung thông tin hộ tịch = sửa giấy khai sinh, sửa khai sinh, sửa tên trong giấy khai sinh, sai tên, sai tên khai sinh, sai năm sinh, sai ngày sinh, sai tên trong giấy khai sinh, sai năm sinh trong khai sinh, sửa năm sinh, sửa ngày sinh, đổi họ, đổi tên cho con, đổi tên khai sinh, đổi họ tên, sai chữ đệm, sai giấy khai sinh, chỉnh sửa khai sinh, chỉnh sửa ngày tháng năm sinh, sai ngày tháng năm sinh, cải chính giấy khai sinh, đổi tên trong khai sinh, sửa họ tên, sửa tên, sai họ tên
xác định lại dân tộc = đổi dân tộc, sửa dân tộc, chuyển dân tộc
bản sao trích lục hộ tịch bản sao giấy khai sinh = trích lục khai sinh, trích lục giấy khai sinh, bản sao khai sinh, xin lại bản sao giấy khai sinh
bản sao trích lục hộ tịch = trích lục kết hôn, trích lục khai tử, bản sao giấy kết hôn, trích lục giấy kết hôn
giám hộ = người giám hộ, làm giám hộ, nuôi cháu thay bố mẹ, cháu mồ côi
chứng thực bản sao từ bản chính = sao y, sao y bản chính, sao y công chứng, photo công chứng, công chứng giấy tờ, công chứng bản sao, công chứng căn cước, công chứng bằng cấp, chứng thực bằng, chứng thực bằng tốt nghiệp, chứng thực giấy tờ, chứng thực sổ đỏ, sao y sổ đỏ, sao y bằng, chứng thực sao y, chứng thực căn cước, chứng thực học bạ, chứng thực giấy khai sinh, chứng thực bằng cấp, photo chứng thực
chứng thực = công chứng
chứng thực chữ ký = công chứng chữ ký, xác nhận chữ ký, chứng chữ ký
chứng thực hợp đồng giao dịch quyền sử dụng đất nhà ở = công chứng hợp đồng mua bán nhà đất, công chứng mua bán đất, công chứng nhà đất, hợp đồng mua bán đất, hợp đồng tặng cho đất, hợp đồng đặt cọc, hợp đồng thuê nhà
hợp đồng giao dịch động sản = hợp đồng mua bán xe, mua bán xe, bán xe máy
phân chia di sản = chia thừa kế, chia di sản, chia tài sản thừa kế, khai nhận di sản, phân chia di sản thừa kế
đăng ký thường trú = nhập hộ khẩu, nhập khẩu, hộ khẩu, chuyển hộ khẩu, chuyển khẩu, sổ hộ khẩu
xóa đăng ký thường trú = cắt khẩu, xóa khẩu, xóa hộ khẩu, cắt hộ khẩu, xóa thường trú
đăng ký tạm trú = khai báo tạm trú, giấy tạm trú, ở trọ, thuê trọ, làm tạm trú
thẻ căn cước = làm căn cước, căn cước công dân, chứng minh thư, chứng minh nhân dân, cccd, cmnd
thẻ bảo hiểm y tế = bhyt, thẻ bảo hiểm
xác định mức độ khuyết tật = làm giấy khuyết tật, giám định khuyết tật, giấy chứng nhận khuyết tật, xin giấy khuyết tật, xác định khuyết tật, xác nhận khuyết tật, xin xác nhận khuyết tật
đổi cấp lại giấy xác nhận khuyết tật = mất giấy khuyết tật, cấp lại giấy khuyết tật, làm lại giấy khuyết tật
trợ cấp xã hội hằng tháng = trợ cấp hàng tháng, trợ cấp xã hội, trợ cấp người khuyết tật, trợ cấp khuyết tật, bảo trợ xã hội hàng tháng, nuôi con đơn thân, mẹ đơn thân, trẻ mồ côi
trợ cấp hưu trí xã hội = trợ cấp người già, trợ cấp người cao tuổi, tiền người già, lương hưu cho người già, người già 75 tuổi, lương người già, trợ cấp tuổi già, người già, người già không có lương hưu, cụ già, cụ 80 tuổi, 80 tuổi, không có lương, không có lương hưu
chi phí mai táng = mai táng phí, tiền mai táng, mai táng, tiền chôn cất, tiền ma chay
công nhận hộ nghèo hộ cận nghèo = xét hộ nghèo, sổ hộ nghèo, xin hộ nghèo, giấy hộ nghèo
thân nhân của người có công = con thương binh, con liệt sĩ, con bệnh binh, vợ liệt sĩ
trợ cấp thất nghiệp = bảo hiểm thất nghiệp, tiền thất nghiệp, lĩnh tiền thất nghiệp, mất việc, nghỉ việc, bhtn
đăng ký đất đai cấp giấy chứng nhận lần đầu = làm sổ đỏ, làm sổ đỏ lần đầu, cấp sổ đỏ, xin cấp sổ đỏ, làm bìa đỏ, chưa có sổ đỏ, làm sổ hồng
cấp đổi giấy chứng nhận quyền sử dụng đất = đổi sổ đỏ, đổi sổ hồng, đổi bìa đỏ, cấp đổi sổ đỏ
đăng ký biến động chuyển nhượng tặng cho quyền sử dụng đất = sang tên, sang tên đất, sang tên sổ đỏ, sang tên nhà đất, mua bán đất, mua đất, bán đất, bán nhà, mua bán nhà đất, cho đất, cho con đất, tặng đất, bố mẹ cho đất, cho đất con, tặng cho đất
đăng ký biến động thừa kế quyền sử dụng đất = thừa kế đất, thừa kế nhà đất, đất bố mẹ để lại
tách thửa hợp thửa đất = tách sổ, tách sổ đỏ, chia đất, tách đất, gộp thửa, gộp đất, gộp sổ, nhập thửa, chia thửa, chia thửa đất
chuyển mục đích sử dụng đất = lên thổ cư, thổ cư, chuyển thổ cư, đất vườn sang đất ở, chuyển đất vườn, chuyển đất ruộng, đất ruộng sang đất ở, chuyển đổi đất, lên đất ở, đất nông nghiệp sang thổ cư, đất nông nghiệp sang đất ở, chuyển đất, sang đất ở, sang thổ cư
đăng ký biện pháp bảo đảm quyền sử dụng đất = thế chấp, thế chấp đất, thế chấp sổ đỏ, vay ngân hàng, cắm sổ đỏ, xóa thế chấp, giải chấp
hòa giải tranh chấp đất đai = kiện đất, kiện đất đai, lấn đất, tranh chấp ranh giới, tranh chấp với hàng xóm
cấp giấy phép xây dựng nhà ở riêng lẻ = xây nhà, xin phép xây dựng, xin phép xây nhà, giấy phép xây nhà, làm nhà, sửa nhà, cất nhà
cung cấp thông tin quy hoạch = xem quy hoạch, tra quy hoạch, đất có dính quy hoạch, hỏi quy hoạch
khai thác nước dưới đất = khoan giếng, giếng khoan, đào giếng, nước ngầm, nước giếng
thi công công trình trên đường bộ = đào đường, cắt đường, đào vỉa hè, thi công trên đường
đăng ký thành lập hộ kinh doanh = đăng ký hộ kinh doanh, mở tạp hóa, tạp hóa, kinh doanh cá thể, hộ cá thể, buôn bán nhỏ, giấy phép kinh doanh quán, mở hộ kinh doanh, giấy phép kinh doanh hộ gia đình, kinh doanh hộ gia đình
chấm dứt hoạt động hộ kinh doanh = đóng cửa hàng, đóng quán, dẹp tiệm, giải thể hộ kinh doanh, nghỉ kinh doanh, nghỉ kinh doanh hẳn, nghỉ bán, hủy giấy phép kinh doanh, không kinh doanh nữa, thôi kinh doanh, đóng hộ kinh doanh, đóng mã số hộ kinh doanh, trả giấy phép kinh doanh
tạm ngừng kinh doanh của hộ kinh doanh = tạm nghỉ kinh doanh, tạm nghỉ bán hàng, tạm đóng cửa, tạm dừng kinh doanh, tạm ngưng kinh doanh, tạm dừng bán hàng, tạm ngừng bán hàng, tạm ngừng hộ kinh doanh
cấp lại giấy chứng nhận đăng ký hộ kinh doanh = mất giấy phép kinh doanh, cấp lại giấy phép kinh doanh, mất đăng ký kinh doanh
đăng ký thay đổi nội dung đăng ký hộ kinh doanh = đổi tên hộ kinh doanh, đổi địa chỉ hộ kinh doanh, đổi chủ hộ kinh doanh, thêm ngành nghề, bổ sung ngành nghề, đổi tên quán, sang quán, chuyển địa điểm hộ kinh doanh, chuyển địa điểm kinh doanh, đổi địa chỉ kinh doanh, đổi ngành nghề, đổi ngành nghề kinh doanh
đăng ký thành lập công ty tnhh = công ty trách nhiệm hữu hạn
một thành viên = 1 thành viên, một người, mtv
hai thành viên trở lên = 2 thành viên, hai người góp vốn, nhiều thành viên, góp vốn mở công ty
đăng ký thuế lần đầu = mã số thuế, mst, xin mã số thuế
bán lẻ rượu = bán rượu, giấy phép bán rượu
sản xuất rượu thủ công = nấu rượu, nấu rượu bán, rượu tự nấu
bán lẻ sản phẩm thuốc lá = bán thuốc lá, giấy phép bán thuốc lá
cửa hàng bán lẻ lpg chai = bán gas, bán ga, cửa hàng gas, bình ga, bình gas, mở cửa hàng bán bình ga, mở cửa hàng gas, đại lý gas, đại lý ga, gas
cửa hàng bán lẻ xăng dầu = cây xăng, mở cây xăng, trạm xăng, bán xăng
điểm trò chơi điện tử công cộng = quán net, mở quán net, tiệm net, quán game, tiệm game, cửa hàng game, internet, quán internet, tiệm internet, net, game
kinh doanh dịch vụ karaoke = mở quán karaoke, quán hát, quán karaoke, karaoke, mở karaoke
khuyến mại = khuyến mãi, giảm giá, chương trình khuyến mãi
cơ sở đủ điều kiện an toàn thực phẩm = vệ sinh an toàn thực phẩm, giấy vệ sinh thực phẩm, an toàn thực phẩm quán ăn, vsattp, attp, vệ sinh thực phẩm, quán cơm
an toàn thực phẩm nông lâm thủy sản = an toàn thực phẩm nông sản, chế biến nông sản, giò chả, sơ chế rau, chế biến chè, chế biến thịt, chế biến
bưu chính = chuyển phát, giao hàng, chuyển phát nhanh, bưu phẩm
buôn bán thuốc bảo vệ thực vật = bán thuốc trừ sâu, thuốc trừ sâu, thuốc sâu, thuốc diệt cỏ, cửa hàng thuốc bảo vệ thực vật
buôn bán thuốc thú y = bán thuốc thú y, cửa hàng thú y, thuốc gia súc
chứng chỉ hành nghề thú y = bác sĩ thú y, chứng chỉ thú y
chăn nuôi trang trại = nuôi lợn, nuôi gà, trang trại lợn, trang trại gà, nuôi bò
lâm sản = gỗ, gỗ rừng, vận chuyển gỗ, khai thác gỗ
giấy phép lái xe = bằng lái, bằng lái xe, gplx
đổi giấy phép lái xe = gia hạn bằng lái, đổi bằng lái, bằng lái hết hạn, gia hạn giấy phép lái xe
kinh doanh vận tải bằng xe ô tô = chạy xe khách, chạy xe tải, xe hợp đồng, chạy taxi, xe dịch vụ, phù hiệu xe
giấy phép lao động cho người lao động nước ngoài = thuê người nước ngoài, thuê người trung quốc, thuê lao động nước ngoài, work permit, người nước ngoài làm việc
phiếu lý lịch tư pháp = tiền án, tiền sự, không có tiền án, xác nhận không tiền án, lltp, lý lịch tư pháp
hành nghề khám bệnh chữa bệnh = hành nghề bác sĩ, hành nghề y, bác sĩ, y sĩ, điều dưỡng, khám chữa bệnh
hành nghề dược = dược sĩ, mở hiệu thuốc, hiệu thuốc, nhà thuốc, quầy thuốc, bán thuốc tây
thiết bị x quang = máy x quang, xquang, chụp x quang, máy chụp phim
trung học cơ sở = cấp 2, cấp hai, thcs
tuyển sinh trung học cơ sở = lớp 6, vào lớp 6, xin học lớp 6, tuyển sinh lớp 6
chuyển trường = xin chuyển trường, chuyển trường cho con, đổi trường
trường phổ thông dân tộc nội trú = trường nội trú, dân tộc nội trú, thi vào nội trú, học nội trú
bản sao văn bằng chứng chỉ từ sổ gốc = bằng tốt nghiệp, mất bằng, mất bằng tốt nghiệp, cấp lại bằng tốt nghiệp, mất bằng cấp 3, bằng cấp 3, bản sao bằng
hỗ trợ ăn trưa trẻ em mẫu giáo = tiền ăn trưa, ăn trưa mầm non, tiền ăn mẫu giáo, tiền ăn trưa cho trẻ mầm non
cơ sở lưu trú du lịch = khách sạn, nhà nghỉ, homestay, xếp hạng khách sạn, xếp sao khách sạn
dịch vụ lữ hành = công ty du lịch, mở công ty du lịch, làm tour, lữ hành
thẻ hướng dẫn viên du lịch = hướng dẫn viên, thẻ tour guide, dẫn tour
xuất bản tài liệu không kinh doanh = in kỷ yếu, in sách, in tài liệu, làm kỷ yếu
công nhận câu lạc bộ thể thao = câu lạc bộ, lập câu lạc bộ, clb, câu lạc bộ bóng chuyền, câu lạc bộ bóng đá
thông báo tổ chức lễ hội = mở hội, hội làng, lễ hội xuống đồng, hội xuân, lồng tồng
hoạt động tín ngưỡng = lễ đền, lễ đình, miếu
hoạt động tôn giáo = đạo, nhà thờ, tin lành, công giáo, nhóm đạo
ban vận động thành lập hội = thành lập hội, lập hội
người lao động nước ngoài = người nước ngoài, người trung quốc, trung quốc
chấm dứt hoạt động = giải thể, hủy, đóng cửa, dẹp, ngừng hẳn, nghỉ hẳn
cấp lại = làm mất, bị mất, mất giấy, làm lại, xin lại, xin cấp lại
cấp đổi = bị rách, rách, cũ nát
thay đổi = chỉnh sửa, điều chỉnh
cải chính = sửa, đính chính, sai
bảo vệ thực vật = bvtv
bản sao = photo, phô tô
~ đăng ký thành lập hộ kinh doanh = mở quán, mở quán ăn, mở quán cà phê, mở cửa hàng, mở tiệm, bán hàng online, đăng ký kinh doanh, xin giấy phép kinh doanh, làm giấy phép kinh doanh, mở, buôn bán
~ đăng ký thành lập công ty tnhh = mở công ty, lập công ty, thành lập công ty, mở doanh nghiệp, thành lập doanh nghiệp
~ giấy chứng nhận quyền sử dụng đất = sổ đỏ, sổ hồng, bìa đỏ, sổ đất, bìa đất
~ hộ kinh doanh = cửa hàng, quán, tiệm
`

/** Words that say nothing about which procedure is meant. */
export const FILLERS = `
tôi mình em anh chị tớ muốn cần phải xin cho thì là của với ở tại như thế nào gì đâu ạ nhé giúp hỏi về thủ tục hồ sơ tờ
cách nộp bao nhiêu tiền bị được cái này khi để ai hay lên ra làm có những các đi mới hết
`

/** Words of a story told around the question: they name a procedure rarely and count little. */
export const FAINT_WORDS = 'ông bà bố mẹ má cha con cháu bé cụ vợ chồng trẻ em người'
