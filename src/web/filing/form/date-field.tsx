import { useTexts } from '../../texts.ts'
import { FieldGroup } from '../../ui/fields.tsx'
import type { Worded } from './asking.ts'
import { FORM } from './form-texts.ts'
import { dateParts, partName } from './typed-answers.ts'

/** A date as three fields, in the order in which people say it. */
export function DateField(
  props: Worded & {
    readonly path: string
    readonly precision: 'day' | 'month' | 'as-known' | undefined
    readonly value: unknown
  },
) {
  const words = useTexts(FORM)
  const { path, precision = 'day', value } = props
  const [day, month, year] = dateParts(value)
  const usual = precision === 'month' ? words.monthHelp : words.dateHelp
  const known = precision === 'as-known' && props.help === undefined ? words.dateAsKnown : ''
  const parts = [
    ...(precision === 'month' ? [] : [{ part: 'day', label: words.day, value: day }]),
    { part: 'month', label: words.month, value: month },
    { part: 'year', label: words.year, value: year },
  ]
  return (
    <FieldGroup {...props} help={[props.help, known, usual].filter(Boolean).join(' ')}>
      <div className="date-parts">
        {parts.map((each) => (
          <label key={each.part} className="date-part">
            {each.label}
            <input
              className="input"
              data-width={each.part === 'year' ? '4' : '2'}
              name={partName(path, each.part)}
              defaultValue={each.value}
              inputMode="numeric"
              autoComplete="off"
              aria-invalid={props.fault === undefined ? undefined : true}
            />
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
