import type { Action } from './life-cycle.ts'

const OFFICERS = ['reception', 'handler', 'division-head', 'approver', 'clerk'] as const
const APPLICANTS = ['citizen', 'business'] as const

/** Which roles ever do an action. Which of their dossiers they do it to now is asked in why-not.ts. */
export const DONE_BY = {
  receive: ['reception'],
  refuse: ['reception'],
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
  extend: ['approver'],
  stop: ['approver'],
  'sign-result': ['approver'],
  'issue-result': ['clerk'],
  'hand-over': ['reception'],
  'give-back-papers': ['reception'],
  withdraw: APPLICANTS,
} as const satisfies Readonly<Record<Action, readonly string[]>>

/** Whether any of these roles ever does the action. */
export function isEverDoneBy(action: Action, roles: Iterable<string>): boolean {
  const doers: readonly string[] = DONE_BY[action]
  for (const role of roles) if (doers.includes(role)) return true
  return false
}
