import { Link } from 'react-router'
import type { ProcessStep } from '#modules/processes'
import type { PageFault, Returned } from '../../requests.ts'
import { ROLE_NAMES } from '../../role-names.ts'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { FieldGroup, Select, TextField } from '../../ui/fields.tsx'
import type { NamedCase } from '../parts/condition-words.ts'
import { ConditionChoices } from './condition-choices.tsx'
import { conditionIn } from './condition-fields.ts'
import { DESIGNS } from './designs-texts.ts'
import { OutcomeRow } from './outcome-row.tsx'
import { outcomeRows, placeText, STEP_ROLES, valuesOfStep, type StepValues } from './step-fields.ts'
import { STEP } from './step-texts.ts'

export interface Places {
  readonly divisions: readonly { readonly key: string; readonly name: string }[]
  readonly agencies: readonly { readonly slug: string; readonly name: string }[]
}

/** The form of one step, and what else can be done with it. */
export function StepForm(props: {
  readonly step: ProcessStep
  readonly steps: readonly ProcessStep[]
  readonly cases: readonly NamedCase[]
  readonly path: string
  readonly revision: number
  readonly places: Places
  readonly returned: Returned | undefined
}) {
  const words = useTexts(DESIGNS)
  const { step, path, revision, returned } = props
  const values = returned?.values ?? valuesOfStep(step)
  const faults = returned?.faults ?? []
  const hidden = (
    <>
      <input type="hidden" name="buoc" value={step.id} />
      <input type="hidden" name="revision" value={revision} />
    </>
  )
  return (
    <section
      id="buoc"
      className="design-step stack"
      aria-label={words.editStep(step.id.toUpperCase())}
    >
      <h2>{words.editStep(step.id.toUpperCase())}</h2>
      <form method="post" className="stack" noValidate>
        {hidden}
        <StepFields {...props} values={values} faults={faults} />
        <div className="row">
          <Button name="intent" value="step">
            {words.saveStep}
          </Button>
          <Link to={path}>{words.close}</Link>
        </div>
      </form>
      <form method="post" className="row">
        {hidden}
        <Button kind="secondary" name="intent" value="insert">
          {words.insertAfter}
        </Button>
        <Button kind="quiet" name="intent" value="up">
          {words.moveUp}
        </Button>
        <Button kind="quiet" name="intent" value="down">
          {words.moveDown}
        </Button>
        <Button kind="quiet" name="intent" value="remove">
          {words.removeStep}
        </Button>
      </form>
    </section>
  )
}

interface Fields {
  readonly step: ProcessStep
  readonly steps: readonly ProcessStep[]
  readonly cases: readonly NamedCase[]
  readonly places: Places
  readonly values: Readonly<Record<string, string>>
  readonly faults: readonly PageFault[]
}

function StepFields({ step, steps, cases, places, values, faults }: Fields) {
  const words = useTexts(DESIGNS)
  const ways = useTexts(STEP)
  const roleNames = useTexts(ROLE_NAMES)
  const faultOf = (id: string) => faults.find((fault) => fault.id === id)?.text
  const of = (id: string) => ({ id, value: values[id], fault: faultOf(id) })
  const isSpecial =
    values['thue'] === 'co' || values['bo-qua'] === 'co' || conditionIn('chi', values) !== undefined
  return (
    <>
      <TextField {...of('ten')} label={words.work} maxLength={300} />
      <div className="design-fields">
        <Select {...of('noi')} label={words.place} options={placeOptions(step, places, words)} />
        <Select
          {...of('vai-tro')}
          label={words.role}
          options={STEP_ROLES.map((value) => ({ value, label: roleNames[value] }))}
        />
        <TextField
          {...of('gio')}
          label={words.hours}
          help={words.hoursHelp}
          inputMode="decimal"
          width="4"
        />
      </div>
      <FieldGroup id="ket-qua" label={words.outcomes} help={words.outcomesHelp}>
        {Array.from({ length: outcomeRows(values) }, (_, at) => (
          <OutcomeRow
            key={at}
            at={at}
            values={values}
            faultOf={faultOf}
            steps={steps}
            cases={cases}
          />
        ))}
      </FieldGroup>
      <TextField {...of('san-pham')} label={words.producesLabel} maxLength={300} />
      <details className="admin-more" open={isSpecial}>
        <summary>{ways.special}</summary>
        <div className="stack">
          <Tick id="thue" label={ways.waitsForTax} help={ways.waitsForTaxHelp} values={values} />
          <Tick id="bo-qua" label={ways.optional} values={values} />
          <ConditionChoices
            prefix="chi"
            label={ways.onlyFor}
            help={ways.onlyForHelp}
            cases={cases}
            values={values}
          />
        </div>
      </details>
    </>
  )
}

function Tick(props: {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly values: StepValues
}) {
  const { id, label, help, values } = props
  return (
    <label className="choice">
      <input type="checkbox" id={id} name={id} value="co" defaultChecked={values[id] === 'co'} />
      <span>
        {label}
        {help === undefined ? null : <span className="help"> {help}</span>}
      </span>
    </label>
  )
}

/** The places to choose from; one that a step has and nobody offers any more stays to be seen. */
function placeOptions(step: ProcessStep, places: Places, words: (typeof DESIGNS)['vi']) {
  const offered = [
    { value: 'receiving', label: words.receivingPlace },
    { value: 'competent', label: words.competentPlace },
    ...places.divisions.map(({ key, name }) => ({
      value: `competent:${key}`,
      label: words.division(name),
    })),
    ...places.agencies.map(({ slug, name }) => ({ value: `unit:${slug}`, label: name })),
  ]
  const value = placeText(step.at)
  if (offered.some((option) => option.value === value)) return offered
  const names = new Map(places.divisions.map(({ key, name }) => [key, name]))
  const label =
    step.at.at === 'competent'
      ? words.division(step.at.divisions.map((key) => names.get(key) ?? key).join(' / '))
      : value
  return [{ value, label }, ...offered]
}
