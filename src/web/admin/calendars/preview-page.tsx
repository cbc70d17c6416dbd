import { Fragment } from 'react'
import { data, Link, redirect } from 'react-router'
import { z } from 'zod'
import { parseId, type UnitId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import {
  inspectSpecialDay,
  makeCalendarChange,
  type ProposedChange,
  type SpecialDay,
} from '#modules/calendars'
import { foreseeMove, type UnitCount } from '#modules/dossiers'
import { organisationNow } from '#modules/organisations'
import type { Context } from '#platform/context'
import { dayWords } from '../../dates.ts'
import { languageOf, officerContext, submit } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Button, Fact, Facts } from '../../ui/elements.tsx'
import { AtTime } from '../../when.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { withQuery } from '../parts/address.ts'
import { FormFaults } from '../parts/forms.tsx'
import { Pages } from '../parts/pages.tsx'
import { Wide } from '../parts/wide.tsx'
import type { Route } from './+types/preview-page.ts'
import { CALENDAR } from './calendar-texts.ts'
import { Week } from './office-hours.tsx'
import { PREVIEW, PREVIEW_WORDS } from './preview-texts.ts'
import { describedChange } from './proposed-change.ts'

const A_PAGE = 50

async function subject(args: Route.LoaderArgs | Route.ActionArgs, context: Context) {
  const query = new URL(args.request.url).searchParams
  const described = await describedChange(context, query)
  if (described === null) {
    const text = PREVIEW_WORDS[languageOf(args)].isStale
    throw data({ code: 'invalid/body', text }, { status: 422 })
  }
  return { query, ...described }
}

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator')
  const { query, proposed, unitCode, year } = await subject(args, context)
  const after = parseId<'dossier'>(query.get('sau') ?? '')
  const page = { after, limit: A_PAGE }
  const { counts, items, next } = await foreseeMove(context, proposed, page)
  const form = formOf(proposed)
  const removed =
    proposed.what === 'remove-day' ? await inspectSpecialDay(context, proposed.id) : null
  const told = Object.fromEntries([...query].filter(([name]) => name !== 'sau'))
  return {
    hours: proposed.what === 'set-hours' ? { validTo: null, ...proposed.schedule } : null,
    day: 'entry' in proposed ? proposed.entry : null,
    removed,
    ownerName: await ownerName(context, proposed),
    counts,
    items: items.map(({ dueAt, newDueAt, ...item }) => ({
      ...item,
      dueAt: formatInstant(dueAt),
      newDueAt: formatInstant(newDueAt),
    })),
    next: next === null ? null : withQuery(PREVIEW, { ...told, sau: next }),
    first: after === null ? null : withQuery(PREVIEW, told),
    typed: form === null ? null : withQuery(form, told),
    back: withQuery('/quan-tri/lich', { 'don-vi': unitCode, nam: year }),
  }
}

/** Whose calendar it changes: a unit's, or that of the whole locality. */
async function ownerName(context: Context, proposed: ProposedChange): Promise<string> {
  const unitId = await ownerOf(context, proposed)
  if (unitId === null) return context.locality.name
  return (await organisationNow(context)).unitOfAnyDay(unitId)?.name ?? ''
}

async function ownerOf(context: Context, proposed: ProposedChange): Promise<UnitId | null> {
  switch (proposed.what) {
    case 'set-hours':
      return proposed.schedule.unitId
    case 'add-day':
      return proposed.entry.unitId
    case 'change-day':
    case 'remove-day':
      return (await inspectSpecialDay(context, proposed.id)).unitId
    case 'propose-year':
      return null
  }
}

/** The form that a change was typed in; null of one that was pressed. */
function formOf(proposed: ProposedChange): string | null {
  switch (proposed.what) {
    case 'set-hours':
      return '/quan-tri/lich/gio'
    case 'add-day':
      return '/quan-tri/lich/ngay/moi'
    case 'change-day':
      return `/quan-tri/lich/ngay/${proposed.id}`
    default:
      return null
  }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'administrator')
  const { proposed, unitCode, year } = await subject(args, context)
  return submit(
    args,
    z.object({}),
    () => '',
    async () => {
      const id = await makeCalendarChange(context, proposed)
      const saved = { 'don-vi': unitCode, nam: year, xong: 'saved' }
      return redirect(
        id === null ? withQuery('/quan-tri/lich', saved) : `/quan-tri/lich/thay-doi/${id}`,
        303,
      )
    },
  )
}

