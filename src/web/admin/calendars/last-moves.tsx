import { Link } from 'react-router'
import { timeWords } from '../../dates.ts'
import { MOVED } from '../../due-date/moved-words.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Empty } from '../../ui/elements.tsx'
import { PREVIEW_WORDS } from './preview-texts.ts'
import type { ToldMove } from './told-move.ts'

/** How far the due dates have followed the last changes. */
export function LastMoves({ moves }: { readonly moves: readonly ToldMove[] }) {
  const words = useTexts(PREVIEW_WORDS)
  const { why } = useTexts(MOVED)
  const language = useLanguage()
  return (
    <section className="stack">
      <h2>{words.moves}</h2>
      {moves.length === 0 ? <Empty>{words.noMoves}</Empty> : null}
      <ul className="admin-list">
        {moves.map(({ id, at, cause, progress, moved }) => (
          <li key={id}>
            <span>
              <Link to={`/quan-tri/lich/thay-doi/${id}`}>{why(cause)}</Link> –{' '}
              {words.progress[progress].toLocaleLowerCase(language)}
              {progress === 'done' ? `, ${words.moving(moved)}` : null}
            </span>
            <span className="help">{timeWords(at, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
