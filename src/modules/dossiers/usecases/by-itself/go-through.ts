import type { DossierId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { inRead, type Read } from '#platform/db'
import type { Deed } from '../../domain/life-cycle.ts'
import { act, type ActionRequest, type Decided, type Stage } from '../act.ts'

/** What became of a deed of the system: who was faster may have left nothing to do, or something else. */
export type Became = 'done' | 'nothing-to-do' | 'somebody-was-faster' | 'not-possible'

/**
 * Does by itself what is due on one dossier, as it was seen; `decide` says null when nothing is. One
 * transaction; nothing is written unless it is done.
 */
export async function actByItself(
  context: Context,
  deed: Deed,
  { code, version }: Pick<ActionRequest, 'code' | 'version'>,
  decide: (stage: Stage) => Decided | null,
): Promise<Became> {
  const nothing = new Error('nothing is due')
  try {
    await act(context, deed, { code, version, keyed: null }, (stage) => {
      const decided = decide(stage)
      if (decided === null) throw nothing
      return decided
    })
    return 'done'
  } catch (error) {
    if (error === nothing) return 'nothing-to-do'
    if (!(error instanceof Refused) || !error.code.startsWith('conflict/')) throw error
    return error.code === 'conflict/stale-version' ? 'somebody-was-faster' : 'not-possible'
  }
}

/** A dossier as a list for the system has it. */
interface Listed extends Pick<ActionRequest, 'code' | 'version'> {
  readonly id: DossierId
}

const AT_A_TIME = 200
const MOST_NAMED = 20

/**
 * Goes once through the dossiers of a list, page by page behind the last of the one before, and says what
 * became of any. One that fails keeps none of the others: it is told once all were gone through, so that
 * the work is tried again.
 */
export async function goThrough(
  context: Context,
  list: (
    read: Read,
    page: { readonly after: Listed | null; readonly limit: number },
  ) => Promise<Listed[]>,
  one: (seen: Listed) => Promise<Became>,
): Promise<ReadonlySet<Became>> {
  const became = new Set<Became>()
  const failed: { readonly code: string; readonly cause: unknown }[] = []
  let after: Listed | null = null
  do {
    const page: { after: Listed | null; limit: number } = { after, limit: AT_A_TIME }
    const found: Listed[] = await inRead(context.db, (read) => list(read, page))
    for (const seen of found) {
      await one(seen).then(
        (outcome) => became.add(outcome),
        (cause: unknown) => failed.push({ code: seen.code, cause }),
      )
    }
    after = found.length < AT_A_TIME ? null : (found.at(-1) ?? null)
  } while (after !== null)
  const [first] = failed
  if (first === undefined) return became
  const codes = failed.slice(0, MOST_NAMED).map(({ code }) => code)
  throw new Error(`failed with ${failed.length} dossiers: ${codes.join(', ')}`, {
    cause: first.cause,
  })
}
