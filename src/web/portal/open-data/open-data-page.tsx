import { dayOf } from '#kernel/instant'
import { searchProcedures } from '#modules/procedures'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { contextOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Fact, Facts } from '../../ui/elements.tsx'
import { OnDay } from '../../when.tsx'
import type { Route } from './+types/open-data-page.ts'
import { OPEN_DATA } from './open-data-texts.ts'

const FORMATS = ['xlsx', 'json', 'jsonld', 'laythutuc'] as const
const ADDRESS = '/api/v1/open-data/procedures?format='

export async function loader(args: Route.LoaderArgs) {
  const context = contextOf(args)
  const { total } = await searchProcedures(context, { limit: 1 }, CATALOGUE_NEIGHBOURS)
  return { count: total, on: dayOf(context.clock.now()) }
}

/** The catalogue given away whole: in which shapes, and how another programme reads it. */
export default function OpenDataPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(OPEN_DATA)
  const { count, on } = loaderData
  return (
    <div className="stack-wide">
      <title>{words.page}</title>
      <header className="stack text">
        <h1>{words.title}</h1>
        <p>{words.about}</p>
        <p className="help">
          {words.count(count)} <OnDay at={on} />.
        </p>
      </header>
      <section className="stack">
        <h2>{words.download}</h2>
        <ul className="tiles" data-size="large">
          {FORMATS.map((format) => (
            <li key={format}>
              <a className="tile" href={`${ADDRESS}${format}`} download>
                <strong>{words.formats[format].name}</strong>
                <span className="help">{words.formats[format].use}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section className="stack">
        <h2>{words.programmes}</h2>
        <p className="text">{words.programmesAbout}</p>
        <Facts>
          <Fact name={words.whole}>
            <code>{`${ADDRESS}json`}</code>
          </Fact>
          <Fact name={words.one}>
            <code>/api/v1/procedures/1.001193</code>
          </Fact>
          <Fact name={words.versions}>
            <code>/api/v1/procedures/1.001193/versions</code>
          </Fact>
        </Facts>
        <p>
          <a href="/api/docs">{words.docs}</a>
        </p>
      </section>
    </div>
  )
}
