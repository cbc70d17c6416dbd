import { texts } from '../../texts.ts'

/** The words of an officer's warnings. */
export const WARNINGS_PAGE = texts(
  {
    title: 'Nhắc hạn',
    about:
      'Hồ sơ và bước bạn đang giữ: nhắc khi đã dùng 80% thời hạn và khi còn một ngày làm việc. Làm xong thì lời nhắc tự hết.',
    empty: 'Không có hồ sơ nào của bạn sắp đến hạn.',
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
      'Dossiers and steps you hold, when 80% of the time is used and when one working day is left. What is done is listed no more.',
    empty: 'Nothing you hold is due soon.',
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
