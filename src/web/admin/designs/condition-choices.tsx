import { useTexts } from '../../texts.ts'
import { FieldGroup } from '../../ui/fields.tsx'
import { CONDITIONS, type NamedCase } from '../parts/condition-words.ts'
import { APPLICANTS, casesTicked, CHANNELS, conditionField } from './condition-fields.ts'
import type { StepValues } from './step-fields.ts'
import { STEP } from './step-texts.ts'

/** For which dossiers something is: a box for each case, channel and kind of applicant. */
export function ConditionChoices(props: {
  readonly prefix: string
  readonly label: string
  readonly help: string
  readonly cases: readonly NamedCase[]
  readonly values: StepValues
}) {
  const words = useTexts(STEP)
  const names = useTexts(CONDITIONS)
  const { prefix, label, help, cases, values } = props
  const unknown = casesTicked(prefix, values).filter((id) => !cases.some((each) => each.id === id))
  const allCases = [...cases, ...unknown.map((id) => ({ id, name: words.unknownCase(id) }))]
  const box = (list: 'cases' | 'channels' | 'applicants', value: string, name: string) => {
    const id = conditionField(prefix, list, value)
    return (
      <label className="choice" key={id}>
        <input type="checkbox" id={id} name={id} value="co" defaultChecked={values[id] === 'co'} />
        <span>{name}</span>
      </label>
    )
  }
  return (
    <FieldGroup id={`${prefix}-nhom`} label={label} help={help}>
      <div className="design-condition">
        <div className="design-boxes">
          <strong>{words.cases}</strong>
          {allCases.length === 0 ? <span className="help">{words.noCases}</span> : null}
          {allCases.map(({ id, name }) => box('cases', id, name))}
        </div>
        <div className="design-boxes">
          <strong>{words.channels}</strong>
          {CHANNELS.map((value) => box('channels', value, names.channels[value]))}
        </div>
        <div className="design-boxes">
          <strong>{words.applicants}</strong>
          {APPLICANTS.map((value) => box('applicants', value, names.applicants[value]))}
        </div>
      </div>
    </FieldGroup>
  )
}
