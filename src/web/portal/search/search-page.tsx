import { Link } from 'react-router'
import { organisationNow } from '#modules/organisations'
import { searchProcedures, type ListedProcedure } from '#modules/procedures'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { contextOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { LinkButton } from '../../ui/elements.tsx'
import { ProcedureLine } from '../catalogue/procedure-line.tsx'
import { SearchBox } from '../catalogue/search-box.tsx'
import type { Route } from './+types/search-page.ts'
import { SearchFilters } from './search-filters.tsx'
import { queryOf, searchAddressOf, searchPath, type SearchAddress } from './search-query.ts'
import { SEARCH } from './search-texts.ts'

export async function loader(args: Route.LoaderArgs) {
  const context = contextOf(args)
  const address = searchAddressOf(args.request.url)
  const [page, organisation] = await Promise.all([
    searchProcedures(context, queryOf(address), CATALOGUE_NEIGHBOURS),
    organisationNow(context),
  ])
  const centre = organisation.units.find(
    ({ kind, level }) => kind === 'centre' && level === 'province',
  )
  const { name = '', address: place = null, phone = null } = centre ?? {}
  return { address, page, centre: { name, place, phone } }
}

export default function SearchPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(SEARCH)
  const { address, page, centre } = loaderData
  const text = address.q ?? ''
  return (
    <div className="stack-wide">
      <title>{words.title(text)}</title>
      <SearchBox text={text} />
      {page.spelling === null ? null : (
        <p className="spelling">
          {words.spelling}{' '}
          <Link to={searchPath(address, { q: page.spelling })} lang="vi">
            {page.spelling}
          </Link>
        </p>
      )}
      {page.total === 0 ? (
        <NothingFound address={address} nearest={page.nearest} centre={centre} />
      ) : (
        <div className="results">
          <section className="stack">
            <div className="row">
              <h1 className="results-title">{words.results(page.total)}</h1>
              <a className="to-filters" href="#loc">
                {words.narrow}
              </a>
            </div>
            <ProcedureList procedures={page.procedures} />
            <Pages address={address} nextCursor={page.nextCursor} />
          </section>
          <SearchFilters address={address} facets={page.facets} />
        </div>
      )}
    </div>
  )
}

function ProcedureList({ procedures }: { readonly procedures: readonly ListedProcedure[] }) {
  return (
    <ul className="plain-list">
      {procedures.map((procedure) => (
        <ProcedureLine key={procedure.version.code} procedure={procedure} />
      ))}
    </ul>
  )
}

function Pages(props: { readonly address: SearchAddress; readonly nextCursor: string | null }) {
  const words = useTexts(SEARCH)
  const { address, nextCursor } = props
  return (
    <p className="row">
      {address.sau === undefined ? null : <Link to={searchPath(address, {})}>{words.first}</Link>}
      {nextCursor === null ? null : (
        <LinkButton kind="secondary" to={searchPath(address, { sau: nextCursor })}>
          {words.more}
        </LinkButton>
      )}
    </p>
  )
}

function NothingFound(props: {
  readonly address: SearchAddress
  readonly nearest: readonly ListedProcedure[]
  readonly centre: {
    readonly name: string
    readonly place: string | null
    readonly phone: string | null
  }
}) {
  const words = useTexts(SEARCH)
  const { address, nearest, centre } = props
  const isNarrowed = searchPath(address, {}) !== searchPath({}, { q: address.q })
  return (
    <section className="stack">
      <h1 className="results-title">{words.none}</h1>
      <p>{words.noneHelp}</p>
      {isNarrowed ? (
        <p>
          <Link to={searchPath({}, { q: address.q })}>{words.dropAll}</Link>
        </p>
      ) : null}
      {nearest.length === 0 ? null : (
        <>
          <h2>{words.nearest}</h2>
          <ProcedureList procedures={nearest} />
        </>
      )}
      <h2>{words.ask}</h2>
      <p className="text">{words.askText}</p>
      <address lang="vi">
        <strong>{centre.name}</strong>
        {centre.place === null ? null : <p>{centre.place}</p>}
        {centre.phone === null ? null : (
          <p>
            <a href={`tel:${centre.phone}`}>{centre.phone}</a>
          </p>
        )}
      </address>
    </section>
  )
}
