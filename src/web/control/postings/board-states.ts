import type { PostingCounts, PostingState } from '#modules/publications'

/** What a board is looked at by, what has to be done first. Browsers load this, too. */
export const BOARD_VIEWS = ['overdue', 'missing', 'outdated', 'to-remove', 'posted'] as const

export type BoardView = (typeof BOARD_VIEWS)[number] & keyof PostingCounts

/** Whether something has to be put up: nothing, or an earlier version, is on the board. */
export function isOwed({ state }: { readonly state: PostingState }): boolean {
  return state === 'missing' || state === 'outdated'
}
