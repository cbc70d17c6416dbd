import { Link } from 'react-router'
import type { DesignedStep, DrawingFinding } from '#modules/designs'
import type { Condition, StepPlace } from '#modules/processes'
import { ROLE_NAMES } from '../../role-names.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { conditionWords, type NamedCase } from '../parts/condition-words.ts'
import { Wide } from '../parts/wide.tsx'
import { useStepChecks } from './design-checks.tsx'
import { DESIGNS, hoursWords } from './designs-texts.ts'
import { STEP } from './step-texts.ts'

/** The steps as the official table sets them out, with what is to be mended beside each. */
export function DesignTable(props: {
  readonly steps: readonly DesignedStep[]
  readonly findings: readonly DrawingFinding[]
  readonly cases: readonly NamedCase[]
  readonly path: string
  readonly openStepId: string | null
  readonly placeNames: ReadonlyMap<string, string>
}) {
  const words = useTexts(DESIGNS)
  return (
    <Wide label={words.tabs.table}>
      <table className="table process">
        <thead>
          <tr>
            <th scope="col">{words.step}</th>
            <th scope="col">{words.work}</th>
            <th scope="col">{words.doneBy}</th>
            <th scope="col" className="number">
              {words.hours}
            </th>
            <th scope="col">{words.next}</th>
            <th scope="col">{words.produces}</th>
            <th scope="col">{words.checksOf}</th>
          </tr>
        </thead>
        <tbody>
          {props.steps.map((step) => (
            <Row key={step.step.id} of={step} {...props} />
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

function Row(props: {
  readonly of: DesignedStep
  readonly findings: readonly DrawingFinding[]
  readonly cases: readonly NamedCase[]
  readonly path: string
  readonly openStepId: string | null
  readonly placeNames: ReadonlyMap<string, string>
}) {
  const words = useTexts(DESIGNS)
  const roleNames = useTexts(ROLE_NAMES)
  const checks = useStepChecks(props.findings)(props.of)
  const { step } = props.of
  const name = step.id.toUpperCase()
  return (
    <tr aria-current={step.id === props.openStepId ? 'true' : undefined}>
      <th scope="row">
        <Link to={`${props.path}?buoc=${step.id}#buoc`}>
          {name}
          <span className="visually-hidden"> {words.edit}</span>
        </Link>
      </th>
      <td>
        {step.name}
        <StepRules step={step} cases={props.cases} />
      </td>
      <td>
        <PlaceName at={step.at} names={props.placeNames} />
        <div className="help">{roleNames[step.role]}</div>
      </td>
      <td className="number">{step.hours === null ? words.outside : hoursWords(step.hours)}</td>
      <td>
        {step.outcomes.map(({ code, name: outcome, next, when }) => (
          <div key={code}>
            {outcome} →{' '}
            {next.length === 0 ? words.ends : next.map((id) => id.toUpperCase()).join(' + ')}
            {next.length > 1 ? <span className="help"> ({words.together})</span> : null}
            {when === undefined ? null : <OnlyFor condition={when} cases={props.cases} />}
          </div>
        ))}
      </td>
      <td>{step.produces}</td>
      <td>
        {checks.map(({ key, text, isBlocking }) => (
          <div key={key} className={isBlocking ? 'fault' : 'help'}>
            {text}
          </div>
        ))}
      </td>
    </tr>
  )
}

/** What the clock and the way make of a step beside its hours. */
function StepRules(props: {
  readonly step: DesignedStep['step']
  readonly cases: readonly NamedCase[]
}) {
  const words = useTexts(STEP)
  const { waitsFor, optional, onlyIf } = props.step
  return (
    <>
      {onlyIf === undefined ? null : <OnlyFor condition={onlyIf} cases={props.cases} />}
      {optional === true ? <div className="help">{words.passable}</div> : null}
      {waitsFor === undefined ? null : <div className="help">{words.waits}</div>}
    </>
  )
}

function OnlyFor(props: { readonly condition: Condition; readonly cases: readonly NamedCase[] }) {
  const words = useTexts(STEP)
  const language = useLanguage()
  return (
    <div className="help">{words.only(conditionWords(props.condition, props.cases, language))}</div>
  )
}

function PlaceName(props: { readonly at: StepPlace; readonly names: ReadonlyMap<string, string> }) {
  const words = useTexts(DESIGNS)
  const { at, names } = props
  switch (at.at) {
    case 'receiving':
      return words.receivingPlace
    case 'competent':
      return at.divisions.length === 0
        ? words.competentPlace
        : at.divisions.map((key) => names.get(key) ?? key).join(' / ')
    case 'unit':
      return names.get(at.slug) ?? at.slug
  }
}
