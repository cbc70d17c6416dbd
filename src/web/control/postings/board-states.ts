import type { PostingCounts } from '#modules/publications'

/** What a board is looked at by, what has to be done first. Browsers load this, too. */
export const BOARD_VIEWS = ['overdue', 'missing', 'outdated', 'to-remove', 'posted'] as const

export type BoardView = (typeof BOARD_VIEWS)[number] & keyof PostingCounts
