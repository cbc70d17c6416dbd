import { Link } from 'react-router'
import { formatInstant } from '#kernel/instant'
import { countFiledOn } from '#modules/dossiers'
import { formVersions } from '#modules/forms'
import { nameOf } from '../../admin/forms/load-form-design.ts'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { withQuery } from '../../admin/parts/address.ts'
import { Pages } from '../../admin/parts/pages.tsx'
import { Wide } from '../../admin/parts/wide.tsx'
import { officerContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Empty, LinkButton } from '../../ui/elements.tsx'
import { AtTime } from '../../when.tsx'
import type { Route } from './+types/form-versions-page.ts'
import { formVersionsPath } from './form-version-path.ts'
import { FORM_VERSIONS } from './form-version-texts.ts'

/** Versions are counted from one; an address that asks for more was not made here. */
const MOST_NUMBER = 1_000_000

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'procedure-control')
  const { code } = args.params
  const asked = Number(new URL(args.request.url).searchParams.get('truoc') ?? '')
  const before = asked > 0 && asked < MOST_NUMBER && Number.isInteger(asked) ? asked : null
  const { versions, ...rest } = await formVersions(context, code, before)
  const counts = await countFiledOn(
    context,
    versions.map(({ id }) => id),
  )
  return {
    ...rest,
    code,
    isFirst: before === null,
    name: await nameOf(context, code),
    versions: versions.map(({ id, number, publishedAt, publishedBy }) => ({
      number,
      publishedAt: formatInstant(publishedAt),
      publishedBy,
      count: counts.get(id) ?? 0,
    })),
  }
}

type Shown = Route.ComponentProps['loaderData']

/** Every version that the form of a procedure has had, and how many dossiers were filed on each. */
export default function FormVersionsPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(FORM_VERSIONS)
  const admin = useTexts(ADMIN)
  const { code, name, versions, present, next, isFirst } = loaderData
  const path = formVersionsPath(code)
  return (
    <div className="stack-wide">
      <title>{admin.page(words.title(name))}</title>
      <header className="stack">
        <p>
          <Link to={`/quan-tri/thu-tuc/${code}`}>{words.toProcedure}</Link>
        </p>
        <h1>{words.title(name)}</h1>
        <p>{words.lead}</p>
      </header>
      {versions.length === 0 ? <Empty>{words.none}</Empty> : <VersionTable {...loaderData} />}
      <Pages
        next={next === null ? null : withQuery(path, { truoc: String(next) })}
        first={isFirst ? null : path}
      />
      <p>
        <LinkButton kind="secondary" to={withQuery('/quan-tri/bieu-mau', { 'thu-tuc': code })}>
          {present === null ? words.beginFirst : words.beginNext}
        </LinkButton>
      </p>
    </div>
  )
}

function VersionTable({ versions, present, code }: Shown) {
  const words = useTexts(FORM_VERSIONS)
  return (
    <Wide label={words.list}>
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.publishedAt}</th>
            <th scope="col">{words.publishedBy}</th>
            <th scope="col" className="number">
              {words.filed}
            </th>
            <th scope="col">{words.look}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ number, publishedAt, publishedBy, count }) => (
            <tr key={number}>
              <th scope="row">
                {words.version(number)}
                {number === present ? ` (${words.present})` : ''}
              </th>
              <td data-name={words.publishedAt}>
                <AtTime at={publishedAt} />
              </td>
              <td data-name={words.publishedBy}>{publishedBy ?? words.loaded}</td>
              <td data-name={words.filed} className="number">
                {count.toLocaleString('vi-VN')}
              </td>
              <td data-name={words.look}>
                <Ways path={`${formVersionsPath(code)}/${number}`} {...{ number, present }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

/** What can be done with a version: look at it, and see what has changed since. */
function Ways(props: {
  readonly path: string
  readonly number: number
  readonly present: number | null
}) {
  const words = useTexts(FORM_VERSIONS)
  const { path, number, present } = props
  const of = <span className="visually-hidden"> {words.version(number)}</span>
  return (
    <span className="row">
      <Link to={path}>
        {words.view}
        {of}
      </Link>
      {number === present ? null : (
        <Link to={`${path}/so-sanh`}>
          {words.compare}
          {of}
        </Link>
      )}
    </span>
  )
}
