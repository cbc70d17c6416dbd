import { createHash } from 'node:crypto'
import type { RefusalCode } from '#kernel/refusal-codes'
import { isUnavailable, Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { neededKeyOfRequest } from '#platform/idempotency'
import { performAction, type ActionBody } from './perform-action.ts'

/**
 * What may be done to many dossiers at once: what is the same for each of them. To refuse, to stop
 * and to undo are decided one by one; papers, money, questions and who stands at the counter are of
 * one dossier.
 */
export const MANY_ACTIONS = [
  'receive',
  'transfer',
  'claim',
  'release',
  'assign',
  'complete-step',
  'send-back',
  'sign-result',
  'issue-result',
  'extend',
  'change-process',
] as const

export type ManyAction = (typeof MANY_ACTIONS)[number]

/** What is sent once for all of them, beside the version that was seen of each. */
export type ManyBody<A extends ManyAction> = A extends ManyAction
  ? Omit<ActionBody<A>, 'version'>
  : never

/** A dossier in the version in which it was seen. */
export interface SeenVersion {
  readonly code: string
  readonly version: number
}

/** What came of one of many. */
export interface OneOfMany {
  readonly code: string
  readonly ok: boolean
  /** Why it was left as it is; null when it was done. */
  readonly refusal: RefusalCode | null
  /** Its version since then; of a trial the one it would have. */
  readonly version: number | null
}

/**
 * Does the same action to many dossiers for an officer, one after the other, each for itself: what
 * is refused of one is told and does not hold up the others. Without a key everything is only
 * tried. Sent again with its key, what was done is not done again, and the rest is tried anew. From
 * the first for which the system is not available the rest is told the same, untried.
 *
 * Audit: one entry for each dossier, as the action leaves it. Refuses: `forbidden/role`.
 */
export async function performOnMany<A extends ManyAction>(
  context: Context,
  action: A,
  items: readonly SeenVersion[],
  asked: { readonly body: ManyBody<A>; readonly key: string | null },
): Promise<OneOfMany[]> {
  authorise(context.actor, 'dossiers.act-on-many')
  const outcomes: OneOfMany[] = []
  for (const item of items) {
    const last = outcomes.at(-1)
    // Each would wait as long as the last for a database that does not answer, and so would who asked.
    outcomes.push(
      last !== undefined && isUnavailable(last.refusal)
        ? { ...last, code: item.code }
        : await performOnOne(context, action, item, asked),
    )
  }
  return outcomes
}

async function performOnOne<A extends ManyAction>(
  context: Context,
  action: A,
  { code, version }: SeenVersion,
  { body, key }: { readonly body: ManyBody<A>; readonly key: string | null },
): Promise<OneOfMany> {
  const whole = { ...body, version } as ActionBody<A>
  const keyed = key === null ? null : keyOfOne(key, { code, action, body: whole })
  try {
    const answer = await performAction(
      context,
      action,
      { code, keyed, isTrial: key === null },
      whole,
    )
    const reply = JSON.parse(answer.body) as { readonly version: number }
    return { code, ok: true, refusal: null, version: reply.version }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { code, ok: false, refusal: error.code, version: null }
  }
}

/** The key of one of many follows from the key of all, so that each is done once. */
function keyOfOne(
  key: string,
  { code, action, body }: { readonly code: string; readonly action: string; readonly body: object },
) {
  const derived = createHash('sha256').update(`${key} ${code}`).digest('hex')
  return neededKeyOfRequest(derived, {
    route: `POST /api/v1/dossiers/${code}/actions/${action}`,
    body,
  })
}
