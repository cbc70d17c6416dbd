import { Link } from 'react-router'
import type { Facet, Facets } from '#modules/procedures'
import { useTexts } from '../../texts.ts'
import { CATALOGUE } from '../catalogue/catalogue-texts.ts'
import { searchPath, type SearchAddress } from './search-query.ts'
import { SEARCH } from './search-texts.ts'

interface FilterProps<Value extends string> {
  readonly title: string
  readonly address: SearchAddress
  readonly name: keyof SearchAddress
  readonly facets: readonly Facet<Value>[]
  readonly label: (value: Value) => string
  /** The language of the labels when it is not that of the page. */
  readonly lang?: 'vi'
}

/** By what the results can be narrowed down, each choice a link that leaves something to see. */
export function SearchFilters(props: { readonly address: SearchAddress; readonly facets: Facets }) {
  const words = useTexts(SEARCH)
  const catalogue = useTexts(CATALOGUE)
  const { address, facets } = props
  return (
    <nav className="filters" id="loc" aria-label={words.narrow}>
      <Filter
        title={words.level}
        name="cap"
        address={address}
        facets={facets.levels}
        label={(level) => catalogue.levels[level]}
      />
      <Filter
        title={words.audience}
        name="doi-tuong"
        address={address}
        facets={facets.audiences}
        label={(audience) => catalogue.audiences[audience]}
      />
      <Filter
        title={words.online}
        name="muc"
        address={address}
        facets={facets.onlineLevels}
        label={(level) => catalogue.onlineLevels[level]}
      />
      <Filter
        title={words.sector}
        name="linh-vuc"
        address={address}
        facets={facets.sectors}
        label={(sector) => sector}
        lang="vi"
      />
    </nav>
  )
}

function Filter<Value extends string>(props: FilterProps<Value>) {
  const words = useTexts(SEARCH)
  const { title, address, name, facets, label, lang } = props
  const chosen = address[name] as Value | undefined
  if (chosen !== undefined) {
    return (
      <div className="filter" data-chosen="">
        <h2>{title}</h2>
        <p className="row">
          <strong lang={lang}>{label(chosen)}</strong>
          <Link to={searchPath(address, { [name]: undefined })}>
            {words.drop}
            <span className="visually-hidden"> {title}</span>
          </Link>
        </p>
      </div>
    )
  }
  if (facets.length < 2) return null
  return (
    <details className="filter details">
      <summary>{title}</summary>
      <ul>
        {facets.map(({ value, count }) => (
          <li key={value}>
            <Link to={searchPath(address, { [name]: value })}>
              <span lang={lang}>{label(value)}</span> <span className="help">({count})</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
