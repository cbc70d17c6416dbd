import { dayWords } from '../../../dates.ts'
import { useLanguage, useTexts } from '../../../texts.ts'
import { Notice } from '../../../ui/elements.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { INTAKE } from './intake-texts.ts'
import type { SectionProps } from './view-parts.ts'

/** What the person handed in before: open dossiers and likely duplicates are seen before they happen. */
export function EarlierSection({ view }: SectionProps) {
  const words = useTexts(INTAKE)
  const language = useLanguage()
  const { earlier, chosen } = view
  const same = earlier?.find(
    ({ isOpen, procedureCode }) => isOpen && procedureCode === chosen?.code,
  )
  return (
    <aside className="earlier stack" aria-labelledby="earlier-title">
      <h2 id="earlier-title">{words.earlier}</h2>
      {same === undefined ? null : <Notice kind="warning">{words.sameOpen(same.code)}</Notice>}
      {earlier === null ? <p className="help">{words.earlierHint}</p> : null}
      {earlier?.length === 0 ? <p className="help">{words.noEarlier}</p> : null}
      <ul>
        {(earlier ?? []).map(({ code, state, procedureName, submittedAt }) => (
          <li key={code}>
            <a href={`/can-bo/ho-so/${code}`}>{code}</a> <StateTag state={state} />
            <div lang="vi">{procedureName}</div>
            <div className="help">{words.submittedOn(dayWords(submittedAt, language))}</div>
          </li>
        ))}
      </ul>
    </aside>
  )
}
