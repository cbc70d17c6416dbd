import type { InspectedStep } from '#modules/procedures'
import { ROLE_NAMES } from '../../role-names.ts'
import { useTexts } from '../../texts.ts'
import { Wide } from '../parts/wide.tsx'
import { CATALOGUE, decimal } from './catalogue-texts.ts'

/** The steps of a process as the approving decision lists them. */
export function ProcessTable({ steps }: { readonly steps: readonly InspectedStep[] }) {
  const words = useTexts(CATALOGUE)
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
                <StepRules step={step} />
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
                {step.outcomes.map(({ code, name, next, when }) => (
                  <div key={code}>
                    {name} →{' '}
                    {next.length === 0 ? words.ends : next.map((id) => id.toUpperCase()).join(', ')}
                    {when === undefined ? null : (
                      <div className="help">{words.onlyFor(valuesOf(when))}</div>
                    )}
                  </div>
                ))}
              </td>
              <td>{step.produces}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

/** What the clock and the way make of a step beside its hours. */
function StepRules({ step }: { readonly step: InspectedStep['step'] }) {
  const words = useTexts(CATALOGUE)
  const rules = [
    ...(step.waitsFor === undefined ? [] : [words.waitsForTax]),
    ...(step.onlyIf === undefined ? [] : [words.onlyFor(valuesOf(step.onlyIf))]),
    ...(step.optional === true ? [words.optional] : []),
  ]
  return rules.map((rule) => (
    <div key={rule} className="help">
      {rule}
    </div>
  ))
}

function valuesOf(condition: NonNullable<InspectedStep['step']['onlyIf']>): string {
  return Object.values(condition).flat().join(', ')
}
