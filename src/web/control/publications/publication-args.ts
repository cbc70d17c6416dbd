import { data } from 'react-router'
import { parseId, type PublicationId } from '#kernel/id'

/** The id of the decision in an address; a page that is not there when it is none. */
export function publicationIdIn(params: { readonly id?: string | undefined }): PublicationId {
  const id = parseId<'publication'>(params.id ?? '')
  if (id === null) throw data(null, { status: 404 })
  return id
}

export function publicationPath(id: string): string {
  return `/quan-tri/cong-bo/${id}`
}
