import { Link } from 'react-router'
import type { RelatedUnit, UnitView } from '#modules/organisations'
import { dayWords } from '../../dates.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Empty } from '../../ui/elements.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { PREPARED } from './prepared-texts.ts'
import { Period } from './unit-facts.tsx'
import { UNITS } from './units-texts.ts'

/** A decision that a unit was set up, changed or ended by, with all units it concerned. */
interface CitedChange {
  readonly id: string
  readonly kind: keyof (typeof PREPARED)['vi']['kinds']
  readonly unitName: string
  readonly number: string
  readonly decidedOn: string
  readonly issuer: string
  readonly effectiveOn: string
  readonly unitIds: readonly string[]
}

/** What a unit was made of, what became of it, and by which decisions. */
export function UnitHistory(
  props: Pick<UnitView, 'predecessors' | 'successors'> & {
    readonly decisions: readonly CitedChange[]
  },
) {
  const words = useTexts(UNITS)
  const { predecessors, successors, decisions } = props
  return (
    <section className="stack">
      <h2>{words.history}</h2>
      {predecessors.length + successors.length === 0 ? <Empty>{words.noHistory}</Empty> : null}
      <Related title={words.predecessors} units={predecessors} decisions={decisions} />
      <Related title={words.successors} units={successors} decisions={decisions} />
      <Decisions decisions={decisions} />
    </section>
  )
}

function Decisions({ decisions }: { readonly decisions: readonly CitedChange[] }) {
  const words = useTexts(PREPARED)
  const language = useLanguage()
  if (decisions.length === 0) return null
  return (
    <div className="stack">
      <h3>{words.decisions}</h3>
      <ul className="admin-list">
        {decisions.map(({ id, kind, unitName, number, decidedOn, issuer, effectiveOn }) => (
          <li key={id}>
            <Link to={`/quan-tri/don-vi/thay-doi/${id}`}>
              {words.change(words.kinds[kind], unitName)}
            </Link>
            <span className="help">
              {words.decidedBy(number, dayWords(decidedOn, language), issuer)} ·{' '}
              {words.from(dayWords(effectiveOn, language))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Related(props: {
  readonly title: string
  readonly units: readonly RelatedUnit[]
  readonly decisions: readonly CitedChange[]
}) {
  const words = useTexts(UNITS)
  const admin = useTexts(ADMIN)
  if (props.units.length === 0) return null
  return (
    <div className="stack">
      <h3>{props.title}</h3>
      <ul className="admin-list">
        {props.units.map(({ unit, kind, isPartial }) => (
          <li key={`${unit.id} ${kind}`}>
            <Link to={`/quan-tri/don-vi/${unit.id}`} lang="vi">
              {unit.name}
            </Link>
            <span className="help">
              {admin.successions[kind]}
              {isPartial ? `, ${words.partial}` : null} ·{' '}
              <Period from={unit.validFrom} to={unit.validTo} />
              <CitedBy
                decision={props.decisions.find(({ unitIds }) => unitIds.includes(unit.id))}
              />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The decision of a succession: number, day and issuer. */
function CitedBy({ decision }: { readonly decision: CitedChange | undefined }) {
  const words = useTexts(PREPARED)
  const language = useLanguage()
  if (decision === undefined) return null
  const { number, decidedOn, issuer } = decision
  return <> · {words.decidedBy(number, dayWords(decidedOn, language), issuer)}</>
}
