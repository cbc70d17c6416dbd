import {
  performOnMany,
  type Action,
  type ManyAction,
  type OneOfMany,
  type SeenVersion,
} from '#modules/dossiers'
import { rolesOf, type Role } from '#platform/access'
import type { Context } from '#platform/context'
import { refusalText, type Language } from '#platform/i18n'
import { neededKeyOfRequest } from '#platform/idempotency'

/** What can be done to the marked dossiers without typing anything for them. */
const BARE_ACTIONS = [
  'receive',
  'claim',
  'release',
  'issue-result',
] as const satisfies readonly ManyAction[]

type BareAction = (typeof BARE_ACTIONS)[number]

/** Whose work an action is, where it is not everybody's. */
const WORK_OF: Readonly<Partial<Record<Action, Role>>> = {
  receive: 'reception',
  'issue-result': 'clerk',
}

/** What this officer is offered to do to many. */
export function manyActionsFor(context: Context): BareAction[] {
  const roles = rolesOf(context.actor)
  return BARE_ACTIONS.filter((action) => {
    const role = WORK_OF[action]
    return role === undefined || roles.includes(role)
  })
}

/** What is done to each: given to a colleague, or one of those that need no words. */
export type ManyWork =
  | { readonly action: BareAction }
  | { readonly action: 'assign'; readonly assignee: string }

/** The work that a form names; null when it names none. */
export function workOf(name: string, assignee: string): ManyWork | null {
  if (name === 'assign') return { action: name, assignee }
  const action = BARE_ACTIONS.find((each) => each === name)
  return action === undefined ? null : { action }
}

/** What came of each dossier, the refusals in words. */
export interface ManyDone {
  readonly action: ManyWork['action']
  readonly isTrial: boolean
  /** What stays marked, as it was seen: all that was only tried. */
  readonly marked: readonly string[]
  /** Who was to be given the work; empty for any other work. */
  readonly assignee: string
  readonly each: readonly {
    readonly code: string
    /** Why it was left as it is; null when it was done, or can be. */
    readonly refusal: string | null
  }[]
}

/**
 * Does the work to the marked dossiers, or only tries it: what cannot be done to one is told and
 * does not hold up the others. Sent twice, it is done once.
 */
export async function actOnMany(
  context: Context,
  marked: readonly string[],
  work: ManyWork,
  given: { readonly key: string; readonly isTrial: boolean; readonly language: Language },
): Promise<ManyDone> {
  const { isTrial, language } = given
  const items = [...new Set(marked)].map(markOf)
  const key = isTrial ? null : neededKeyOfRequest(given.key, { route: work.action, body: null }).key
  const outcomes: OneOfMany[] =
    work.action === 'assign'
      ? await performOnMany(context, 'assign', items, { body: { assignee: work.assignee }, key })
      : await performOnMany(context, work.action, items, { body: {}, key })
  const each = outcomes.map(({ code, refusal }) => ({
    code,
    refusal: refusal === null ? null : refusalText(refusal, language),
  }))
  const assignee = isTrial && work.action === 'assign' ? work.assignee : ''
  return { action: work.action, isTrial, marked: isTrial ? marked : [], assignee, each }
}

/** A marked row says which dossier, in which version it was seen. */
function markOf(mark: string): SeenVersion {
  const [code = '', version = ''] = mark.split('@')
  return { code, version: Number.parseInt(version, 10) || 0 }
}
