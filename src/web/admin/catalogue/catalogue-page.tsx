import { Link } from 'react-router'
import { searchProcedures, type ListedProcedure } from '#modules/procedures'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { officerContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Empty } from '../../ui/elements.tsx'
import { TextField } from '../../ui/fields.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { withQuery } from '../parts/address.ts'
import { Pages } from '../parts/pages.tsx'
import { Wide } from '../parts/wide.tsx'
import type { Route } from './+types/catalogue-page.ts'
import { CATALOGUE, limitWords } from './catalogue-texts.ts'

const PAGE = 50

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator', 'procedure-control')
  const { searchParams } = new URL(args.request.url)
  const text = (searchParams.get('q') ?? '').trim().slice(0, 200)
  const cursor = searchParams.get('sau') ?? undefined
  const query = { ...(text === '' ? {} : { text }), cursor, limit: PAGE }
  const page = await searchProcedures(context, query, CATALOGUE_NEIGHBOURS)
  const { procedures, nearest, nextCursor, spelling } = page
  return {
    text,
    isFirst: cursor === undefined,
    procedures: procedures.map(line),
    nearest: nearest.map(line),
    nextCursor,
    spelling,
  }
}

function line({ version, unitName }: ListedProcedure) {
  const { name, sector, timeLimit } = version.content
  return { code: version.code, name, sector, timeLimit, unitName }
}

export default function CataloguePage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(CATALOGUE)
  const admin = useTexts(ADMIN)
  const { text, procedures, nearest, spelling, nextCursor, isFirst } = loaderData
  const to = (q: string, sau: string | null) => withQuery('/quan-tri/thu-tuc', { q, sau })
  return (
    <div className="stack-wide">
      <title>{admin.page(words.title)}</title>
      <h1>{words.title}</h1>
      <search>
        <form className="admin-search" noValidate>
          <TextField id="q" type="search" label={words.text} value={text} maxLength={200} />
          <button type="submit" className="button" data-kind="secondary">
            {admin.search}
          </button>
        </form>
      </search>
      {spelling === null ? null : (
        <p>
          {words.spelling} <Link to={to(spelling, null)}>{spelling}</Link>
        </p>
      )}
      {procedures.length === 0 ? (
        <Empty>{text === '' ? words.empty : words.nothing}</Empty>
      ) : (
        <Procedures title={words.list} lines={procedures} />
      )}
      {nearest.length === 0 ? null : (
        <section className="stack">
          <h2>{words.nearest}</h2>
          <Procedures title={words.nearest} lines={nearest} />
        </section>
      )}
      <Pages
        next={nextCursor === null ? null : to(text, nextCursor)}
        first={isFirst ? null : to(text, null)}
      />
    </div>
  )
}

function Procedures(props: {
  readonly title: string
  readonly lines: readonly ReturnType<typeof line>[]
}) {
  const words = useTexts(CATALOGUE)
  return (
    <Wide label={props.title}>
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.sector}</th>
            <th scope="col">{words.agency}</th>
            <th scope="col">{words.limit}</th>
          </tr>
        </thead>
        <tbody>
          {props.lines.map(({ code, name, sector, unitName, timeLimit }) => (
            <tr key={code}>
              <th scope="row">
                <Link to={`/quan-tri/thu-tuc/${code}`}>{name}</Link>
                <div className="help">{code}</div>
              </th>
              <td data-name={words.sector} lang="vi">
                {sector}
              </td>
              <td data-name={words.agency} lang="vi">
                {unitName}
              </td>
              <td data-name={words.limit}>{limitWords(timeLimit, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
