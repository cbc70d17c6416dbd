import type { StaffRole } from '#platform/access'
import type { Returned } from '../../requests.ts'
import { ROLE_NAMES } from '../../role-names.ts'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { describedBy, Field, Select, TextField } from '../../ui/fields.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { answersOf } from '../parts/forms.tsx'
import { STAFF } from './staff-texts.ts'

/** Grants an officer a role in one of the units that the administrator reaches. */
export function GrantForm(props: {
  readonly units: readonly string[]
  readonly today: string
  readonly returned: Returned | undefined
}) {
  const words = useTexts(STAFF)
  const admin = useTexts(ADMIN)
  const roleNames = useTexts(ROLE_NAMES)
  const answers = answersOf(props.returned, { from: props.today })
  const unit = { ...answers.of('unit'), label: words.unit, help: words.unitHelp }
  return (
    <section className="stack panel">
      <h2>{words.grantTitle}</h2>
      <form method="post" className="stack" noValidate>
        <Select
          {...answers.of('role')}
          label={words.role}
          placeholder={admin.chooseFirst}
          options={(Object.keys(roleNames) as StaffRole[]).map((value) => ({
            value,
            label: roleNames[value],
          }))}
        />
        <Field {...unit}>
          <input
            className="input"
            id="unit"
            name="unit"
            list="units"
            autoComplete="off"
            defaultValue={unit.value}
            aria-describedby={describedBy(unit)}
            aria-invalid={unit.fault === undefined ? undefined : true}
          />
          <datalist id="units">
            {props.units.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </datalist>
        </Field>
        <div className="row">
          <TextField {...answers.of('from')} type="date" label={words.from} width="12" />
          <TextField
            {...answers.of('to')}
            type="date"
            label={words.to}
            optional={admin.optional}
            width="12"
          />
        </div>
        <div>
          <Button name="intent" value="grant">
            {words.grant}
          </Button>
        </div>
      </form>
    </section>
  )
}
