import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { fold } from '#kernel/text'
import { useTexts } from '../../texts.ts'
import { describedBy, Field, Select, type FieldProps } from '../../ui/fields.tsx'
import { useAsking } from './asking.ts'
import { FORM } from './form-texts.ts'

interface SelectOption {
  readonly value: string
  readonly label: string
}

type Props = FieldProps & {
  readonly options: readonly SelectOption[]
  readonly value: string
  readonly placeholder?: string
}

/** Lists up to this long are chosen from as they are. */
const SHORT = 12

/** One of a long list: found by typing where scripts run, chosen from the whole list elsewhere. */
export function SearchSelect(props: Props) {
  const words = useTexts(FORM)
  const { isLive } = useAsking()
  const placeholder = props.placeholder ?? words.choose
  return isLive && props.options.length > SHORT ? (
    <Combobox {...props} />
  ) : (
    <Select {...props} placeholder={placeholder} />
  )
}

/** An editable combobox with a list (WAI-ARIA): letters narrow the list, marks may be left out. */
function Combobox(props: Props) {
  const words = useTexts(FORM)
  const listId = useId()
  const state = useCombobox(props)
  const { found, active, isOpen } = state
  const optionId = (at: number) => `${listId}-${at}`
  return (
    <Field {...props}>
      <div className="combobox">
        <input
          type="hidden"
          name={props.name ?? props.id}
          value={state.chosen}
          ref={state.hidden}
        />
        <input
          className="input"
          id={props.id}
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && found[active] ? optionId(active) : undefined}
          aria-describedby={describedBy(props)}
          aria-invalid={props.fault === undefined ? undefined : true}
          autoComplete="off"
          placeholder={words.type}
          value={state.text}
          onChange={(event) => state.type(event.target.value)}
          onClick={state.open}
          onKeyDown={state.press}
          onBlur={state.leave}
        />
        <ul id={listId} role="listbox" aria-label={String(props.label)} hidden={!isOpen}>
          {found.map((option, at) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are the input's
            <li
              key={option.value}
              id={optionId(at)}
              role="option"
              aria-selected={at === active}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => state.choose(option)}
            >
              {option.label}
            </li>
          ))}
        </ul>
        <span className="visually-hidden" role="status">
          {isOpen ? (found.length === 0 ? words.nothingFound : words.found(found.length)) : ''}
        </span>
      </div>
    </Field>
  )
}

function useCombobox({ options, value }: Props) {
  const labelOf = (code: string) => options.find((option) => option.value === code)?.label ?? ''
  const [chosen, setChosen] = useState(value)
  const [text, setText] = useState(labelOf(value))
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const hidden = useRef<HTMLInputElement>(null)
  const isSearched = isOpen && text !== labelOf(chosen)
  const found = isSearched ? matching(options, text) : options
  const told = useRef(value)
  useEffect(() => {
    if (told.current === chosen) return
    told.current = chosen
    // The form reads its fields when one of them changes; a hidden one does not say so by itself.
    hidden.current?.dispatchEvent(new Event('input', { bubbles: true }))
  }, [chosen])
  const choose = (option: SelectOption) => {
    setChosen(option.value)
    setText(option.label)
    setOpen(false)
  }
  const open = () => {
    setActive(
      Math.max(
        0,
        found.findIndex((option) => option.value === chosen),
      ),
    )
    setOpen(true)
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      if (!isOpen) open()
      else setActive((active + step + found.length) % Math.max(1, found.length))
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault()
      const option = found[active]
      if (option !== undefined) choose(option)
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      setText(labelOf(chosen))
      setOpen(false)
    }
  }
  return {
    chosen,
    text,
    isOpen,
    active,
    found,
    hidden,
    choose,
    open,
    press,
    type: (typed: string) => {
      setText(typed)
      setActive(0)
      setOpen(true)
    },
    /** What was typed is taken when it names one entry of the list; emptied, nothing is chosen. */
    leave: () => {
      setOpen(false)
      const [only, ...others] = matching(options, text)
      if (fold(text) === '') setChosen('')
      else if (isSearched && only !== undefined && others.length === 0) choose(only)
      else setText(labelOf(chosen))
    },
  }
}

/** Entries in which a word begins like what was typed; an equal one comes first. */
function matching(options: readonly SelectOption[], text: string): readonly SelectOption[] {
  const wanted = fold(text)
  return options
    .filter(({ label }) => ` ${fold(label)}`.includes(` ${wanted}`))
    .toSorted(
      (one, other) => Number(fold(other.label) === wanted) - Number(fold(one.label) === wanted),
    )
}
