import { useRef, useState } from 'react'
import { useTexts } from '../../../texts.ts'
import { BOARD } from './board-texts.ts'
import type { Board, Drawn } from './open-board.ts'

/** What the pads beside the elements do, for those who draw without a pointer. */
export function KeyboardTools({ board }: { readonly board: Board }) {
  const words = useTexts(BOARD)
  const drawn = board.drawn()
  const selected = drawn.find(({ id }) => id === board.selected()) ?? null
  return (
    <details className="details">
      <summary>{words.keyboard}</summary>
      <div className="drawing-tools">
        <Choice
          id="hinh"
          label={words.element}
          of={drawn}
          value={selected?.id ?? ''}
          onChoose={board.select}
        />
        {selected === null ? null : (
          <Tools key={selected.id} board={board} drawn={drawn} selected={selected} />
        )}
      </div>
    </details>
  )
}

function Tools(props: {
  readonly board: Board
  readonly drawn: readonly Drawn[]
  readonly selected: Drawn
}) {
  const words = useTexts(BOARD)
  const { board, drawn, selected } = props
  const { id } = selected
  const name = useRef<HTMLInputElement>(null)
  const [target, setTarget] = useState('')
  const leadsOn = selected.kind !== 'end' && selected.kind !== 'flow'
  return (
    <>
      <div className="field">
        <label htmlFor="ten-hinh">{words.name}</label>
        <input
          key={selected.name}
          ref={name}
          id="ten-hinh"
          className="input"
          maxLength={300}
          defaultValue={selected.name}
        />
      </div>
      <Tool label={words.rename} onPress={() => board.rename(id, name.current?.value ?? '')} />
      {!leadsOn ? null : (
        <>
          <Tool label={words.appendTask} onPress={() => board.append(id, 'bpmn:Task')} />
          <Tool
            label={words.appendChoice}
            onPress={() => board.append(id, 'bpmn:ExclusiveGateway')}
          />
          <Tool label={words.appendEnd} onPress={() => board.append(id, 'bpmn:EndEvent')} />
          <Choice
            id="noi-toi"
            label={words.target}
            of={drawn.filter((other) => other.id !== id && !['start', 'flow'].includes(other.kind))}
            value={target}
            onChoose={setTarget}
          />
          <Tool label={words.connect} onPress={() => board.connect(id, target)} />
        </>
      )}
      <Tool label={words.remove} onPress={() => board.remove(id)} />
    </>
  )
}

function Choice(props: {
  readonly id: string
  readonly label: string
  readonly of: readonly Drawn[]
  readonly value: string
  readonly onChoose: (id: string) => void
}) {
  const words = useTexts(BOARD)
  return (
    <div className="field">
      <label htmlFor={props.id}>{props.label}</label>
      <select
        id={props.id}
        className="input"
        value={props.value}
        onChange={(event) => props.onChoose(event.currentTarget.value)}
      >
        <option value="">{words.none}</option>
        {props.of.map((each) => (
          <option key={each.id} value={each.id}>
            {called(each, words.kinds)}
          </option>
        ))}
      </select>
    </div>
  )
}

/** `Bước: Thẩm tra`, `Đường nối: Thẩm tra → Ký` */
function called(
  { kind, name, ends }: Drawn,
  kinds: Readonly<Record<Drawn['kind'], string>>,
): string {
  const between = ends.map((end) => end.name || kinds[end.kind]).join(' → ')
  const said = kind === 'flow' ? between : name
  return said === '' ? kinds[kind] : `${kinds[kind]}: ${said}`
}

function Tool({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  return (
    <button type="button" className="button" data-kind="secondary" onClick={onPress}>
      {label}
    </button>
  )
}
