import type { InspectedProcess } from '#modules/procedures'
import { ROLE_NAMES } from '../../role-names.ts'
import { useTexts } from '../../texts.ts'
import { Notice } from '../../ui/elements.tsx'
import { CATALOGUE } from './catalogue-texts.ts'

interface Check {
  readonly key: string
  readonly where: string
  readonly text: string
  readonly unitNames: readonly string[]
}

/** Everything that keeps a process from being followed as it stands. */
export function ProcessChecks(props: {
  readonly process: InspectedProcess
  readonly placesWithoutAgency: number
}) {
  const words = useTexts(CATALOGUE)
  const checks = useChecks(props.process, props.placesWithoutAgency)
  return (
    <Notice kind={checks.length === 0 ? 'info' : 'warning'} title={words.checks(checks.length)}>
      {checks.length === 0 ? null : (
        <ul className="admin-bullets">
          {checks.map(({ key, where, text, unitNames }) => (
            <li key={key}>
              <strong>{where}:</strong> {text}
              {unitNames.length === 0 ? null : (
                <details className="details">
                  <summary>
                    {words.whichUnits}
                    <span className="visually-hidden"> ({where})</span>
                  </summary>
                  <ul className="admin-bullets">
                    {unitNames.map((name) => (
                      <li key={name}>{name}</li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

function useChecks(process: InspectedProcess, placesWithoutAgency: number): readonly Check[] {
  const words = useTexts(CATALOGUE)
  const roleNames = useTexts(ROLE_NAMES)
  const { faults, steps } = process
  return [
    ...faults.map(({ code, stepId }) => ({
      key: `${code} ${stepId}`,
      where: stepId?.toUpperCase() ?? words.wholeProcess,
      text: words.faults[code],
      unitNames: [],
    })),
    ...(placesWithoutAgency === 0
      ? []
      : [
          {
            key: 'agency',
            where: words.wholeProcess,
            text: words.noAgency(placesWithoutAgency),
            unitNames: [],
          },
        ]),
    ...steps.flatMap(({ step, placesWithoutUnit, unstaffedUnitNames }) => {
      const where = step.id.toUpperCase()
      const count = unstaffedUnitNames.length
      const text = words.unstaffed(roleNames[step.role], count)
      return [
        ...(placesWithoutUnit === 0
          ? []
          : [
              { key: `${where} unit`, where, text: words.noUnit(placesWithoutUnit), unitNames: [] },
            ]),
        ...(count === 0
          ? []
          : [{ key: `${where} staff`, where, text, unitNames: unstaffedUnitNames }]),
      ]
    }),
  ]
}
