import { texts } from '../../texts.ts'

export const PAPERS = texts(
  {
    pages: (count: number) => `${count} trang`,
    remove: 'Bỏ tệp này',
  },
  {
    pages: (count) => `${count} pages`,
    remove: 'Remove this file',
  },
)
