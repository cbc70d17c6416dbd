import { Link, redirect, type LinksFunction } from 'react-router'
import { Refused } from '#kernel/refused'
import { putUp, takeDown } from '#modules/publications'
import { receiveTyped } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { withQuery } from '../../admin/parts/address.ts'
import { Pages } from '../../admin/parts/pages.tsx'
import { languageOf, officerContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button, Empty } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import type { Route } from './+types/board-page.ts'
import { BOARD_VIEWS, isOwed } from './board-states.ts'
import { BoardTable } from './board-table.tsx'
import { loadBoard } from './load-board.ts'
import { POSTINGS } from './posting-texts.ts'
import adminStyles from '../../admin/admin.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: adminStyles }]

export function loader(args: Route.LoaderArgs) {
  return loadBoard(args, args.params.unit)
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'reception', 'procedure-control')
  const language = languageOf(args)
  const form = await receiveTyped(args.request)
  const intent = form.get('intent')
  const codes = form.getAll(intent === 'put-up-page' ? 'shown' : 'code').map(String)
  const unit = args.params.unit
  const state = form.getAll('state').find((each) => typeof each === 'string')
  if (codes.length === 0) return { faults: [{ id: '', text: POSTINGS[language].nothingChosen }] }
  try {
    if (intent === 'take-down') await takeDown(context, unit, codes)
    else await putUp(context, unit, codes)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { faults: [{ id: '', text: refusalText(error.code, language) }] }
  }
  return redirect(withQuery(`/can-bo/niem-yet/${unit}`, { 'trang-thai': state }), 303)
}

/** The board of one receiving place: what has to be put up or taken down, and the posters to print. */
export default function BoardPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(POSTINGS)
  const { place, hasOthers, state, counts, lines, next, isFirst } = loaderData
  const owed = lines.filter(isOwed).length
  const path = `/can-bo/niem-yet/${place.code}`
  const to = (of: string | null, sau: string | null) => withQuery(path, { 'trang-thai': of, sau })
  return (
    <div className="admin">
      <title>{words.page(words.board(place.name))}</title>
      <ErrorSummary title={words.faults} faults={actionData?.faults ?? []} />
      {hasOthers ? (
        <p>
          <Link to="/can-bo/niem-yet">{words.back}</Link>
        </p>
      ) : null}
      <h1>{words.board(place.name)}</h1>
      <nav className="admin-ways" aria-label={words.state}>
        <Link to={path} aria-current={state === null ? 'page' : undefined}>
          {words.all}
        </Link>
        {BOARD_VIEWS.map((each) => (
          <Link key={each} to={to(each, null)} aria-current={state === each ? 'page' : undefined}>
            {words.views[each]} ({counts[each]})
          </Link>
        ))}
      </nav>
      {lines.length === 0 ? (
        <Empty>{state === null ? words.allDone : words.noneOf}</Empty>
      ) : (
        <form method="post" className="stack">
          <input type="hidden" name="state" value={state ?? ''} />
          <BoardTable {...loaderData} />
          <div className="row">
            {state === 'to-remove' ? null : (
              <Button name="intent" value="put-up">
                {words.putUp}
              </Button>
            )}
            {owed === 0 ? null : (
              <Button kind="secondary" name="intent" value="put-up-page">
                {words.putUpPage(owed)}
              </Button>
            )}
            <Button
              kind={state === 'to-remove' ? 'primary' : 'secondary'}
              name="intent"
              value="take-down"
            >
              {words.takeDown}
            </Button>
          </div>
        </form>
      )}
      <Pages
        next={next === null ? null : to(state, next)}
        first={isFirst ? null : to(state, null)}
      />
    </div>
  )
}
