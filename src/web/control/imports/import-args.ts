import { data } from 'react-router'
import { parseId, type ImportId } from '#kernel/id'

/** The file that an address names; one that names none is a page that is not there. */
export function importIdIn(params: { readonly id?: string | undefined }): ImportId {
  const id = parseId<'catalogue_import'>(params.id ?? '')
  if (id === null) throw data(null, { status: 404 })
  return id
}

export function importPath(id: string): string {
  return `/quan-tri/nhap-thu-tuc/${id}`
}
