import { Link, redirect, type LinksFunction } from 'react-router'
import { listPlacePostings } from '#modules/publications'
import { Wide } from '../../admin/parts/wide.tsx'
import { officerContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Empty } from '../../ui/elements.tsx'
import type { Route } from './+types/postings-page.ts'
import { BOARD_VIEWS } from './board-states.ts'
import { POSTINGS } from './posting-texts.ts'
import adminStyles from '../../admin/admin.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: adminStyles }]

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'reception', 'procedure-control')
  const places = await listPlacePostings(context)
  const [only] = places
  if (places.length === 1 && only !== undefined)
    throw redirect(`/can-bo/niem-yet/${only.place.code}`)
  return places.map(({ place, counts }) => ({ code: place.code, name: place.name, counts }))
}

/** The boards of the receiving places: how much each has to do. */
export default function PostingsPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(POSTINGS)
  return (
    <div className="admin">
      <title>{words.page(words.title)}</title>
      <h1>{words.title}</h1>
      <p>{words.help}</p>
      {loaderData.length === 0 ? (
        <Empty>{words.empty}</Empty>
      ) : (
        <Wide label={words.title}>
          <table className="table cards">
            <thead>
              <tr>
                <th scope="col">{words.place}</th>
                {BOARD_VIEWS.map((view) => (
                  <th key={view} scope="col" className="number">
                    {words.views[view]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {loaderData.map(({ code, name, counts }) => (
                <tr key={code}>
                  <th scope="row">
                    <Link to={`/can-bo/niem-yet/${code}`}>{name}</Link>
                  </th>
                  {BOARD_VIEWS.map((view) => (
                    <td key={view} className="number" data-name={words.views[view]}>
                      {counts[view]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </div>
  )
}
