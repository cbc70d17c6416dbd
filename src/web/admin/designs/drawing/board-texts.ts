import { texts } from '../../../texts.ts'

/** What the page on which a diagram is drawn says. */
export const BOARD = texts(
  {
    draw: 'Vẽ sơ đồ',
    about:
      'Chọn một bước rồi dùng các nút hiện ra bên cạnh để thêm, nối, xóa; nhấn đúp để đổi tên. Thả bước lên đường nối để chèn vào giữa.',
    places:
      'Vị trí các hình không được giữ: sau khi lưu, sơ đồ được xếp lại theo bảng. Đơn vị và vai trò theo làn; số giờ ghi ở bảng.',
    needsScripts:
      'Bảng vẽ cần JavaScript. Nếu bảng vẽ không mở, hãy tải sơ đồ về, sửa bằng công cụ BPMN khác rồi tải lên, hoặc sửa ở trang Bảng.',
    needsRoom: 'Vẽ sơ đồ cần màn hình rộng hơn. Trên điện thoại, hãy sửa ở trang Bảng.',
    loading: 'Đang mở bảng vẽ…',
    failed: 'Không mở được bảng vẽ. Hãy tải lại trang, hoặc sửa ở trang Bảng.',
    board: 'Bảng vẽ sơ đồ quy trình',
    save: 'Lưu vào bản thiết kế',
    keep: 'Tải bản đang vẽ',
    again: 'Bỏ bản đang vẽ, mở bản mới nhất',
    keyboard: 'Vẽ bằng bàn phím',
    element: 'Hình đang chọn',
    none: 'Chưa chọn',
    name: 'Tên',
    rename: 'Đổi tên',
    appendTask: 'Thêm bước phía sau',
    appendChoice: 'Thêm cổng lựa chọn phía sau',
    appendEnd: 'Thêm kết thúc phía sau',
    target: 'Nối tới',
    connect: 'Nối',
    remove: 'Xóa hình',
    kinds: {
      task: 'Bước',
      choice: 'Cổng lựa chọn',
      parallel: 'Cổng song song',
      start: 'Bắt đầu',
      end: 'Kết thúc',
      flow: 'Đường nối',
    },
    fields: { drawn: 'Vẽ ít nhất một bước', other: 'Kiểm tra lại chỗ này' },
  },
  {
    draw: 'Draw the diagram',
    about:
      'Select a step and use the buttons that appear beside it to add, connect and delete; double-click to rename. Drop a step on a flow to put it in between.',
    places:
      'Places are not kept: once saved, the diagram is laid out by the table. Unit and role come from the lane; hours are entered in the table.',
    needsScripts:
      'The drawing board needs JavaScript. If it does not open, download the diagram, change it with another BPMN tool and upload it, or use the table.',
    needsRoom: 'Drawing needs a wider screen. On a telephone, use the table.',
    loading: 'Opening the drawing board…',
    failed: 'The drawing board cannot be opened. Load the page again, or use the table.',
    board: 'Drawing board of the process',
    save: 'Save to the design',
    keep: 'Download what is drawn',
    again: 'Leave what is drawn, open the latest',
    keyboard: 'Draw with the keyboard',
    element: 'Selected element',
    none: 'None',
    name: 'Name',
    rename: 'Rename',
    appendTask: 'Add a step behind',
    appendChoice: 'Add a choice behind',
    appendEnd: 'Add an end behind',
    target: 'Connect to',
    connect: 'Connect',
    remove: 'Delete element',
    kinds: {
      task: 'Step',
      choice: 'Choice',
      parallel: 'Parallel gateway',
      start: 'Start',
      end: 'End',
      flow: 'Flow',
    },
    fields: { drawn: 'Draw at least one step', other: 'Check this' },
  },
)
