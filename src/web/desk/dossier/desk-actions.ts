import type { BodiedAction } from '#modules/dossiers'

/**
 * The actions of the dossier page, the one that moves a dossier on first. Money, papers brought and
 * given back are taken at the counter; what the person does stands in the portal.
 */
export const DESK_ACTIONS = [
  'receive',
  'hand-over',
  'issue-result',
  'sign-result',
  'answer-consultation',
  'complete-step',
  'claim',
  'request-supplement',
  'send-back',
  'assign',
  'release',
  'consult',
  'request-payment',
  'extend',
  'stop',
  'refuse',
  'transfer',
  'correct-result',
  'reopen',
] as const satisfies readonly BodiedAction[]

export type DeskAction = (typeof DESK_ACTIONS)[number]

export function isDeskAction(action: string): action is DeskAction {
  return DESK_ACTIONS.some((each) => each === action)
}

/** Done beside the way, or against it: never what stands out. */
const ASIDE: ReadonlySet<DeskAction> = new Set<DeskAction>([
  'release',
  'consult',
  'request-payment',
  'extend',
  'stop',
  'refuse',
  'transfer',
  'correct-result',
  'reopen',
])

/** The action that stands out: the first that moves the dossier on, never one that sends it away. */
export function mainAction(available: readonly DeskAction[]): DeskAction | null {
  const first = DESK_ACTIONS.find((action) => available.includes(action)) ?? null
  return first === null || ASIDE.has(first) ? null : first
}
