import type { PublicStep, ReceivingPlace } from '#modules/procedures'
import { useTexts } from '../../texts.ts'
import { CATALOGUE, decimal } from '../catalogue/catalogue-texts.ts'
import { PROCEDURE } from './procedure-texts.ts'

/** How a dossier is handled inside: each step, where it is done, and its working hours. */
export function HandlingSection(props: {
  readonly steps: readonly PublicStep[]
  /** Where it may be filed; the steps are those of the first. */
  readonly places: readonly Pick<ReceivingPlace, 'name'>[]
}) {
  const words = useTexts(PROCEDURE)
  const { roles, units } = useTexts(CATALOGUE)
  const { steps, places } = props
  const [first] = places
  if (steps.length === 0) return null
  return (
    <section className="stack">
      <h2 id="xu-ly">{words.inside}</h2>
      <p className="help">
        {words.insideHelp}
        {first === undefined || places.length < 2 ? '' : ` ${words.insideAt(first.name)}`}
      </p>
      <ol className="sentences handling" aria-labelledby="xu-ly">
        {steps.map(({ id, name, unitName, role, hours }) => (
          <li key={id}>
            <span lang="vi">{name}</span>
            <p className="help">
              <span lang="vi">{unitName}</span> ({roles[role as keyof typeof roles] ?? role})
              {hours === null ? '' : ` · ${units['working-hours'](decimal(hours))}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
