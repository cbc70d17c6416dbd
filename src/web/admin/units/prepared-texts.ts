import { texts } from '../../texts.ts'

/** The words of changes of units that one administrator prepares and another confirms. */
export const PREPARED = texts(
  {
    list: 'Thay đổi đơn vị',
    back: 'Về danh sách đơn vị',
    about:
      'Mỗi thay đổi do một người chuẩn bị kèm bản xem trước, và chỉ có hiệu lực khi người thứ hai xác nhận.',
    none: 'Chưa có thay đổi nào được chuẩn bị. Mở trang của một đơn vị để bắt đầu.',
    waiting: (count: number) => `${count} thay đổi đơn vị chờ người thứ hai xác nhận`,
    change: (kind: string, unit: string) => `${kind}: ${unit}`,
    kinds: {
      create: 'Thêm đơn vị',
      rename: 'Đổi tên',
      merge: 'Sáp nhập',
      split: 'Chia tách',
      end: 'Kết thúc hoạt động',
    },
    states: {
      prepared: 'Chờ xác nhận',
      confirmed: 'Đã xác nhận',
      withdrawn: 'Đã rút lại',
    },
    done: {
      prepared: 'Đã trình thay đổi. Người thứ hai cần xem và xác nhận.',
      confirmed: 'Đã xác nhận thay đổi.',
      withdrawn: 'Đã rút lại. Không có gì thay đổi.',
    },
    state: 'Trạng thái',
    decision: 'Quyết định',
    decidedBy: (number: string, on: string, issuer: string) => `${number}, ký ${on}, ${issuer}`,
    effectiveOn: 'Hiệu lực từ',
    prepared: 'Người chuẩn bị',
    from: (day: string) => `hiệu lực từ ${day}`,
    by: (name: string) => `${name} chuẩn bị`,
    asForeseen: (day: string) =>
      `Bản xem trước dưới đây là điều người chuẩn bị đã thấy cho ${day}. Số hồ sơ đang giải quyết có thể đã khác; nếu có gì khác nữa, hệ thống không cho xác nhận.`,
    cannotUndo: 'Sau khi xác nhận, thay đổi được ghi vào lịch sử và không xóa được.',
    confirm: 'Xác nhận thay đổi',
    withdraw: 'Rút lại',
    again: 'Chọn lại việc cần làm',
    decisions: 'Quyết định về đơn vị này',
  },
  {
    list: 'Changes of units',
    back: 'Back to the units',
    about:
      'Each change is prepared by one person with what it would do, and made when a second one confirms it.',
    none: 'No change has been prepared. Open the page of a unit to begin.',
    waiting: (count) => `${count} changes of units wait for a second person`,
    change: (kind, unit) => `${kind}: ${unit}`,
    kinds: {
      create: 'Add a unit',
      rename: 'Rename',
      merge: 'Merge',
      split: 'Split',
      end: 'End',
    },
    states: { prepared: 'Waiting', confirmed: 'Confirmed', withdrawn: 'Withdrawn' },
    done: {
      prepared: 'The change is prepared. A second person has to read and confirm it.',
      confirmed: 'The change is confirmed.',
      withdrawn: 'Withdrawn. Nothing has changed.',
    },
    state: 'State',
    decision: 'Decision',
    decidedBy: (number, on, issuer) => `${number}, signed ${on}, ${issuer}`,
    effectiveOn: 'In effect from',
    prepared: 'Prepared by',
    from: (day) => `in effect from ${day}`,
    by: (name) => `prepared by ${name}`,
    asForeseen: (day) =>
      `Below is what the preparer was shown for ${day}. The number of running dossiers may differ by now; where anything else does, the change cannot be confirmed.`,
    cannotUndo: 'Once confirmed, the change is part of the history and cannot be taken away.',
    confirm: 'Confirm the change',
    withdraw: 'Withdraw',
    again: 'Choose what to do',
    decisions: 'Decisions about this unit',
  },
)
