import { Link, redirect } from 'react-router'
import { dayOf } from '#kernel/instant'
import { endedProcedure } from '#modules/publications'
import { dayWords } from '../../dates.ts'
import { contextOf } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { LinkButton, Notice } from '../../ui/elements.tsx'
import type { Route } from './+types/ended-page.ts'
import { ENDED } from './ended-texts.ts'

export async function loader(args: Route.LoaderArgs) {
  const context = contextOf(args)
  const { code } = args.params
  const ended = await endedProcedure(context, code, dayOf(context.clock.now()))
  if (ended === null) throw redirect(`/thu-tuc/${code}`)
  return ended
}

/** What to know of a procedure that was repealed: since when, by which decision, and what took its place. */
export default function EndedPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(ENDED)
  const language = useLanguage()
  const { code, name, lastDay, ending } = loaderData
  const decision = ending?.decision
  return (
    <article className="stack-wide text">
      <title>{words.page(name)}</title>
      <header className="stack">
        <h1 lang="vi">{name}</h1>
        <p className="help">
          {words.code}: {code}
        </p>
      </header>
      <Notice kind="warning" title={words.title}>
        <p>{words.lastDay(dayWords(lastDay, language))}</p>
        {decision?.number == null || decision.decidedOn === null ? null : (
          <p>{words.decision(decision.number, dayWords(decision.decidedOn, language))}</p>
        )}
        <p>{words.running}</p>
      </Notice>
      <Replacement replacedBy={ending?.replacedBy ?? null} />
      <p>
        <Link to="/tra-cuu">{words.track}</Link>
      </p>
    </article>
  )
}

function Replacement(props: {
  readonly replacedBy: { readonly code: string; readonly name: string | null } | null
}) {
  const words = useTexts(ENDED)
  const { replacedBy } = props
  if (replacedBy === null)
    return (
      <>
        <p>{words.notReplaced}</p>
        <p>
          <LinkButton to="/tim">{words.search}</LinkButton>
        </p>
      </>
    )
  return (
    <p>
      {words.replaced}{' '}
      <Link to={`/thu-tuc/${replacedBy.code}`} lang="vi">
        {replacedBy.name ?? replacedBy.code}
      </Link>
    </p>
  )
}
