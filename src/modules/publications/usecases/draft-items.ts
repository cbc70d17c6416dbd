import type { ProcedureVersionId, PublicationId } from '#kernel/id'
import { draftable, type ProcedureContent } from '#modules/procedures'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import type { Write } from '#platform/db'
import { insertItems } from '../db/publication.queries.ts'
import { whyNotEdit, type ItemKind, type PublicationFacts } from '../domain/publication.ts'
import { takeStepWithin, writtenBy } from './changing.ts'
import { startPublicationWithin } from './draft-publication.ts'

const ROWS_A_STATEMENT = 200
const FRESH = { versionId: null, revision: 1 } as const

/** What a draft is to do to a procedure. */
export interface DraftedItem {
  readonly code: string
  readonly kind: ItemKind
  /** What it is to say; null for a repeal. */
  readonly content: ProcedureContent | null
  readonly baseVersionId: ProcedureVersionId | null
  /** What it replaces; for a repeal what comes in its place. */
  readonly relatedCode: string | null
  /** The version of what it replaces. */
  readonly relatedBaseVersionId: ProcedureVersionId | null
}

/** The draft that procedures went into, and which of them it had already: those are as they were. */
export interface DraftedItems {
  readonly publicationId: PublicationId
  readonly present: readonly string[]
}

/**
 * Puts many procedures into a draft at once, in the transaction of what brings them: into one that is there, or into
 * one that begins with them. What the draft does to a procedure already is left as it is.
 *
 * Audit: `publication.drafted`, `publication.items-added`. Refuses: `forbidden/role`, `not-found/publication`,
 * `conflict/publication-not-draft`, `invalid/shape`.
 */
export async function draftItems(
  tx: Write,
  context: Context,
  into: PublicationId | PublicationFacts,
  items: readonly DraftedItem[],
): Promise<DraftedItems> {
  authorise(context.actor, 'publications.manage')
  const publicationId =
    typeof into === 'string' ? into : await startPublicationWithin(tx, context, into)
  const left = new Set(items.map(({ code }) => code))
  await takeStepWithin(tx, context, publicationId, {
    event: 'publication.items-added',
    whyNot: whyNotEdit,
    async take(_, publication) {
      const rows = items.map((item) => ({
        ...FRESH,
        ...item,
        content: item.content === null ? null : draftable(item.content),
      }))
      for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
        const added = await insertItems(tx, publicationId, rows.slice(at, at + ROWS_A_STATEMENT))
        for (const code of added) left.delete(code)
      }
      return writtenBy(context, publication)
    },
  })
  return { publicationId, present: [...left] }
}
