import { texts } from '../../texts.ts'

/** What is asked for the controlled document of an approved process. */
export const CONTROL = texts(
  {
    title: 'Kiểm soát tài liệu (ISO 9001)',
    help: 'In ở trang đầu của văn bản quy trình.',
    documentCode: 'Mã hiệu tài liệu (không bắt buộc)',
    draftedBy: 'Người soạn thảo (chức vụ, họ tên)',
    draftedOn: 'Ngày soạn thảo',
    checkedBy: 'Người soát xét (chức vụ, họ tên)',
    checkedOn: 'Ngày soát xét',
    changes: 'Nội dung sửa đổi (không bắt buộc)',
    changesHelp: 'Lần ban hành này khác lần trước ở điểm nào.',
    document: 'Văn bản đã phê duyệt (PDF)',
    fields: {
      draftedBy: 'Nhập chức vụ và họ tên người soạn thảo',
      draftedOn: 'Nhập ngày soạn thảo',
      checkedBy: 'Nhập chức vụ và họ tên người soát xét',
      checkedOn: 'Nhập ngày soát xét',
      documentCode: 'Ghi gọn mã hiệu, tối đa 60 ký tự',
      changes: 'Ghi gọn lại, tối đa 1.000 ký tự',
    },
  },
  {
    title: 'Document control (ISO 9001)',
    help: 'Printed on the first page of the document.',
    documentCode: 'Code of the document (optional)',
    draftedBy: 'Drafted by (office, name)',
    draftedOn: 'Drafted on',
    checkedBy: 'Checked by (office, name)',
    checkedOn: 'Checked on',
    changes: 'What is new (optional)',
    changesHelp: 'How this issue differs from the one before.',
    document: 'Approved document (PDF)',
    fields: {
      draftedBy: 'Enter office and name of who drafted it',
      draftedOn: 'Enter the day it was drafted',
      checkedBy: 'Enter office and name of who checked it',
      checkedOn: 'Enter the day it was checked',
      documentCode: 'Make the code shorter, at most 60 characters',
      changes: 'Make it shorter, at most 1,000 characters',
    },
  },
)
