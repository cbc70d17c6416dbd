import type { DeskDossier } from '#modules/dossiers'
import { useLanguage, useTexts } from '../../texts.ts'
import { momentInWords } from '../parts/moments.ts'
import { DOSSIER } from './dossier-texts.ts'
import { sentenceOf, type HistoryLine } from './history-texts.ts'

/** What happened to the dossier, the latest first. */
export function HistorySection({ desk }: { readonly desk: Pick<DeskDossier, 'history'> }) {
  const words = useTexts(DOSSIER)
  return (
    <section className="panel" aria-labelledby="history">
      <h2 id="history" tabIndex={-1} data-key="h">
        {words.history}
      </h2>
      <HistoryList lines={desk.history.toReversed()} />
    </section>
  )
}

/** Lines of the history: what, when, who. */
export function HistoryList({ lines }: { readonly lines: readonly HistoryLine[] }) {
  const language = useLanguage()
  return (
    <ol className="history">
      {lines.map((line) => (
        <li key={line.seq}>
          <div>{sentenceOf(line, language)}</div>
          <div className="help">
            <time dateTime={line.at}>{momentInWords(line.at, language)}</time>
            {' · '}
            {[line.actorName, line.unitName].filter(Boolean).join(', ')}
          </div>
        </li>
      ))}
    </ol>
  )
}
