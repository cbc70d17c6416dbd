import { Link } from 'react-router'
import { dayOf } from '#kernel/instant'
import { listUnits, organisationOn, type Unit } from '#modules/organisations'
import { listReorganisations } from '#modules/reorganisations'
import { dayWords } from '../../dates.ts'
import { officerContext } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Empty } from '../../ui/elements.tsx'
import { TextField } from '../../ui/fields.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { dayIn, withQuery } from '../parts/address.ts'
import { Pages } from '../parts/pages.tsx'
import type { Route } from './+types/units-page.ts'
import { PREPARED } from './prepared-texts.ts'
import { UnitTree, type UnitNode } from './unit-tree.tsx'
import { UNITS } from './units-texts.ts'

const PAGE = 100

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator')
  const { searchParams } = new URL(args.request.url)
  const today = dayOf(context.clock.now())
  const asked = searchParams.get('ngay')
  const day = dayIn(asked) ?? today
  const text = (searchParams.get('q') ?? '').trim().slice(0, 200)
  const after = searchParams.get('sau')
  const given = { day, today, text, isBadDay: asked !== null && asked !== '' && day !== asked }
  const waiting = await listReorganisations(context, { isWaiting: true })
  const organisation = await organisationOn(context, day)
  if (text === '') {
    return {
      ...given,
      waiting: waiting.length,
      count: organisation.units.length,
      tree: treeOf(organisation),
      found: null,
      pages: null,
    }
  }
  const listed = await listUnits(context, { on: day, text })
  const begin = listed.findIndex(({ unit }) => unit.code === after) + 1
  const page = listed.slice(begin, begin + PAGE)
  const found = page.map(({ unit }) => ({
    ...node(unit),
    parentName: unit.parentId === null ? null : (organisation.unit(unit.parentId)?.name ?? null),
  }))
  const isEnd = begin + PAGE >= listed.length
  const pages = { after: begin === 0 ? null : after, next: isEnd ? null : page.at(-1)?.unit.code }
  return { ...given, waiting: waiting.length, count: listed.length, tree: null, found, pages }
}

function node({ id, code, name, kind }: Unit) {
  return { id, code, name, kind }
}

function treeOf(organisation: Awaited<ReturnType<typeof organisationOn>>): UnitNode[] {
  const withChildren = (unit: Unit): UnitNode => ({
    ...node(unit),
    children: organisation.childrenOf(unit.id).map(withChildren),
  })
  return organisation.units.filter(({ parentId }) => parentId === null).map(withChildren)
}

export default function UnitsPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(UNITS)
  const admin = useTexts(ADMIN)
  const language = useLanguage()
  const prepared = useTexts(PREPARED)
  const { day, text, count, tree, found, waiting } = loaderData
  const shownDay = dayWords(day, language)
  const total = count.toLocaleString('vi-VN')
  return (
    <div className="stack-wide">
      <title>{admin.page(words.title)}</title>
      <h1>{words.title}</h1>
      <p>
        <Link to="/quan-tri/don-vi/thay-doi">
          {waiting === 0 ? prepared.list : prepared.waiting(waiting)}
        </Link>
      </p>
      <UnitSearch {...loaderData} />
      <section className="stack" aria-live="polite">
        <h2>{text === '' ? words.shown(total, shownDay) : words.found(total, shownDay)}</h2>
        {tree === null ? null : tree.length === 0 ? (
          <Empty>{words.empty}</Empty>
        ) : (
          <UnitTree nodes={tree} day={day} />
        )}
        {found === null ? null : found.length === 0 ? (
          <Empty>{words.nothing}</Empty>
        ) : (
          <>
            <ul className="admin-list">
              {found.map(({ id, code, name, kind, parentName }) => (
                <li key={id}>
                  <Link to={withQuery(`/quan-tri/don-vi/${id}`, { ngay: day })}>{name}</Link>
                  <span className="help">
                    {code} · {admin.kinds[kind]}
                    {parentName === null ? null : ` · ${words.under(parentName)}`}
                  </span>
                </li>
              ))}
            </ul>
            <FoundPages {...loaderData} />
          </>
        )}
      </section>
    </div>
  )
}

function UnitSearch(
  props: Pick<Route.ComponentProps['loaderData'], 'day' | 'text' | 'today' | 'isBadDay'>,
) {
  const words = useTexts(UNITS)
  const admin = useTexts(ADMIN)
  const { day, text, today, isBadDay } = props
  const at = (ngay: string | null) => withQuery('/quan-tri/don-vi', { ngay, q: text })
  return (
    <search className="stack">
      <form className="admin-search" noValidate>
        <TextField id="q" type="search" label={words.text} value={text} maxLength={200} />
        <TextField
          id="ngay"
          type="date"
          label={words.day}
          value={day}
          width="12"
          fault={isBadDay ? words.badDay : undefined}
        />
        <button type="submit" className="button" data-kind="secondary">
          {admin.search}
        </button>
      </form>
      <nav className="row" aria-label={words.periods}>
        <Link to={at('2025-06-30')} aria-current={day < '2025-07-01' ? 'true' : undefined}>
          {words.beforeMerger}
        </Link>
        <Link to={at(null)} aria-current={day === today ? 'true' : undefined}>
          {words.today}
        </Link>
      </nav>
    </search>
  )
}

function FoundPages({ day, text, pages }: Route.ComponentProps['loaderData']) {
  const to = (sau: string | null) => withQuery('/quan-tri/don-vi', { q: text, ngay: day, sau })
  return (
    <Pages
      next={pages?.next == null ? null : to(pages.next)}
      first={pages?.after == null ? null : to(null)}
    />
  )
}