type Data = Route.ComponentProps['loaderData']

export default function PreviewPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(PREVIEW_WORDS)
  const admin = useTexts(ADMIN)
  const {
    ownerName: owner,
    hours,
    day,
    removed,
    counts,
    items,
    next,
    first,
    typed,
    back,
  } = loaderData
  return (
    <div className="stack-wide">
      <title>{admin.page(words.title)}</title>
      <FormFaults returned={actionData} />
      <h1>
        {words.title} – <span lang="vi">{owner}</span>
      </h1>
      <p className="text">{words.about}</p>
      {hours === null ? null : <Week schedule={hours} />}
      {day === null ? null : <ProposedDay {...day} />}
      {removed === null ? null : (
        <section className="panel stack">
          <h2>{words.removed}</h2>
          <ProposedDay {...removed} />
        </section>
      )}
      {counts === null ? null : <Counts counts={counts} />}
      {items.length === 0 ? null : <Dossiers items={items} />}
      <Pages next={next} first={first} />
      <form method="post" className="row">
        <Button>{words.confirm}</Button>
        {typed === null ? null : <Link to={typed}>{words.change}</Link>}
        <Link to={back}>{words.back}</Link>
      </form>
    </div>
  )
}

function ProposedDay({ day, kind, name }: Pick<SpecialDay, 'day' | 'kind' | 'name'>) {
  const words = useTexts(CALENDAR)
  const language = useLanguage()
  return (
    <Facts>
      <Fact name={words.day}>{dayWords(day, language)}</Fact>
      <Fact name={words.kind}>{words.kinds[kind]}</Fact>
      <Fact name={words.name}>{name}</Fact>
    </Facts>
  )
}

function Counts({ counts }: { readonly counts: NonNullable<Data['counts']> }) {
  const words = useTexts(PREVIEW_WORDS)
  const { moving, waiting, units } = counts
  return (
    <section className="panel stack">
      <h2>{moving === 0 ? words.none : words.moving(moving)}</h2>
      {waiting === 0 ? null : <p>{words.waiting(waiting)}</p>}
      <p className="help">{words.kept}</p>
      {units.length === 0 ? null : <Units units={units} />}
    </section>
  )
}

function Units({ units }: { readonly units: readonly UnitCount[] }) {
  const words = useTexts(PREVIEW_WORDS)
  return (
    <details className="details" open={units.length <= 8}>
      <summary>{words.units}</summary>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.unit}</th>
            <th scope="col" className="number">
              {words.count}
            </th>
          </tr>
        </thead>
        <tbody>
          {units.map(({ code, name, count }) => (
            <tr key={code}>
              <th scope="row" lang="vi">
                {name}
              </th>
              <td className="number">{count.toLocaleString('vi-VN')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function Dossiers({ items }: Pick<Data, 'items'>) {
  const words = useTexts(PREVIEW_WORDS)
  return (
    <section className="stack">
      <h2>{words.dossiers}</h2>
      <Wide label={words.dossiers}>
        <table className="table admin-moves">
          <thead>
            <tr>
              <th scope="col">{words.code}</th>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.after}</th>
              <th scope="col">{words.unit}</th>
              <th scope="col">{words.procedure}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ code, dueAt, newDueAt, unitName, procedureName }) => (
              <tr key={code}>
                <th scope="row">
                  <Code code={code} />
                </th>
                <td>
                  <AtTime at={dueAt} />
                </td>
                <td>
                  <strong>
                    <AtTime at={newDueAt} />
                  </strong>
                </td>
                <td lang="vi">{unitName}</td>
                <td lang="vi">{procedureName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </section>
  )
}

/** A code may go on in the next line behind a hyphen. */
function Code({ code }: { readonly code: string }) {
  const [first, ...rest] = code.split('-')
  return (
    <>
      {first}
      {rest.map((part) => (
        <Fragment key={part}>
          -<wbr />
          {part}
        </Fragment>
      ))}
    </>
  )
}
