import { parseDay } from '#kernel/day'
import { performOnMany } from '#modules/dossiers'
import type { Context } from '#platform/context'
import { receiveTyped } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { neededKeyOfRequest } from '#platform/idempotency'
import { languageOf, valuesOf, type Args } from '../../requests.ts'

const LONGEST_REASON = 2_000

/** What was marked and typed, and is still to be signed. */
interface Kept {
  readonly marked: readonly string[]
  readonly values: Readonly<Record<string, string>>
}

/** What came of each marked dossier, the refusals in words. */
export interface SignedApologies extends Kept {
  readonly isTrial: boolean
  readonly each: readonly { readonly code: string; readonly refusal: string | null }[]
}

/** What is missing before anything can be signed. */
export interface UnsignedApologies extends Kept {
  readonly missing: readonly ('noneMarked' | 'reasonMissing' | 'dueOnMissing')[]
}

/**
 * Signs the apology of each marked dossier with one reason and one new date, or only tries it: what
 * is refused of one is told and does not hold up the others. Sent twice, each is signed once.
 */
export async function signApologies(
  args: Args,
  context: Context,
): Promise<SignedApologies | UnsignedApologies> {
  const form = await receiveTyped(args.request)
  const values = valuesOf(form)
  const marked = form.getAll('marked').filter((mark) => typeof mark === 'string')
  const reason = values.reason?.trim() ?? ''
  const dueOn = parseDay(values.dueOn ?? '')
  const missing = [
    ...(marked.length === 0 ? (['noneMarked'] as const) : []),
    ...(reason === '' || reason.length > LONGEST_REASON ? (['reasonMissing'] as const) : []),
    ...(dueOn === null ? (['dueOnMissing'] as const) : []),
  ]
  if (dueOn === null || missing.length > 0) return { missing, marked, values }

  const isTrial = values.trial === '1'
  const body = { reason, dueAt: dueOn }
  const key = isTrial
    ? null
    : neededKeyOfRequest(values.key, { route: 'apologies', body: null }).key
  const items = [...new Set(marked)].map((mark) => {
    const [code = '', version = ''] = mark.split('@')
    return { code, version: Number.parseInt(version, 10) || 0 }
  })
  const outcomes = await performOnMany(context, 'extend', items, { body, key })
  const language = languageOf(args)
  const each = outcomes.map(({ code, refusal }) => ({
    code,
    refusal: refusal === null ? null : refusalText(refusal, language),
  }))
  const isLeft = isTrial || each.some(({ refusal }) => refusal !== null)
  return { isTrial, each, marked: isTrial ? marked : [], values: isLeft ? values : {} }
}
