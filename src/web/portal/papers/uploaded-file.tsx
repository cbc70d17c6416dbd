import type { FileDescription } from '#modules/documents'
import { useTexts } from '../../texts.ts'
import { PAPERS } from './papers-texts.ts'

/** A file that was taken in: its name, which opens it, its pages and size. */
export function UploadedFile({ file }: { readonly file: FileDescription }) {
  const words = useTexts(PAPERS)
  const { id, name, pages, size } = file
  const details = [...(pages === null ? [] : [words.pages(pages)]), sizeWords(size)]
  return (
    <span className="uploaded-file">
      <a href={`/api/v1/files/${id}?inline=1`}>{name}</a>{' '}
      <span className="help">({details.join(', ')})</span>
    </span>
  )
}

const KIB = 1024

/** `1,2 MB`, `340 KB`: as people read the size of a file. */
export function sizeWords(bytes: number): string {
  if (bytes < KIB ** 2) return `${Math.max(1, Math.round(bytes / KIB))} KB`
  return `${(bytes / KIB ** 2).toFixed(1).replace('.', ',')} MB`
}
