import type { InspectedStep } from '#modules/procedures'
import { ROLE_NAMES } from '../../role-names.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { conditionWords, type NamedCase } from '../parts/condition-words.ts'
import { Wide } from '../parts/wide.tsx'
import { CATALOGUE, decimal } from './catalogue-texts.ts'

/** The steps of a process as the approving decision lists them. */
export function ProcessTable(props: {
  readonly steps: readonly InspectedStep[]
  readonly cases: readonly NamedCase[]
}) {
  const words = useTexts(CATALOGUE)
  const { steps, cases } = props
  const roleNames = useTexts(ROLE_NAMES)
  return (
    <Wide label={words.processTab}>
      <table className="table process">
        <thead>
          <tr>
            <th scope="col">{words.step}</th>
            <th scope="col">{words.work}</th>
            <th scope="col">{words.doneBy}</th>
            <th scope="col" className="number">
              {words.hours}
            </th>
            <th scope="col">{words.outcomes}</th>
            <th scope="col">{words.produces}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ step, unitNames }) => (
            <tr key={step.id}>
              <th scope="row">{step.id.toUpperCase()}</th>
              <td>
                {step.name}
                <StepRules step={step} cases={cases} />
              </td>
              <td>
                {step.at.at === 'receiving'
                  ? words.receivingPlace
                  : words.unitsOf(unitNames[0] ?? '–', Math.max(0, unitNames.length - 1))}
                <div className="help">{roleNames[step.role]}</div>
              </td>
              <td className="number">
                {step.hours === null ? words.outside : decimal(step.hours)}
              </td>
              <td>
                <Outcomes step={step} cases={cases} />
              </td>
              <td>{step.produces}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

interface Row {
  readonly step: InspectedStep['step']
  readonly cases: readonly NamedCase[]
}

function Outcomes({ step, cases }: Row) {
  const words = useTexts(CATALOGUE)
  const language = useLanguage()
  return step.outcomes.map(({ code, name, next, when }) => (
    <div key={code}>
      {name} → {next.length === 0 ? words.ends : next.map((id) => id.toUpperCase()).join(', ')}
      {when === undefined ? null : (
        <div className="help">{words.onlyFor(conditionWords(when, cases, language))}</div>
      )}
    </div>
  ))
}

/** What the clock and the way make of a step beside its hours. */
function StepRules({ step, cases }: Row) {
  const words = useTexts(CATALOGUE)
  const language = useLanguage()
  const rules = [
    ...(step.waitsFor === undefined ? [] : [words.waitsForTax]),
    ...(step.onlyIf === undefined
      ? []
      : [words.onlyFor(conditionWords(step.onlyIf, cases, language))]),
    ...(step.optional === true ? [words.optional] : []),
  ]
  return rules.map((rule) => (
    <div key={rule} className="help">
      {rule}
    </div>
  ))
}
