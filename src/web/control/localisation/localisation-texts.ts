import { texts } from '../../texts.ts'

export const LOCALISATION = texts(
  {
    title: 'Thông tin địa phương',
    about:
      'Những điều tỉnh bổ sung cho nội dung quốc gia. Có hiệu lực ngay với người xem; lần nhập sau không làm mất.',
    unitId: 'Đơn vị hướng dẫn, tiếp nhận',
    anyUnit: 'Nơi tiếp nhận bất kỳ',
    place: 'Địa chỉ, quầy',
    phone: 'Điện thoại',
    openingHours: 'Giờ tiếp nhận',
    openingHelp: 'Ví dụ: thứ Hai đến thứ Sáu, 7:30–11:30 và 13:30–17:00.',
    note: 'Lưu ý cho người nộp',
    ownParts: 'Phần do tỉnh tự quy định',
    ownHelp:
      'Phần được đánh dấu giữ nguyên khi nhập từ tệp. Muốn đổi phần đó, hãy soạn quyết định công bố.',
    basis: 'Căn cứ của tỉnh',
    basisHelp:
      'Số và tên nghị quyết, quyết định của tỉnh. Bắt buộc khi có phần do tỉnh tự quy định.',
    parts: {
      fees: 'Phí, lệ phí',
      timeLimit: 'Thời hạn giải quyết',
      channels: 'Cách nộp',
      onlineLevel: 'Mức độ trực tuyến',
      coordinatingAgencies: 'Cơ quan phối hợp',
    },
    save: 'Lưu',
    tooLong: 'Quá dài. Hãy ghi ngắn lại.',
    notPhone: 'Số điện thoại chỉ gồm chữ số, dấu cách, dấu chấm và dấu cộng. Hãy nhập lại.',
    history: 'Các lần sửa',
    noHistory: 'Chưa ai ghi thông tin địa phương.',
    revision: (number: number, at: string, by: string) => `Lần ${number}, ${at}, ${by}`,
    nothing: 'Để trống tất cả',
    readOnly: 'Bạn chỉ được xem. Cán bộ kiểm soát thủ tục sửa được.',
  },
  {
    title: 'Local details',
    about:
      'What the province adds to the national text. It holds at once for whoever looks, and no import loses it.',
    unitId: 'Unit that guides and receives',
    anyUnit: 'Any receiving place',
    place: 'Address, counter',
    phone: 'Telephone',
    openingHours: 'Hours of reception',
    openingHelp: 'For instance: Monday to Friday, 7:30–11:30 and 13:30–17:00.',
    note: 'A word to applicants',
    ownParts: 'Laid down by the province',
    ownHelp:
      'An import leaves the marked parts as they are. To change one, write a publication decision.',
    basis: 'The province’s own basis',
    basisHelp:
      'Number and name of its resolution or decision. Needed when it lays down a part itself.',
    parts: {
      fees: 'Fees',
      timeLimit: 'Time limit',
      channels: 'Ways of filing',
      onlineLevel: 'Online level',
      coordinatingAgencies: 'Coordinating agencies',
    },
    save: 'Save',
    tooLong: 'Too long. Shorten it.',
    notPhone: 'A telephone number has digits, blanks, dots and a plus only. Enter it again.',
    history: 'Changes',
    noHistory: 'Nobody has entered local details yet.',
    revision: (number, at, by) => `Change ${number}, ${at}, ${by}`,
    nothing: 'Everything left empty',
    readOnly: 'You can only read this. Procedure control can change it.',
  },
)
