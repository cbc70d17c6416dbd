import { Link, useSearchParams } from 'react-router'
import { receiveTyped } from '#platform/http'
import { languageOf, officerContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Empty } from '../../ui/elements.tsx'
import { loadDesk } from '../dossier/load-desk.ts'
import { DESK_WORDS } from '../parts/desk-words.ts'
import type { Route } from './+types/worklist-page.ts'
import { actOnMany, workOf } from './act-on-many.ts'
import { BesideList } from './beside-list.tsx'
import { Filters } from './filters.tsx'
import { loadWorklist } from './load-worklist.ts'
import { ManyActions, Outcome, type ManyOutcome } from './many-actions.tsx'
import { WorklistTable } from './worklist-table.tsx'
import { WORKLIST } from './worklist-texts.ts'

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args)
  const query = new URL(args.request.url).searchParams
  const open = query.get('mo')
  const [list, desk] = await Promise.all([
    loadWorklist(args, context, args.params.view),
    open === null ? null : loadDesk(args, open, args.params.view),
  ])
  return { ...list, open: desk, done: query.get('xong') }
}

export async function action(args: Route.ActionArgs): Promise<ManyOutcome> {
  const context = officerContext(args)
  const form = await receiveTyped(args.request)
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const marked = form.getAll('marked').filter((mark) => typeof mark === 'string')
  const work = workOf(text('work'), text('assignee'))
  if (marked.length === 0 || work === null) return { fault: 'noneChosen', marked }
  if (work.action === 'assign' && work.assignee === '') return { fault: 'officerMissing', marked }
  const given = { key: text('key'), isTrial: text('trial') !== '', language: languageOf(args) }
  return actOnMany(context, marked, work, given)
}

/** A list of work: what is late first, narrowed at wish, with one dossier open beside it. */
export default function WorklistPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(WORKLIST)
  const { views } = useTexts(DESK_WORDS)
  const { view, narrowing, rows } = loaderData
  const isNarrowed = narrowing.text !== '' || narrowing.procedure !== '' || narrowing.unit !== ''
  const title =
    view !== 'all'
      ? views[view]
      : narrowing.text === ''
        ? words.allVisible
        : words.searched(narrowing.text)
  return (
    <div className="worklist" {...(loaderData.open === null ? {} : { 'data-beside': '' })}>
      <title>{`${title} – Một Cửa`}</title>
      <div className="worklist-main stack">
        <h1>{title}</h1>
        {loaderData.done === null || actionData !== undefined ? null : (
          <output className="done">
            {words.done} {words.lastDone}
          </output>
        )}
        <Outcome outcome={actionData} />
        <Filters {...loaderData} />
        {rows.length === 0 ? (
          <Empty>
            {view === 'all'
              ? words.emptySearch
              : isNarrowed
                ? words.emptyFiltered
                : words.emptyView}
          </Empty>
        ) : (
          <form method="post" className="stack" data-action-form="">
            <input type="hidden" name="key" value={loaderData.requestKey} />
            <WorklistTable
              rows={rows}
              view={view}
              open={loaderData.open?.desk.dossier.code ?? null}
              marks={loaderData.colleagues === null ? null : (actionData?.marked ?? [])}
            />
            <Pager nextCursor={loaderData.nextCursor} isFirstPage={loaderData.isFirstPage} />
            {loaderData.colleagues === null ? null : (
              <ManyActions
                actions={loaderData.manyActions}
                colleagues={loaderData.colleagues}
                chosen={
                  actionData !== undefined && 'assignee' in actionData ? actionData.assignee : ''
                }
              />
            )}
          </form>
        )}
      </div>
      {loaderData.open === null ? null : <BesideList open={loaderData.open} view={view} />}
    </div>
  )
}

function Pager(props: { readonly nextCursor: string | null; readonly isFirstPage: boolean }) {
  const words = useTexts(WORKLIST)
  const [search] = useSearchParams()
  if (props.nextCursor === null && props.isFirstPage) return null
  const to = (cursor: string | null) => {
    const next = new URLSearchParams(search)
    next.delete('mo')
    next.delete('xong')
    if (cursor === null) next.delete('tu')
    else next.set('tu', cursor)
    return `?${next.toString()}`
  }
  return (
    <p className="row">
      {props.isFirstPage ? null : <Link to={to(null)}>{words.firstPage}</Link>}
      {props.nextCursor === null ? null : (
        <Link rel="next" to={to(props.nextCursor)}>
          {words.nextPage}
        </Link>
      )}
    </p>
  )
}
