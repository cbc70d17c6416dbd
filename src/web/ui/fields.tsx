import type { ReactNode } from 'react'

/** What every control of a form is given. `id` names it in error summaries. */
export interface FieldProps {
  readonly id: string
  readonly name?: string
  readonly label: ReactNode
  readonly help?: ReactNode
  /** What is wrong with the answer, in words that say what to do. */
  readonly fault?: string | undefined
  /** Shown after the label of a question that may be skipped. */
  readonly optional?: string | undefined
}

/** The ids of the texts that belong to a control, for people who hear the page. */
export function describedBy({ id, help, fault }: FieldProps): string | undefined {
  const ids = [help === undefined ? null : `${id}-help`, fault === undefined ? null : `${id}-fault`]
  return ids.filter((each) => each !== null).join(' ') || undefined
}

/** Label, help and fault around one control. */
export function Field(props: FieldProps & { readonly children: ReactNode }) {
  return (
    <div className="field" {...(props.fault === undefined ? {} : { 'data-faulty': '' })}>
      <label className="label" htmlFor={props.id}>
        {props.label}
        <Optional text={props.optional} />
      </label>
      <FieldTexts {...props} />
      {props.children}
    </div>
  )
}

/** The same around several controls that answer one question together. */
export function FieldGroup(props: FieldProps & { readonly children: ReactNode }) {
  return (
    <fieldset
      id={props.id}
      className="field"
      tabIndex={-1}
      aria-describedby={describedBy(props)}
      {...(props.fault === undefined ? {} : { 'data-faulty': '' })}
    >
      <legend className="label">
        {props.label}
        <Optional text={props.optional} />
      </legend>
      <FieldTexts {...props} />
      {props.children}
    </fieldset>
  )
}

function Optional({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : <span className="optional"> {text}</span>
}

function FieldTexts({ id, help, fault }: FieldProps) {
  return (
    <>
      {help === undefined ? null : (
        <div className="help" id={`${id}-help`}>
          {help}
        </div>
      )}
      {fault === undefined ? null : (
        <div className="fault" id={`${id}-fault`}>
          {fault}
        </div>
      )}
    </>
  )
}

type InputMode = 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search'

/** One line of text. The browser's own checks are off: ours say what to do. */
export function TextField(
  props: FieldProps & {
    readonly value?: string | undefined
    readonly type?: 'text' | 'password' | 'email' | 'tel' | 'search' | 'date' | 'datetime-local'
    readonly inputMode?: InputMode
    readonly autoComplete?: string
    readonly width?: '2' | '4' | '12' | '20'
    readonly readOnly?: boolean
    readonly autoFocus?: boolean
    /** Whether what is typed next takes the place of all that is there. */
    readonly selects?: boolean
    readonly maxLength?: number
  },
) {
  return (
    <Field {...props}>
      <input
        className="input"
        id={props.id}
        name={props.name ?? props.id}
        type={props.type ?? 'text'}
        defaultValue={props.value}
        inputMode={props.inputMode}
        autoComplete={props.autoComplete ?? 'off'}
        data-width={props.width}
        readOnly={props.readOnly}
        maxLength={props.maxLength}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where the page is one box and nothing is read before it
        autoFocus={props.autoFocus}
        onFocus={props.selects === true ? (event) => event.currentTarget.select() : undefined}
        aria-describedby={describedBy(props)}
        aria-invalid={props.fault === undefined ? undefined : true}
      />
    </Field>
  )
}

/** Several lines of text. */
export function TextArea(
  props: FieldProps & { readonly value?: string | undefined; readonly lines?: number },
) {
  return (
    <Field {...props}>
      <textarea
        className="input"
        id={props.id}
        name={props.name ?? props.id}
        rows={props.lines ?? 4}
        defaultValue={props.value}
        aria-describedby={describedBy(props)}
        aria-invalid={props.fault === undefined ? undefined : true}
      />
    </Field>
  )
}

export interface Option {
  readonly value: string
  readonly label: ReactNode
  readonly help?: ReactNode
}

/** One of a long list. */
export function Select(
  props: FieldProps & {
    readonly options: readonly { readonly value: string; readonly label: string }[]
    readonly value?: string | undefined
    readonly placeholder?: string
  },
) {
  return (
    <Field {...props}>
      <select
        className="input"
        id={props.id}
        name={props.name ?? props.id}
        defaultValue={props.value ?? ''}
        aria-describedby={describedBy(props)}
        aria-invalid={props.fault === undefined ? undefined : true}
      >
        {props.placeholder === undefined ? null : <option value="">{props.placeholder}</option>}
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** One (`radio`) or several (`checkbox`) of a short list, each a large target. */
export function Choices(
  props: FieldProps & {
    readonly type: 'radio' | 'checkbox'
    readonly options: readonly Option[]
    readonly values: readonly string[]
  },
) {
  return (
    <FieldGroup {...props}>
      <div className="choices">
        {props.options.map((option, at) => (
          <label className="choice" key={option.value}>
            <input
              type={props.type}
              id={at === 0 ? `${props.id}-first` : undefined}
              name={props.name ?? props.id}
              value={option.value}
              defaultChecked={props.values.includes(option.value)}
            />
            <span>
              {option.label}
              {option.help === undefined ? null : <span className="help"> {option.help}</span>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
