import { Link, useLocation, useSearchParams, type ShouldRevalidateFunctionArgs } from 'react-router'
import { officerContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { DESK_WORDS } from '../parts/desk-words.ts'
import { listAddress, openedFrom } from '../parts/narrowing.ts'
import { DeadlineTag, StateTag } from '../parts/state-tag.tsx'
import type { Route } from './+types/dossier-page.ts'
import { isDeskAction } from './desk-actions.ts'
import { DOSSIER } from './dossier-texts.ts'
import { HistorySection } from './history-section.tsx'
import { LettersSection } from './letters-section.tsx'
import { loadDesk, type OpenDesk } from './load-desk.ts'
import { NowSection } from './now-section.tsx'
import { PapersSection } from './papers/papers-section.tsx'
import { takeAction } from './take-action.ts'
import { WhoSection } from './who-section.tsx'

export async function loader(args: Route.LoaderArgs) {
  officerContext(args)
  const query = new URL(args.request.url).searchParams
  return loadDesk(args, args.params.code, query.get('ds'))
}

export async function action(args: Route.ActionArgs) {
  return takeAction(args, officerContext(args), args.params.code)
}

/** Another paper in the viewer is the same dossier: nothing is read again for it. */
export function shouldRevalidate(given: ShouldRevalidateFunctionArgs): boolean {
  const { currentUrl, nextUrl, formMethod, defaultShouldRevalidate } = given
  const isSamePlace = currentUrl.pathname === nextUrl.pathname && formMethod === undefined
  return isSamePlace && currentUrl.search !== nextUrl.search ? false : defaultShouldRevalidate
}

/** Everything an officer needs to decide about one dossier, on one screen. */
export default function DossierPage({ loaderData, actionData }: Route.ComponentProps) {
  const { desk } = loaderData
  const { search, pathname } = useLocation()
  const [query] = useSearchParams()
  return (
    <div className="dossier" {...(query.get('canh') === '1' ? { 'data-side-by-side': '' } : {})}>
      <title>{`${desk.dossier.code} – Một Cửa`}</title>
      <DossierHead open={loaderData} />
      <div className="dossier-columns">
        <div className="dossier-now stack">
          <NowSection
            key={`now ${desk.dossier.code}`}
            open={loaderData}
            returned={actionData}
            to={pathname + search}
          />
        </div>
        <PapersSection key={`papers ${desk.dossier.code}`} desk={desk} />
        <div className="dossier-side stack">
          <WhoSection desk={desk} />
          <LettersSection desk={desk} />
          <HistorySection desk={desk} />
        </div>
      </div>
    </div>
  )
}

function DossierHead({ open }: { readonly open: OpenDesk }) {
  const words = useTexts(DOSSIER)
  const { views, actions } = useTexts(DESK_WORDS)
  const [query] = useSearchParams()
  const { dossier } = open.desk
  const done = query.get('xong') ?? ''
  const doneWith = query.get('vua')
  const goesOn = query.get('noi') === '1' ? '&noi=1' : ''
  const { view } = open
  const to = (code: string) => `${openedFrom(code, view ?? 'all', query)}${goesOn}`
  return (
    <header className="dossier-head">
      <div className="row">
        {view === null ? null : (
          <nav className="row dossier-way">
            <Link to={listAddress(view, query)}>{words.backTo(views[view])}</Link>
            {open.previous === null ? null : (
              <Link to={to(open.previous)} data-key="k">
                {words.previous} <kbd aria-hidden="true">k</kbd>
              </Link>
            )}
            {open.next === null ? null : (
              <Link to={to(open.next)} data-key="j">
                {words.next} <kbd aria-hidden="true">j</kbd>
              </Link>
            )}
          </nav>
        )}
      </div>
      <div className="row">
        <h1 className="number">{dossier.code}</h1>
        <StateTag state={dossier.state} />
        <DeadlineTag dossier={dossier} />
        <span>{dossier.applicant.name}</span>
      </div>
      <p lang="vi">{dossier.procedureName}</p>
      {isDeskAction(done) ? (
        <output className="done">
          {doneWith === null ? words.done(actions[done]) : words.doneWith(actions[done], doneWith)}
        </output>
      ) : null}
    </header>
  )
}
