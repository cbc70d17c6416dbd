import type { ReactNode } from 'react'
import { Link, useLocation, type LinksFunction } from 'react-router'
import type { PageFault } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Notice } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { FILING } from './filing-texts.ts'
import sendingStyles from '../../uploads/sending.css?url'
import styles from '../filing.css?url'

/** The stylesheet of the pages for filing. */
export const filingLinks: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'stylesheet', href: sendingStyles },
]

/** The frame of one page of a filing: way back, what is to be mended, what it is about. */
export function FilingPage(props: {
  readonly title: string
  /** What the page belongs to, above its title: the procedure, in the words of the catalogue. */
  readonly caption?: string
  /** Which part of it the page is. */
  readonly captionPart?: string
  readonly back?: { readonly to: string; readonly label?: string }
  readonly faults?: readonly PageFault[]
  readonly isStale?: boolean
  readonly children: ReactNode
}) {
  const words = useTexts(FILING)
  const { pathname } = useLocation()
  const { title, caption, captionPart, back, faults = [], isStale = false } = props
  return (
    <div className="filing stack">
      <title>{`${faults.length > 0 ? words.errorTitle : ''}${title} – Một Cửa`}</title>
      {back === undefined ? null : (
        <Link className="back" to={back.to} reloadDocument>
          {back.label ?? words.back}
        </Link>
      )}
      {isStale ? (
        <Notice kind="warning" title={words.staleTitle}>
          <p>{words.stale}</p>
          <p>
            <a href={pathname}>{words.openSaved}</a>
          </p>
        </Notice>
      ) : (
        <ErrorSummary title={words.faults} faults={faults} />
      )}
      <header>
        {caption === undefined ? null : (
          <p className="caption">
            <span lang="vi">{caption}</span>
            {captionPart === undefined ? null : ` · ${captionPart}`}
          </p>
        )}
        <h1>{title}</h1>
      </header>
      {props.children}
    </div>
  )
}

/** What every form of a filing carries: the opening of the page, and where it leads back to. */
export function Carried(props: {
  readonly version: number
  readonly opening: string
  readonly back?: string
}) {
  return (
    <>
      <input type="hidden" name="version" value={props.version} />
      <input type="hidden" name="opening" value={props.opening} />
      {props.back ? <input type="hidden" name="back" value={props.back} /> : null}
    </>
  )
}

/** What a fault says of one field. */
export function faultOf(faults: readonly PageFault[] | undefined, id: string): string | undefined {
  return faults?.find((fault) => fault.id === id)?.text
}

/** `1,2 MB`, `340 KB` */
export function sizeWords(bytes: number): string {
  const isLarge = bytes >= 1024 ** 2
  const number = isLarge ? bytes / 1024 ** 2 : Math.max(1, bytes / 1024)
  const digits = isLarge && number < 10 ? 1 : 0
  return `${number.toFixed(digits).replace('.', ',')} ${isLarge ? 'MB' : 'KB'}`
}
