import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { listGivenUp, type GivenUpJob, type GivenUpPosition } from '#platform/jobs'
import { authoriseRedoing } from './authorise-redoing.ts'

/** A page of what was given up, and where the next begins. */
export interface GivenUpPage {
  readonly items: readonly GivenUpJob[]
  readonly next: GivenUpPosition | null
}

/**
 * A page of the work of the locality that was given up, the latest first, for the administrators of
 * its highest unit. Refuses: `forbidden/role`, `forbidden/unit-outside-reach`.
 */
export async function listGivenUpWork(
  context: Context,
  { after, limit }: { readonly after: GivenUpPosition | null; readonly limit: number },
): Promise<GivenUpPage> {
  authoriseRedoing(context)
  const found = await inRead(context.db, (read) =>
    listGivenUp(read, context.locality.id, { after, limit: limit + 1 }),
  )
  const items = found.slice(0, limit)
  return { items, next: found.length > limit ? (items.at(-1) ?? null) : null }
}
