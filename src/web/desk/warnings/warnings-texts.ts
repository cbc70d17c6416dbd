import { texts } from '../../texts.ts'

/** The words of an officer's warnings. */
export const WARNINGS_PAGE = texts(
  {
    title: 'Nhắc hạn',
    about:
      'Hồ sơ và bước bạn đang giữ, được nhắc một lần khi đã dùng 80% thời hạn và khi còn một ngày làm việc.',
    empty: 'Chưa có nhắc hạn nào.',
    unseen: 'Mới',
    ofDossier: 'Hạn trả của hồ sơ',
    ofStep: (name: string) => `Hạn của bước “${name}”`,
    due: (moment: string) => `đến hạn ${moment}`,
    sent: (moment: string) => `Nhắc lúc ${moment}`,
    markSeen: 'Đánh dấu đã xem',
    next: 'Trang sau',
    first: 'Về đầu danh sách',
  },
  {
    title: 'Warnings',
    about:
      'Dossiers and steps you hold, each told once when 80% of the time is used and when one working day is left.',
    empty: 'There is no warning.',
    unseen: 'New',
    ofDossier: 'The whole dossier',
    ofStep: (name) => `Step “${name}”`,
    due: (moment) => `due ${moment}`,
    sent: (moment) => `Sent ${moment}`,
    markSeen: 'Mark as seen',
    next: 'Next page',
    first: 'Back to the beginning',
  },
)
