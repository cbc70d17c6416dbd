import { Link } from 'react-router'
import { listReorganisations } from '#modules/reorganisations'
import { dayWords } from '../../dates.ts'
import { officerContext } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Empty } from '../../ui/elements.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import type { Route } from './+types/unit-changes-page.ts'
import { PREPARED } from './prepared-texts.ts'

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator')
  const changes = await listReorganisations(context, { isWaiting: false })
  return {
    changes: changes.map(({ id, kind, unitName, state, number, effectiveOn, preparedByName }) => {
      return { id, kind, unitName, state, number, effectiveOn, preparedByName }
    }),
  }
}

/** The changes of units that were prepared, the latest first. */
export default function UnitChangesPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(PREPARED)
  const admin = useTexts(ADMIN)
  const language = useLanguage()
  const { changes } = loaderData
  return (
    <div className="stack-wide">
      <title>{admin.page(words.list)}</title>
      <p>
        <Link to="/quan-tri/don-vi">{words.back}</Link>
      </p>
      <h1>{words.list}</h1>
      <p className="text">{words.about}</p>
      {changes.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <ul className="admin-list">
          {changes.map(({ id, kind, unitName, state, number, effectiveOn, preparedByName }) => (
            <li key={id}>
              <Link to={`/quan-tri/don-vi/thay-doi/${id}`}>
                {words.change(words.kinds[kind], unitName)}
              </Link>
              <span className="help">
                {words.states[state]} · {number} · {words.from(dayWords(effectiveOn, language))} ·{' '}
                {words.by(preparedByName)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
