import { parseId, type FileId } from '#kernel/id'
import type { FileDescription } from '#modules/documents'

/** A file that was uploaded for a paper. Until it is sent it stands in the address of the page. */
export interface Brought {
  readonly componentId: string
  readonly fileId: FileId
}

/** The same with the file as a page shows it. */
export interface BroughtFile {
  readonly componentId: string
  readonly file: FileDescription
}

export const MOST_BROUGHT = 50
const NAME = 'tep'
const BETWEEN = '~'

/** What the address of the page says was uploaded so far. What cannot be read is left out. */
export function broughtOf(search: URLSearchParams): readonly Brought[] {
  return search
    .getAll(NAME)
    .slice(0, MOST_BROUGHT)
    .flatMap((text) => {
      const at = text.lastIndexOf(BETWEEN)
      const fileId = parseId<'file'>(text.slice(at + 1))
      return at < 1 || fileId === null ? [] : [{ componentId: text.slice(0, at), fileId }]
    })
}

/** As it stands in the address. */
export function inAddress({ componentId, file }: BroughtFile): Brought {
  return { componentId, fileId: file.id }
}

/** The address of the page with these files. */
export function broughtPath(code: string, brought: readonly Brought[]): string {
  const search = new URLSearchParams(
    brought.map(({ componentId, fileId }) => [NAME, `${componentId}${BETWEEN}${fileId}`]),
  )
  const query = search.toString()
  return `/ho-so/${code}/bo-sung${query === '' ? '' : `?${query}`}`
}
