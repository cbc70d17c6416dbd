/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no tag is a list that is searched while one types */
import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
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
  const hidden = useRef<HTMLInputElement>(null)
  const box = useCombobox(props)
  useTold(hidden, box.chosen)
  const { found, active, isOpen } = box
  const optionId = (at: number) => `${listId}-${at}`
  return (
    <Field {...props}>
      <div className="combobox">
        <input type="hidden" name={props.name ?? props.id} value={box.chosen} ref={hidden} />
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
          value={box.text}
          onChange={(event) => box.type(event.target.value)}
          onClick={box.open}
          onKeyDown={box.press}
          onBlur={box.leave}
        />
        <div id={listId} role="listbox" aria-label={words.choose} hidden={!isOpen} tabIndex={-1}>
          {found.map((option, at) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the input
            <div
              key={option.value}
              id={optionId(at)}
              role="option"
              tabIndex={-1}
              aria-selected={at === active}
              ref={at === active && isOpen ? scrolledTo : undefined}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => box.choose(option)}
            >
              {option.label}
            </div>
          ))}
        </div>
        <output className="visually-hidden">
          {isOpen ? (found.length === 0 ? words.nothingFound : words.found(found.length)) : ''}
        </output>
      </div>
    </Field>
  )
}

function scrolledTo(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' })
}

/** The form reads its fields when one of them changes; a hidden one does not say so by itself. */
function useTold(field: RefObject<HTMLInputElement | null>, chosen: string): void {
  const told = useRef(chosen)
  useEffect(() => {
    if (told.current === chosen) return
    told.current = chosen
    field.current?.dispatchEvent(new Event('input', { bubbles: true }))
  }, [field, chosen])
}

function useCombobox({ options, value }: Props) {
  const labelOf = (code: string) => options.find((option) => option.value === code)?.label ?? ''
  const [chosen, setChosen] = useState(value)
  const [text, setText] = useState(labelOf(value))
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const isSearched = text !== labelOf(chosen)
  const found = isSearched ? matching(options, text) : options
  const choose = (option: SelectOption) => {
    setChosen(option.value)
    setText(option.label)
    setOpen(false)
  }
  const close = () => {
    setText(labelOf(chosen))
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
  const type = (typed: string) => {
    setText(typed)
    setActive(0)
    setOpen(true)
  }
  /** What was typed is taken when it names one entry of the list; emptied, nothing is chosen. */
  const leave = () => {
    const [only, ...others] = found
    if (fold(text) === '') {
      setChosen('')
      setOpen(false)
    } else if (isSearched && only !== undefined && others.length === 0) choose(only)
    else close()
  }
  const press = (event: KeyboardEvent) => {
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (!isOpen && move === 0) return
    const option = found[active]
    if (move !== 0 && isOpen) setActive((active + move + found.length) % Math.max(1, found.length))
    else if (move !== 0) open()
    else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && option !== undefined) choose(option)
    else return
    event.preventDefault()
  }
  return { chosen, text, isOpen, active, found, choose, open, type, leave, press }
}

/** Entries in which a word begins like what was typed; an equal one comes first. */
function matching(options: readonly SelectOption[], text: string): readonly SelectOption[] {
  const wanted = fold(text)
  const isEqual = ({ label }: SelectOption) => Number(fold(label) === wanted)
  return options
    .filter(({ label }) => ` ${fold(label)}`.includes(` ${wanted}`))
    .toSorted((one, other) => isEqual(other) - isEqual(one))
}
