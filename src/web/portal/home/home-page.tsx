import { Link } from 'react-router'
import { searchProcedures } from '#modules/procedures'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { contextOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { SearchBox } from '../catalogue/search-box.tsx'
import type { Route } from './+types/home-page.ts'
import { EXAMPLES, HOME } from './home-texts.ts'

const MOST_FIELDS = 12

export async function loader(args: Route.LoaderArgs) {
  const { facets } = await searchProcedures(contextOf(args), { limit: 1 }, CATALOGUE_NEIGHBOURS)
  return { fields: facets.sectors.slice(0, MOST_FIELDS) }
}

export default function HomePage({ loaderData: { fields } }: Route.ComponentProps) {
  const words = useTexts(HOME)
  return (
    <div className="stack-wide home">
      <title>{words.title}</title>
      <section className="stack hero">
        <SearchBox isTitle />
        <p className="examples">
          <span>{words.examples}</span>
          {EXAMPLES.map((example) => (
            <Link key={example} to={`/tim?q=${encodeURIComponent(example)}`} lang="vi">
              {example}
            </Link>
          ))}
        </p>
      </section>
      <section className="stack">
        <h2>{words.fields}</h2>
        <ul className="tiles">
          {fields.map(({ value, count }) => (
            <li key={value}>
              <Link className="tile" to={`/tim?linh-vuc=${encodeURIComponent(value)}`}>
                <span lang="vi">{value}</span>
                <span className="help">{words.count(count)}</span>
              </Link>
            </li>
          ))}
        </ul>
        <p>
          <Link to="/tim">{words.all}</Link>
        </p>
      </section>
      <Follow />
    </div>
  )
}

function Follow() {
  const words = useTexts(HOME)
  return (
    <section className="stack">
      <h2>{words.follow}</h2>
      <ul className="tiles" data-size="large">
        <li>
          <Link className="tile" to="/tra-cuu">
            <strong>{words.track}</strong>
            <span className="help">{words.trackHelp}</span>
          </Link>
        </li>
        <li>
          <Link className="tile" to="/ho-so">
            <strong>{words.mine}</strong>
            <span className="help">{words.mineHelp}</span>
          </Link>
        </li>
      </ul>
      <h2>{words.help}</h2>
      <p className="text">{words.helpText}</p>
    </section>
  )
}
