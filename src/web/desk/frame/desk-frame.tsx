import { Link, Outlet } from 'react-router'
import { countViews, type View } from '#modules/dossiers'
import { countOwnWarnings } from '#modules/warnings'
import { isPermitted, rolesOf, standsInFor } from '#platform/access'
import type { Context } from '#platform/context'
import { scarcest } from '#platform/room'
import { webContext } from '#platform/web'
import { LanguageSwitch } from '../../language-switch.tsx'
import { officerContext } from '../../requests.ts'
import type { ScreenHandle } from '../../root.tsx'
import { keepOfficersForm } from '../../signed-out.ts'
import { useRoot, useTexts } from '../../texts.ts'
import { Brand, LinkButton } from '../../ui/elements.tsx'
import { deskLinks } from '../desk-links.ts'
import { DESK_VIEWS } from '../parts/desk-words.ts'
import type { Route } from './+types/desk-frame.ts'
import { FRAME } from './frame-texts.ts'
import { SignOut } from './gate.tsx'
import { KeyHelp } from './key-help.tsx'
import { RoomNotice } from './room-notice.tsx'
import { ToolsNav } from './tools-nav.tsx'
import { useDeskKeys } from './use-desk-keys.ts'
import { MOST_COUNTED, ViewsNav } from './views-nav.tsx'

export const links = deskLinks

export const middleware: readonly Route.MiddlewareFunction[] = [keepOfficersForm]

export const handle: ScreenHandle = { isLive: true }

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args)
  const { actor } = context
  const { rooms } = args.context.get(webContext)
  const [first] = actor.roles
  return {
    name: actor.displayName,
    unitName: first?.unitName ?? null,
    moreUnits: new Set(actor.roles.map(({ unitCode }) => unitCode)).size - 1,
    views: await viewsOf(context),
    warnings: isPermitted('warnings.read', rolesOf(actor), true)
      ? await countOwnWarnings(context, MOST_COUNTED)
      : null,
    receives: rolesOf(actor).includes('reception'),
    signs: rolesOf(actor).includes('approver'),
    works: isPermitted('substitutions.manage', rolesOf(actor), true),
    heads: rolesOf(actor).some((role) => role === 'division-head' || role === 'approver'),
    standsInFor: standsInFor(actor).map(({ displayName }) => displayName),
    room: scarcest(await rooms()),
    posts: isPermitted('postings.manage', rolesOf(actor), true),
    administers: rolesOf(actor).some((role) =>
      ['administrator', 'procedure-control'].includes(role),
    ),
  }
}

/** The lists an officer works from, with how many dossiers each has; none for who sees no dossiers. */
async function viewsOf(context: Context) {
  const roles = rolesOf(context.actor)
  if (!isPermitted('dossiers.read', roles, true)) return []
  const atCounter = roles.includes('reception') || roles.includes('procedure-control')
  const views = DESK_VIEWS.filter(
    (view) => atCounter || (view !== 'to-receive' && view !== 'to-hand-over'),
  )
  const counted: View[] = views.filter((view) => view !== 'done')
  const counts = await countViews(context, counted, MOST_COUNTED + 1)
  return views.map((view) => ({ view, count: counts[view] ?? null }))
}

/** The frame of every page of officers: the work on the left, who is signed in above. */
export default function DeskFrame({ loaderData }: Route.ComponentProps) {
  const words = useTexts(FRAME)
  const { isDemo } = useRoot()
  useDeskKeys(loaderData.views.map(({ view }) => `/can-bo/viec/${view}`))
  return (
    <div className="desk">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className="no-print">
        {isDemo ? <p className="demonstration">{words.demonstration}</p> : null}
        <DeskHeader {...loaderData} />
      </header>
      <div className="desk-body">
        <nav className="desk-nav no-print" aria-label={words.menu}>
          <ViewsNav views={loaderData.views} />
          <ToolsNav tools={{ ...loaderData, reads: loaderData.views.length > 0 }} />
        </nav>
        <main id="main" tabIndex={-1}>
          {loaderData.standsInFor.length === 0 ? null : (
            <p className="notice standing-in no-print">
              {words.standingIn(loaderData.standsInFor.join(', '))}
            </p>
          )}
          <RoomNotice room={loaderData.room} administers={loaderData.administers} />
          <Outlet />
        </main>
      </div>
      <KeyHelp />
    </div>
  )
}

function DeskHeader(props: Route.ComponentProps['loaderData']) {
  const words = useTexts(FRAME)
  return (
    <div className="desk-header">
      <Brand to="/can-bo" name={words.product} />
      {props.views.length === 0 ? null : <SearchBox />}
      {props.receives ? (
        <LinkButton to="/can-bo/tiep-nhan">
          {words.receive} <kbd aria-hidden="true">n</kbd>
        </LinkButton>
      ) : null}
      <div className="signed-in">
        <button type="button" className="button" data-kind="quiet" popoverTarget="key-help">
          {words.help} <kbd aria-hidden="true">?</kbd>
        </button>
        <Link to="/can-bo/tai-khoan" className="officer">
          <strong>{props.name}</strong>
          {props.unitName === null ? null : (
            <span className="help">
              <span lang="vi">{props.unitName}</span>{' '}
              {props.moreUnits > 0 ? words.moreUnits(props.moreUnits) : null}
            </span>
          )}
        </Link>
        <LanguageSwitch />
        <SignOut />
      </div>
    </div>
  )
}

function SearchBox() {
  const words = useTexts(FRAME)
  return (
    <search className="desk-search">
      <form action="/can-bo/viec/all">
        <label className="visually-hidden" htmlFor="desk-search">
          {words.search}
        </label>
        <input
          className="input"
          id="desk-search"
          type="search"
          name="q"
          maxLength={200}
          placeholder={words.searchShort}
          autoComplete="off"
        />
        <button type="submit" className="button" data-kind="secondary">
          {words.find} <kbd aria-hidden="true">/</kbd>
        </button>
      </form>
    </search>
  )
}
