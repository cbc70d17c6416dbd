import type { ProcessStep } from '#modules/processes'
import { useTexts } from '../../texts.ts'
import { Select, TextField } from '../../ui/fields.tsx'
import type { NamedCase } from '../parts/condition-words.ts'
import { ConditionChoices } from './condition-choices.tsx'
import { conditionIn } from './condition-fields.ts'
import { DESIGNS } from './designs-texts.ts'
import { branchFields, nextField, type StepValues } from './step-fields.ts'
import { STEP } from './step-texts.ts'

interface Row {
  readonly at: number
  readonly values: StepValues
  readonly faultOf: (id: string) => string | undefined
  readonly steps: readonly ProcessStep[]
  readonly cases: readonly NamedCase[]
}

/** One way in which a step can end: its name, what follows, and for which dossiers it is. */
export function OutcomeRow(props: Row) {
  const designs = useTexts(DESIGNS)
  const words = useTexts(STEP)
  const { at, values } = props
  const number = at + 1
  const of = fieldOf(props)
  const options = useSteps(props.steps)
  return (
    <div className="design-outcome">
      <input type="hidden" name={`ma${at}`} value={values[`ma${at}`] ?? ''} />
      <TextField {...of(`kq${at}`)} label={designs.outcome(number)} maxLength={300} />
      <Select
        {...of(nextField(at, 0))}
        label={designs.leadsTo(number)}
        placeholder={words.endsHere}
        options={options}
      />
      <label className="choice">
        <input
          type="checkbox"
          name={`tc${at}`}
          value="co"
          defaultChecked={values[`tc${at}`] === 'co'}
        />
        <span>{designs.isRefusal(number)}</span>
      </label>
      <Special {...props} />
    </div>
  )
}

/** What few outcomes have: steps beside the next one, and dossiers that they are for. */
function Special(props: Row) {
  const designs = useTexts(DESIGNS)
  const words = useTexts(STEP)
  const options = useSteps(props.steps)
  const { at, values, cases } = props
  const number = at + 1
  const of = fieldOf(props)
  const branches = branchFields(values, at)
  const isUsed = branches.length > 1 || conditionIn(`khi${at}`, values) !== undefined
  return (
    <details className="admin-more" open={isUsed}>
      <summary>
        {words.more}
        <span className="visually-hidden"> – {designs.outcome(number)}</span>
      </summary>
      <div className="stack">
        {branches.map((field, branch) => (
          <Select
            key={field}
            {...of(field)}
            label={words.beside(number, branch + 1)}
            placeholder={words.nothingBeside}
            options={options}
          />
        ))}
        <ConditionChoices
          prefix={`khi${at}`}
          label={words.outcomeFor(number)}
          help={words.outcomeForHelp}
          cases={cases}
          values={values}
        />
      </div>
    </details>
  )
}

function fieldOf({ values, faultOf }: Row) {
  return (id: string) => ({ id, value: values[id], fault: faultOf(id) })
}

function useSteps(steps: readonly ProcessStep[]) {
  const words = useTexts(STEP)
  return steps.map(({ id, name }) => ({ value: id, label: words.step(id.toUpperCase(), name) }))
}
