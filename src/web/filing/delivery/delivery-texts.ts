import { texts } from '../../texts.ts'

export const DELIVERY = texts(
  {
    title: 'Nhận kết quả',
    how: 'Bạn muốn nhận kết quả thế nào?',
    counter: 'Nhận tại quầy',
    counterHelp: (place: string) => place,
    post: 'Nhận qua bưu chính công ích',
    postHelp: 'Cước bưu chính do bạn trả khi nhận.',
    electronic: 'Nhận bản điện tử',
    electronicHelp: 'Kết quả có chữ ký số, tải về trong mục Hồ sơ của tôi.',
    recipient: 'Người nhận',
    phone: 'Số điện thoại người nhận',
    address: 'Địa chỉ nhận',
    faults: {
      method: 'Chọn cách nhận kết quả',
      recipient: 'Nhập tên người nhận',
      phone: 'Nhập số điện thoại Việt Nam có 10 số, ví dụ 0912 345 678',
      address: 'Nhập địa chỉ nhận',
    },
  },
  {
    title: 'Receiving the result',
    how: 'How do you want to receive the result?',
    counter: 'At the counter',
    counterHelp: (place) => place,
    post: 'By post',
    postHelp: 'You pay the postage on receipt.',
    electronic: 'Electronically',
    electronicHelp: 'The result is digitally signed and found among your dossiers.',
    recipient: 'Recipient',
    phone: 'Telephone of the recipient',
    address: 'Address',
    faults: {
      method: 'Choose how to receive the result',
      recipient: 'Enter the name of the recipient',
      phone: 'Enter a Vietnamese telephone number of 10 digits, for example 0912 345 678',
      address: 'Enter the address',
    },
  },
)
