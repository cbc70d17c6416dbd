import type { PostingState } from '#modules/publications'

/** The states a board is looked at by, what has to be done first. Browsers load this, too. */
export const BOARD_STATES: readonly PostingState[] = ['missing', 'outdated', 'to-remove', 'posted']
