import { timeWords } from '../../dates.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Empty } from '../../ui/elements.tsx'
import { CALENDAR } from './calendar-texts.ts'

interface Change {
  readonly id: number
  readonly at: string
  readonly who: string | null
  readonly event: string
  readonly about: string
}

const DAY_OR_YEAR = /^\d{4}(-\d{2}-\d{2})?$/

/** Who changed what of the calendars lately. */
export function CalendarChanges({ changes }: { readonly changes: readonly Change[] }) {
  const words = useTexts(CALENDAR)
  const language = useLanguage()
  return (
    <section className="stack">
      <h2>{words.changes}</h2>
      {changes.length === 0 ? <Empty>{words.noChanges}</Empty> : null}
      <ul className="admin-list">
        {changes.map(({ id, at, who, event, about }) => (
          <li key={id}>
            <span>
              <strong>{who ?? words.system}</strong>{' '}
              {words.events[event as keyof typeof words.events] ?? event}{' '}
              {DAY_OR_YEAR.test(about) ? about.split('-').toReversed().join('/') : null}
            </span>
            <span className="help">{timeWords(at, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
