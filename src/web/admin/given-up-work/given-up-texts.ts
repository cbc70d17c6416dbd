import { texts } from '../../texts.ts'

/** What each kind of work does, by its name. */
const KINDS: Readonly<Record<string, string>> = {
  'calendars.calendar-changed': 'Chuyển ngày hẹn trả theo lịch làm việc mới',
  'documents.remove-unused': 'Dọn tệp không dùng',
  'dossiers.count-silence': 'Ghi nhận hết hạn mà không có trả lời',
  'dossiers.forget-ended': 'Dọn danh sách hồ sơ đã xong',
  'dossiers.stop-unanswered': 'Dừng hồ sơ quá hạn bổ sung',
  'filings.remove-expired': 'Dọn hồ sơ soạn dở',
  'letters.render-letter': 'Tạo văn bản PDF',
  'organisations.units-changed': 'Chuyển hồ sơ theo thay đổi đơn vị',
  'publications.take-effect': 'Cho quyết định công bố có hiệu lực',
  'readings.notice-readings': 'Ghi nhận ai xem nhiều hồ sơ',
  'seals.seal-trail': 'Niêm phong nhật ký hệ thống',
  'warnings.send-warnings': 'Gửi nhắc hạn',
  'limits.forget-counters': 'Dọn bộ đếm giới hạn',
  'idempotency.forget-answers': 'Dọn câu trả lời đã lưu của các yêu cầu',
}

export const GIVEN_UP = texts(
  {
    title: 'Việc bị dừng',
    about:
      'Những việc hệ thống làm ở phía sau nhưng thử nhiều lần vẫn lỗi nên đã dừng. Hãy sửa nguyên nhân trước, rồi cho làm lại.',
    nothing: 'Không có việc nào bị dừng.',
    list: 'Các việc bị dừng',
    work: 'Việc',
    putInAt: 'Nhận lúc',
    givenUpAt: 'Dừng lúc',
    tries: 'Số lần thử',
    reference: 'Mã trong nhật ký máy chủ',
    redoAll: 'Làm lại tất cả',
    redo: 'Làm lại',
    again: 'Việc cần làm',
    redone: (count: number) =>
      count === 0 ? 'Việc này đã được người khác cho làm lại.' : `Đã cho làm lại ${count} việc.`,
    kinds: KINDS,
  },
  {
    title: 'Work given up',
    about:
      'What the system does in the background, tried several times in vain and given up. Mend the cause first, then have it done anew.',
    nothing: 'No work was given up.',
    list: 'Work given up',
    work: 'Work',
    putInAt: 'Put in',
    givenUpAt: 'Given up',
    tries: 'Tries',
    reference: 'Reference in the log of the server',
    redoAll: 'Do all of it anew',
    redo: 'Do anew',
    again: 'What to do',
    redone: (count) =>
      count === 0 ? 'Someone else has put it in anew.' : `${count} pieces of work are done anew.`,
    kinds: {
      'calendars.calendar-changed': 'Moving due dates to a changed calendar',
      'documents.remove-unused': 'Removing unused files',
      'dossiers.count-silence': 'Recording what passed in silence',
      'dossiers.forget-ended': 'Clearing the list of finished dossiers',
      'dossiers.stop-unanswered': 'Stopping dossiers not supplemented in time',
      'filings.remove-expired': 'Removing expired drafts',
      'letters.render-letter': 'Making a letter',
      'organisations.units-changed': 'Carrying dossiers over to changed units',
      'publications.take-effect': 'Putting a publication in force',
      'readings.notice-readings': 'Noticing who reads much',
      'seals.seal-trail': 'Sealing the audit trail',
      'warnings.send-warnings': 'Sending warnings',
      'limits.forget-counters': 'Forgetting counters',
      'idempotency.forget-answers': 'Forgetting stored answers to requests',
    },
  },
)
