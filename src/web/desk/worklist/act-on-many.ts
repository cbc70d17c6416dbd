import { Refused } from '#kernel/refused'
import { performAction } from '#modules/dossiers'
import type { Context } from '#platform/context'
import { refusalText, type Language } from '#platform/i18n'
import { neededKeyOfRequest } from '#platform/idempotency'

/** What came of acting on many: how many were done, and why not the others. */
export interface ManyDone {
  readonly done: number
  readonly refused: readonly { readonly code: string; readonly text: string }[]
}

/** What is done to each: taken on, or given to a colleague. */
export type ManyWork =
  | { readonly action: 'claim' }
  | { readonly action: 'assign'; readonly assignee: string }

/**
 * Claims or assigns the marked dossiers one after the other, each for itself: what cannot be done to
 * one is told and does not hold up the others. Sent twice, it is done once.
 */
export async function actOnMany(
  context: Context,
  marked: readonly string[],
  work: ManyWork,
  given: { readonly key: string; readonly language: Language },
): Promise<ManyDone> {
  const refused: { code: string; text: string }[] = []
  for (const [at, mark] of marked.entries()) {
    const { code, version } = markOf(mark)
    try {
      await actOn(context, { code, version, key: `${given.key}.${at}` }, work)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refused.push({ code, text: refusalText(error.code, given.language) })
    }
  }
  return { done: marked.length - refused.length, refused }
}

/** A marked row says which dossier, in which version it was seen. */
function markOf(mark: string): { readonly code: string; readonly version: number } {
  const [code = '', version = ''] = mark.split('@')
  return { code, version: Number.parseInt(version, 10) || 0 }
}

function actOn(
  context: Context,
  dossier: { readonly code: string; readonly version: number; readonly key: string },
  work: ManyWork,
) {
  const { code, version, key } = dossier
  const route = `POST /api/v1/dossiers/${code}/actions/${work.action}`
  if (work.action === 'claim') {
    const keyed = neededKeyOfRequest(key, { route, body: { version } })
    return performAction(context, 'claim', { code, keyed }, { version })
  }
  const body = { version, assignee: work.assignee }
  const keyed = neededKeyOfRequest(key, { route, body })
  return performAction(context, 'assign', { code, keyed }, body)
}
