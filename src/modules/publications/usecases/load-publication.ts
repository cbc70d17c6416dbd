import type { PublicationId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { findPublication, listItems, type ItemRow } from '../db/publication.queries.ts'
import type { Publication } from '../domain/publication.ts'

export interface LoadedPublication {
  readonly publication: Publication
  readonly items: readonly ItemRow[]
}

/** What a decision says of itself, for who may read it. Refuses: `forbidden/role`, `not-found/publication`. */
export async function readPublication(context: Context, id: PublicationId): Promise<Publication> {
  authorise(context.actor, 'publications.read')
  const publication = await inRead(context.db, (read) => findPublication(read, id))
  if (publication === null) throw new Refused('not-found/publication')
  return publication
}

/** A decision with what it does, for who may read it. Refuses: `forbidden/role`, `not-found/publication`. */
export async function loadPublication(
  context: Context,
  id: PublicationId,
): Promise<LoadedPublication> {
  authorise(context.actor, 'publications.read')
  return inRead(context.db, async (read) => {
    const publication = await findPublication(read, id)
    if (publication === null) throw new Refused('not-found/publication')
    return { publication, items: await listItems(read, id) }
  })
}
