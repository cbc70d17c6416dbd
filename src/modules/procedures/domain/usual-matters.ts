/**
 * Words that turn a matter into another one: who asks for a permit means the first one, for himself, at home. A name
 * with one of them that the question does not say is less likely meant.
 */
export const TURNING_WORDS =
  'cấp lại, đăng ký lại, công nhận lại, gia hạn, điều chỉnh, sửa đổi, cấp đổi, thu hồi, chấm dứt, giải thể, sáp nhập, thẩm định, quảng cáo, nước ngoài, đối với tổ chức, văn phòng đại diện, biên giới, lưu động, khiếu nại, tổng đại lý, bán buôn, chuyên đề, đột xuất, đề án, xuất khẩu, nhập khẩu, trả lại, cấp huyện'

/** National codes of what people file most in any province, as the national portal shows them first. */
export const FREQUENT_PROCEDURES = `
1.000656 1.000894 1.001193 1.001266 1.001570 1.001612 1.001622 1.001653 1.001662 1.001699 1.001731 1.001776 1.001978
1.002211 1.002425 1.003197 1.003622 1.003868 1.004194 1.004222 1.004363 1.004594 1.004616 1.004628 1.004756 1.004859
1.004873 1.004884 1.005090 1.005092 1.008128 1.010727 1.010803 1.010833 1.011441 1.011607 1.012289 1.012373 1.012392
1.012592 1.012672 1.012694 1.012783 1.012784 1.012812 1.013061 1.013225 1.013227 1.013792 1.013831 1.013949 1.013978
1.014027 1.014159 1.014199 2.000033 2.000181 2.000528 2.000575 2.000620 2.000633 2.000635 2.000648 2.000720 2.000794
2.000806 2.000815 2.000884 2.000908 2.001035 2.001199 2.001263 2.001283 2.001406 2.001583 2.001624 2.001628 2.001827 2.002307
2.002380 2.002481 3.000182 2.002913 3.000333 3.000347 3.000722
`
