import { Link } from 'react-router'
import type { RelatedUnit, UnitView } from '#modules/organisations'
import { useTexts } from '../../texts.ts'
import { Empty } from '../../ui/elements.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { Period } from './unit-facts.tsx'
import { UNITS } from './units-texts.ts'

/** What a unit was made of, and what became of it. */
export function UnitHistory(props: Pick<UnitView, 'predecessors' | 'successors'>) {
  const words = useTexts(UNITS)
  const { predecessors, successors } = props
  return (
    <section className="stack">
      <h2>{words.history}</h2>
      {predecessors.length + successors.length === 0 ? <Empty>{words.noHistory}</Empty> : null}
      <Related title={words.predecessors} units={predecessors} />
      <Related title={words.successors} units={successors} />
    </section>
  )
}

function Related(props: { readonly title: string; readonly units: readonly RelatedUnit[] }) {
  const words = useTexts(UNITS)
  const admin = useTexts(ADMIN)
  if (props.units.length === 0) return null
  return (
    <div className="stack">
      <h3>{props.title}</h3>
      <ul className="admin-list">
        {props.units.map(({ unit, kind, isPartial }) => (
          <li key={`${unit.id} ${kind}`}>
            <Link to={`/quan-tri/don-vi/${unit.id}`}>{unit.name}</Link>
            <span className="help">
              {admin.successions[kind]}
              {isPartial ? `, ${words.partial}` : null} ·{' '}
              <Period from={unit.validFrom} to={unit.validTo} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
