import { formatInstant } from '#kernel/instant'
import { listFilings } from '#modules/filings'
import { dayWords, timeWords } from '../../dates.ts'
import { personContext } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Empty } from '../../ui/elements.tsx'
import { FilingPage, filingLinks } from '../parts/filing-parts.tsx'
import type { Route } from './+types/begun-page.ts'
import { TASKS } from './tasks-texts.ts'

export const links = filingLinks

export async function loader(args: Route.LoaderArgs) {
  const filings = await listFilings(personContext(args))
  return filings.map(({ savedAt, expiresAt, ...filing }) => ({
    ...filing,
    savedAt: formatInstant(savedAt),
    expiresAt: formatInstant(expiresAt),
  }))
}

/** What a person has begun and not handed in, on whichever device. */
export default function BegunPage({ loaderData: filings }: Route.ComponentProps) {
  const words = useTexts(TASKS)
  const language = useLanguage()
  return (
    <FilingPage title={words.begunTitle} back={{ to: '/ho-so', label: words.mine }}>
      {filings.length === 0 ? (
        <Empty>
          <p>{words.none}</p>
          <p>
            <a href="/">{words.find}</a>
          </p>
        </Empty>
      ) : (
        <ul className="begun">
          {filings.map(({ id, procedureName, savedAt, expiresAt }) => (
            <li key={id}>
              <div>
                <a href={`/nop/ho-so/${id}`} lang="vi">
                  {procedureName}
                </a>
                <p className="help">
                  {words.savedAt(timeWords(savedAt, language))},{' '}
                  {words.until(dayWords(expiresAt, language))}
                </p>
              </div>
              <a href={`/nop/ho-so/${id}/xoa`}>
                {words.giveUpYes}
                <span className="visually-hidden" lang="vi">{` ${procedureName}`}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </FilingPage>
  )
}
