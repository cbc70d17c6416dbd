import { Link } from 'react-router'
import { useTexts } from '../../texts.ts'
import { FRAME } from './frame-texts.ts'

/** Which pages besides the lists an officer has. */
export interface Tools {
  /** Warnings not seen yet; null for who is warned of nothing. */
  readonly warnings: number | null
  readonly signs: boolean
  readonly reads: boolean
  readonly receives: boolean
  readonly works: boolean
  readonly heads: boolean
  readonly posts: boolean
  readonly administers: boolean
}

/** The pages of the desk that are no lists of dossiers. */
export function ToolsNav({ tools }: { readonly tools: Tools }) {
  const words = useTexts(FRAME)
  const pages: readonly (readonly [isShown: boolean, to: string, name: string])[] = [
    [tools.warnings !== null, '/can-bo/nhac-han', words.warnings(tools.warnings ?? 0)],
    [tools.signs, '/can-bo/xin-loi', words.apologies],
    [tools.signs, '/can-bo/uy-quyen', words.delegations],
    [tools.reads, '/can-bo/tre-han', words.lateness],
    [tools.reads, '/can-bo/so-theo-doi', words.register],
    [tools.receives, '/can-bo/thu-phi', words.takings],
    [tools.works, '/can-bo/lam-thay', words.absence],
    [tools.heads, '/can-bo/chuyen-viec', words.moves],
    [tools.signs, '/can-bo/doi-quy-trinh', words.processChange],
    [tools.posts, '/can-bo/niem-yet', words.postings],
    [tools.administers, '/quan-tri', words.administration],
  ]
  const shown = pages.filter(([isShown]) => isShown)
  return shown.length === 0 ? null : (
    <div className="desk-tools">
      {shown.map(([, to, name]) => (
        <Link key={to} className="desk-tool" to={to}>
          {name}
        </Link>
      ))}
    </div>
  )
}
