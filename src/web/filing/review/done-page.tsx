import { redirect } from 'react-router'
import { formatInstant, formatInstantOrNull } from '#kernel/instant'
import { whatFollows } from '#modules/filings'
import { dayWords, timeWords } from '../../dates.ts'
import { personContext } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { LinkButton } from '../../ui/elements.tsx'
import { FilingPage, filingLinks } from '../parts/filing-parts.tsx'
import { filingIdOf } from '../parts/filing-requests.ts'
import type { Route } from './+types/done-page.ts'
import { REVIEW } from './review-texts.ts'

export const links = filingLinks

export async function loader(args: Route.LoaderArgs) {
  const id = filingIdOf(args)
  const follows = await whatFollows(personContext(args), id)
  if (follows === null) throw redirect(`/nop/ho-so/${id}`, 303)
  return {
    ...follows,
    id,
    submittedAt: formatInstant(follows.submittedAt),
    answerBy: formatInstant(follows.answerBy),
    due: formatInstantOrNull(follows.dueIfReceivedNow),
    method: follows.delivery.method,
  }
}

/** That it is done: the code, what happens next and by when, and a copy for keeping. */
export default function DonePage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(REVIEW)
  const language = useLanguage()
  const { id, code, procedureName, placeName, answerBy, due, method, isPast } = loaderData
  return (
    <FilingPage title={words.doneTitle} caption={procedureName}>
      <section className="filed" aria-label={words.code}>
        <p>{words.code}</p>
        <p className="filed-code">{code}</p>
      </section>
      {isPast ? (
        <p className="text">{words.goneOn}</p>
      ) : (
        <>
          <h2>{words.next}</h2>
          <ol className="text next-steps">
            <li>{words.step1(placeName, timeWords(answerBy, language))}</li>
            <li>{due === null ? words.step2Unknown : words.step2(dayWords(due, language))}</li>
            <li>{words.step3[method]}</li>
          </ol>
        </>
      )}
      <p className="row">
        <LinkButton to={`/ho-so/${code}`} reloadDocument>
          {words.watch}
        </LinkButton>
        <a href={`/nop/ho-so/${id}/ban-sao`}>{words.copy}</a>
      </p>
    </FilingPage>
  )
}
