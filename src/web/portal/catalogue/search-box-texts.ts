import { texts } from '../../texts.ts'

export const SEARCH_BOX = texts(
  {
    question: 'Bạn cần làm thủ tục gì?',
    search: 'Tìm',
    help: 'Gõ như bạn vẫn nói; không dấu cũng được. Có mã thủ tục thì gõ mã.',
  },
  {
    question: 'What do you need to do?',
    search: 'Search',
    help: 'Use everyday Vietnamese words, with or without marks, or a procedure code.',
  },
)
