import { Link } from 'react-router'
import type { DesignedStep, DesignView, DrawingFinding } from '#modules/designs'
import { ROLE_NAMES } from '../../role-names.ts'
import { useTexts } from '../../texts.ts'
import { Notice } from '../../ui/elements.tsx'
import { DESIGNS } from './designs-texts.ts'

export interface Check {
  readonly key: string
  readonly text: string
  readonly isBlocking: boolean
}

/** What is to be mended in a step, in words. */
export function useStepChecks(
  findings: readonly DrawingFinding[],
): (step: DesignedStep) => readonly Check[] {
  const words = useTexts(DESIGNS)
  const roleNames = useTexts(ROLE_NAMES)
  return ({ step, faults, placesWithoutUnit, unstaffedUnitNames }) => {
    const unstaffed = unstaffedUnitNames.length
    return [
      ...faults.map(({ code, isBlocking }) => ({
        key: code,
        text: words.faults[code],
        isBlocking,
      })),
      ...(placesWithoutUnit === 0
        ? []
        : [{ key: 'unit', text: words.noUnit(placesWithoutUnit), isBlocking: true }]),
      ...(unstaffed === 0
        ? []
        : [
            {
              key: 'staff',
              text: words.unstaffed(roleNames[step.role], unstaffed),
              isBlocking: false,
            },
          ]),
      ...drawn(findings, step.id, words.drawing),
    ]
  }
}

/** What is to be looked at again in the drawing of a step, or in the drawing as a whole. */
function drawn(
  findings: readonly DrawingFinding[],
  of: string | null,
  words: Readonly<Record<DrawingFinding['rule'], string>>,
): readonly Check[] {
  return findings
    .filter(({ stepId }) => stepId === of)
    .map(({ rule }) => ({ key: rule, text: words[rule], isBlocking: false }))
}

/** Everything to mend in a design, each leading to its step. */
export function DesignChecks({ view, path }: { readonly view: DesignView; readonly path: string }) {
  const words = useTexts(DESIGNS)
  const { findings } = view.design
  const checksOf = useStepChecks(findings)
  const all = [
    ...view.faults.map(({ code, isBlocking }) => ({
      stepId: null,
      key: code,
      text: words.faults[code],
      isBlocking,
    })),
    ...drawn(findings, null, words.drawing).map((check) => ({ ...check, stepId: null })),
    ...view.steps.flatMap((step) =>
      checksOf(step).map((check) => ({ ...check, stepId: step.step.id })),
    ),
  ]
  const blocking = all.filter(({ isBlocking }) => isBlocking).length
  return (
    <Notice
      kind={blocking > 0 ? 'error' : all.length > 0 ? 'warning' : 'info'}
      title={words.checks(blocking, all.length - blocking)}
    >
      {all.length === 0 ? null : (
        <ul className="admin-bullets">
          {all.map(({ stepId, key, text, isBlocking }) => (
            <li key={`${stepId} ${key}`}>
              {stepId === null ? (
                <strong>{words.whole}</strong>
              ) : (
                <Link to={`${path}?buoc=${stepId}#buoc`}>{stepId.toUpperCase()}</Link>
              )}
              : {text}
              {isBlocking ? null : <span className="help"> ({words.advice})</span>}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
