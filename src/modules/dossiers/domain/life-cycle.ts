import type { RefusalCode } from '#kernel/refusal-codes'
import { DOSSIER_STATES, type DossierState } from './dossier.ts'

/** Everything that can be done to a dossier. The names are those of the HTTP contract. */
export const ACTIONS = [
  'receive',
  'refuse',
  'transfer',
  'request-supplement',
  'supplement',
  'claim',
  'release',
  'assign',
  'complete-step',
  'send-back',
  'consult',
  'answer-consultation',
  'request-payment',
  'record-payment',
  'void-payment',
  'extend',
  'stop',
  'sign-result',
  'issue-result',
  'hand-over',
  'give-back-papers',
  'reprint-receipt',
  'withdraw',
  'correct-result',
  'reopen',
  'change-process',
] as const

export type Action = (typeof ACTIONS)[number]

/** What happens to a dossier: by somebody's action, or by the system alone. */
export type Deed = Action | 'count-silence' | 'carry-over'

const IN_HANDLING = ['received', 'processing'] as const
const NOT_OVER = ['submitted', ...IN_HANDLING, 'awaiting-supplement', 'awaiting-payment'] as const
const EVERY: readonly DossierState[] = DOSSIER_STATES

/**
 * In which states each action is possible (Decree 61/2018 and 118/2025; the table T1–T22 of the
 * specification). What is not listed is forbidden.
 */
export const POSSIBLE_IN = {
  receive: ['submitted'],
  refuse: ['submitted'],
  transfer: ['submitted', ...IN_HANDLING],
  'request-supplement': ['submitted', ...IN_HANDLING],
  supplement: ['awaiting-supplement'],
  claim: IN_HANDLING,
  release: IN_HANDLING,
  assign: [...IN_HANDLING, 'awaiting-supplement', 'awaiting-payment'],
  'complete-step': IN_HANDLING,
  'send-back': IN_HANDLING,
  consult: IN_HANDLING,
  'answer-consultation': [...IN_HANDLING, 'awaiting-supplement', 'awaiting-payment'],
  'request-payment': IN_HANDLING,
  'record-payment': [...NOT_OVER, 'finished'],
  'void-payment': EVERY,
  extend: IN_HANDLING,
  stop: [...IN_HANDLING, 'awaiting-supplement', 'awaiting-payment'],
  'sign-result': IN_HANDLING,
  'issue-result': IN_HANDLING,
  'hand-over': ['finished'],
  'give-back-papers': EVERY,
  'reprint-receipt': EVERY.filter((state) => state !== 'submitted' && state !== 'refused'),
  withdraw: NOT_OVER,
  'correct-result': ['finished', 'returned'],
  reopen: ['refused', 'withdrawn', 'stopped', 'finished'],
  'change-process': IN_HANDLING,
  'count-silence': [...IN_HANDLING, 'awaiting-supplement', 'awaiting-payment'],
  'carry-over': [...NOT_OVER, 'finished'],
} as const satisfies Readonly<Record<Deed, readonly DossierState[]>>

const OFFICERS = ['reception', 'handler', 'division-head', 'approver', 'clerk'] as const
const APPLICANTS = ['citizen', 'business'] as const

/** Which roles ever do an action; none for what only the system does. Which of their dossiers they do it to now is asked in why-not.ts. */
export const DONE_BY = {
  receive: ['reception'],
  refuse: ['reception'],
  transfer: ['reception', 'approver'],
  'request-supplement': ['reception', 'handler'],
  supplement: [...APPLICANTS, 'reception'],
  claim: OFFICERS,
  release: OFFICERS,
  assign: OFFICERS,
  'complete-step': OFFICERS,
  'send-back': OFFICERS,
  consult: ['handler'],
  'answer-consultation': OFFICERS,
  'request-payment': ['handler', 'reception'],
  'record-payment': ['reception'],
  'void-payment': ['reception'],
  extend: ['approver'],
  stop: ['approver'],
  'sign-result': ['approver'],
  'issue-result': ['clerk'],
  'hand-over': ['reception'],
  'give-back-papers': ['reception'],
  'reprint-receipt': ['reception'],
  withdraw: APPLICANTS,
  'correct-result': ['approver'],
  reopen: ['approver'],
  'change-process': ['approver'],
  'count-silence': [],
  'carry-over': [],
} as const satisfies Readonly<Record<Deed, readonly string[]>>

/** Whether any of these roles ever does the action. */
export function isEverDoneBy(action: Deed, roles: Iterable<string>): boolean {
  const doers: readonly string[] = DONE_BY[action]
  for (const role of roles) if (doers.includes(role)) return true
  return false
}

/** What each state says when it is asked for something that it does not allow. */
const WHY_NOT_IN = {
  submitted: 'conflict/not-received-yet',
  received: 'conflict/already-received',
  processing: 'conflict/already-received',
  'awaiting-supplement': 'conflict/awaiting-supplement',
  'awaiting-payment': 'conflict/awaiting-payment',
  refused: 'conflict/dossier-refused',
  withdrawn: 'conflict/dossier-withdrawn',
  stopped: 'conflict/dossier-stopped',
  finished: 'conflict/already-finished',
  returned: 'conflict/already-returned',
} as const satisfies Readonly<Record<DossierState, RefusalCode>>

/** Why a state forbids an action, or null when it allows it. */
export function whyNotInState(action: Deed, state: DossierState): RefusalCode | null {
  const possible: readonly DossierState[] = POSSIBLE_IN[action]
  if (possible.includes(state)) return null
  const wantsResult = action === 'hand-over' || action === 'correct-result'
  if (wantsResult && (state === 'received' || state === 'processing')) {
    return 'conflict/handling-not-finished'
  }
  if (action === 'supplement' && !isOver(state)) return 'conflict/nothing-requested'
  if (action === 'reopen' && !isOver(state)) return 'conflict/not-ended'
  return WHY_NOT_IN[state]
}

/** Whether handling has ended, one way or another. */
export function isOver(state: DossierState): boolean {
  return (
    state === 'refused' ||
    state === 'withdrawn' ||
    state === 'stopped' ||
    state === 'finished' ||
    state === 'returned'
  )
}
