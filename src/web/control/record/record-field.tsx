import { useTexts } from '../../texts.ts'
import { Choices, Select, TextArea, TextField } from '../../ui/fields.tsx'
import type { FieldSpec } from './record-fields.ts'
import { RECORD_WORDS } from './record-texts.ts'

export interface ListedChoice {
  readonly value: string
  readonly label: string
}

export interface RecordFieldProps {
  readonly field: FieldSpec
  readonly value: string | readonly string[]
  readonly fault: string | undefined
  /** What may be chosen where that depends on the locality or on the record. */
  readonly choices: Readonly<Record<'departments' | 'cases', readonly ListedChoice[]>>
}

/** The control for one piece of a record. */
export function RecordField({ field, value, fault, choices }: RecordFieldProps) {
  const words = useTexts(RECORD_WORDS)
  const { path, kind, nullable } = field
  const common = {
    id: path,
    label: words.fields[path] ?? path,
    fault,
    ...(nullable === true ? { optional: words.optional } : {}),
    ...(words.helps[path] === undefined ? {} : { help: words.helps[path] }),
  }
  const text = typeof value === 'string' ? value : ''
  const options = optionsOf(field, choices, words.options)
  switch (kind) {
    case 'line':
      return <TextField {...common} value={text} />
    case 'whole':
    case 'decimal':
      return (
        <TextField
          {...common}
          value={text}
          width="12"
          inputMode={kind === 'whole' ? 'numeric' : 'decimal'}
        />
      )
    case 'date':
      return <TextField {...common} value={text} type="date" />
    case 'text':
      return <TextArea {...common} value={text} lines={3} />
    case 'lines':
      return <TextArea help={words.oneALine} {...common} value={text} lines={6} />
    case 'yes': {
      const answers = ['yes', 'no'] as const
      const named = answers.map((answer) => ({ value: answer, label: words[answer] }))
      return <Choices {...common} type="radio" values={[text]} options={named} />
    }
    case 'choice':
      return (
        <Select
          {...common}
          value={text}
          options={options}
          {...(nullable === true ? { placeholder: words.none } : {})}
        />
      )
    case 'choices':
      return options.length === 0 ? null : (
        <Choices
          {...common}
          type="checkbox"
          values={typeof value === 'string' ? [] : value}
          options={options}
        />
      )
  }
}

function optionsOf(
  { options = [] }: FieldSpec,
  choices: RecordFieldProps['choices'],
  named: Readonly<Record<string, string>>,
): readonly ListedChoice[] {
  if (options === 'departments' || options === 'cases') return choices[options]
  return options.map((value) => ({ value, label: named[value] ?? value }))
}
