import { parseId, type PublicationId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import {
  listItemKinds,
  listPublicationRows,
  type PublicationPosition,
} from '../db/publication.queries.ts'
import { countsOf, type Publication } from '../domain/publication.ts'

export interface ListedPublication {
  readonly publication: Publication
  /** How many procedures it makes, changes and repeals. */
  readonly counts: ReturnType<typeof countsOf>
}

export interface PublicationPage {
  readonly publications: readonly ListedPublication[]
  readonly nextCursor: string | null
}

/** Decisions of the locality, the newest first, a page at a time. Refuses: `forbidden/role`, `malformed/cursor`. */
export async function listPublications(
  context: Context,
  { cursor, limit }: { readonly cursor: string | null; readonly limit: number },
): Promise<PublicationPage> {
  authorise(context.actor, 'publications.read')
  const after = cursor === null ? null : positionOf(cursor)
  return inRead(context.db, async (read) => {
    const found = await listPublicationRows(read, after, limit + 1)
    const shown = found.slice(0, limit)
    const kinds = Map.groupBy(
      await listItemKinds(
        read,
        shown.map(({ id }) => id),
      ),
      ({ publicationId }) => publicationId,
    )
    const last = found.length > limit ? shown.at(-1) : undefined
    return {
      publications: shown.map((publication) => ({
        publication,
        counts: countsOf(kinds.get(publication.id) ?? []),
      })),
      nextCursor: last === undefined ? null : `${last.draftedAt.getTime()}.${last.id}`,
    }
  })
}

function positionOf(cursor: string): PublicationPosition {
  const [milliseconds = '', text = ''] = cursor.split('.')
  const id = parseId<'publication'>(text)
  if (id === null || !/^\d{1,15}$/.test(milliseconds)) throw new Refused('malformed/cursor')
  return { draftedAt: new Date(Number(milliseconds)), id: id satisfies PublicationId }
}
