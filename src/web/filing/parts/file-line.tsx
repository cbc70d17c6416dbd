import { useTexts } from '../../texts.ts'
import type { AnsweredFile } from '../form/asking.ts'
import { sizeWords } from './filing-parts.tsx'
import { FILING } from './filing-texts.ts'

const SHOWN = new Set(['image/jpeg', 'image/png'])

/** An uploaded file as it counts: what it looks like, its name, pages and size. */
export function FileLine({ file }: { readonly file: AnsweredFile }) {
  const words = useTexts(FILING)
  const address = `/api/v1/files/${file.id}`
  const details = [
    ...(file.pages === null ? [] : [words.pages(file.pages)]),
    sizeWords(file.size),
  ].join(' · ')
  return (
    <span className="file-line">
      {SHOWN.has(file.mediaType) ? (
        <img src={`${address}?inline=1`} alt="" loading="lazy" />
      ) : (
        <span className="file-kind" aria-hidden="true">
          {file.name.split('.').at(-1)?.toUpperCase()}
        </span>
      )}
      <span>
        <a href={`${address}?inline=1`} target="_blank" rel="noreferrer">
          {file.name}
        </a>
        <br />
        <span className="help">{details}</span>
      </span>
    </span>
  )
}
