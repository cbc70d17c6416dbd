import { Link } from 'react-router'
import { listPublications } from '#modules/publications'
import { isPermitted, rolesOf } from '#platform/access'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { withQuery } from '../../admin/parts/address.ts'
import { Pages } from '../../admin/parts/pages.tsx'
import { Wide } from '../../admin/parts/wide.tsx'
import { dayWords } from '../../dates.ts'
import { officerContext } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Empty, LinkButton } from '../../ui/elements.tsx'
import type { Route } from './+types/publications-page.ts'
import { publicationPath } from './publication-args.ts'
import { PUBLICATIONS } from './publication-texts.ts'
import { StateTag } from './state-tag.tsx'

const PAGE = 50

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator', 'procedure-control')
  const cursor = new URL(args.request.url).searchParams.get('sau')
  const page = await listPublications(context, { cursor, limit: PAGE })
  return {
    isFirst: cursor === null,
    nextCursor: page.nextCursor,
    mayDraft: isPermitted('publications.manage', rolesOf(context.actor), true),
    lines: page.publications.map(({ publication, counts }) => ({
      id: publication.id,
      number: publication.number,
      summary: publication.summary,
      state: publication.state,
      decidedOn: publication.decidedOn,
      effectiveOn: publication.effectiveOn,
      counts,
    })),
  }
}

/** Every publication decision, the newest first. */
export default function PublicationsPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(PUBLICATIONS)
  const admin = useTexts(ADMIN)
  const { lines, mayDraft, nextCursor, isFirst } = loaderData
  return (
    <div className="stack-wide">
      <title>{admin.page(words.title)}</title>
      <h1>{words.title}</h1>
      {mayDraft ? (
        <p className="row">
          <LinkButton to="/quan-tri/cong-bo/moi">{words.start}</LinkButton>
          <LinkButton kind="secondary" to="/quan-tri/nhap-thu-tuc">
            {words.import}
          </LinkButton>
        </p>
      ) : null}
      {lines.length === 0 ? <Empty>{words.empty}</Empty> : <Decisions lines={lines} />}
      <Pages
        next={nextCursor === null ? null : withQuery('/quan-tri/cong-bo', { sau: nextCursor })}
        first={isFirst ? null : '/quan-tri/cong-bo'}
      />
    </div>
  )
}

function Decisions({ lines }: Pick<Route.ComponentProps['loaderData'], 'lines'>) {
  const words = useTexts(PUBLICATIONS)
  const language = useLanguage()
  const day = (on: string | null) => (on === null ? words.unknown : dayWords(on, language))
  return (
    <Wide label={words.title}>
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.procedures}</th>
            <th scope="col">{words.decidedOn}</th>
            <th scope="col">{words.effectiveOn}</th>
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, number, summary, state, decidedOn, effectiveOn, counts }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={publicationPath(id)}>{number ?? words.unnumbered}</Link>
                <div className="help">{summary}</div>
              </th>
              <td data-name={words.procedures}>
                {words.counts(counts.made, counts.changed, counts.repealed)}
              </td>
              <td data-name={words.decidedOn}>{day(decidedOn)}</td>
              <td data-name={words.effectiveOn}>{day(effectiveOn)}</td>
              <td>
                <StateTag state={state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
