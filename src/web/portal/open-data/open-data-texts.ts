import { texts } from '../../texts.ts'

export const OPEN_DATA = texts(
  {
    page: 'Dữ liệu mở – Một Cửa',
    title: 'Dữ liệu mở về thủ tục hành chính',
    about:
      'Toàn bộ thủ tục đang có hiệu lực của tỉnh: giấy tờ, thời hạn, phí, kết quả, nơi nhận, căn cứ pháp lý. Ai cũng tải được, không cần tài khoản.',
    count: (count: number) => `${count.toLocaleString('vi-VN')} thủ tục, theo danh mục`,
    download: 'Tải cả danh mục',
    formats: {
      xlsx: { name: 'Bảng tính (XLSX)', use: 'Để đọc, lọc, in bằng phần mềm bảng tính.' },
      json: { name: 'JSON', use: 'Đầy đủ nhất, cho phần mềm.' },
      jsonld: {
        name: 'JSON-LD theo CPSV-AP 3.2',
        use: 'Cho hệ thống dữ liệu liên kết; theo từ vựng dịch vụ công của châu Âu.',
      },
      laythutuc: {
        name: 'JSON theo dịch vụ LayThuTuc',
        use: 'Cùng dạng với Cơ sở dữ liệu quốc gia về thủ tục hành chính.',
      },
    },
    programmes: 'Dành cho người viết phần mềm',
    programmesAbout:
      'Trang web khác cũng đọc được các địa chỉ này. Gửi lại ETag để chỉ tải khi danh mục thay đổi.',
    whole: 'Cả danh mục',
    one: 'Một thủ tục',
    versions: 'Các phiên bản của một thủ tục',
    docs: 'Mô tả đầy đủ giao diện lập trình',
  },
  {
    page: 'Open data – Một Cửa',
    title: 'Open data on administrative procedures',
    about:
      'Every procedure of the province in force: papers, time limits, fees, results, where it is received, legal bases. Free for all, without an account.',
    count: (count) => `${count.toLocaleString('vi-VN')} procedures, as of`,
    download: 'Download the whole catalogue',
    formats: {
      xlsx: { name: 'Workbook (XLSX)', use: 'To read, filter and print.' },
      json: { name: 'JSON', use: 'The most complete, for programmes.' },
      jsonld: {
        name: 'JSON-LD by CPSV-AP 3.2',
        use: 'For linked data, in the European vocabulary of public services.',
      },
      laythutuc: {
        name: 'JSON of the service LayThuTuc',
        use: 'The shape of the national database of procedures.',
      },
    },
    programmes: 'For those who write programmes',
    programmesAbout:
      'Other sites may read these addresses too. Send the ETag back to download only what has changed.',
    whole: 'The whole catalogue',
    one: 'One procedure',
    versions: 'The versions of a procedure',
    docs: 'The whole interface described',
  },
)
