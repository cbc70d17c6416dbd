import { texts } from '../../texts.ts'

export const PAPERS = texts(
  {
    kinds: 'PDF, ảnh JPEG, PNG, TIFF hoặc DOCX, XLSX; mỗi tệp nhiều nhất 20 MB.',
    pages: (count: number) => `${count} trang`,
    remove: 'Bỏ tệp này',
  },
  {
    kinds: 'PDF, JPEG, PNG, TIFF, DOCX or XLSX; at most 20 MB each.',
    pages: (count) => `${count} pages`,
    remove: 'Remove this file',
  },
)
