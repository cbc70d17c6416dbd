import { useEffect, useRef, useState, type RefObject } from 'react'
import { useLanguage, useTexts } from '../../../texts.ts'
import { Button } from '../../../ui/elements.tsx'
import { BOARD } from './board-texts.ts'
import { KeyboardTools } from './keyboard-tools.tsx'
import type { Board } from './open-board.ts'

/** The width from which on there is room to draw; the stylesheet has it, too. */
const ROOM = '(min-width: 48rem)'

/** The drawing board, where scripts run and there is room; what is drawn is sent as the document that it is. */
export function DrawingBoard(props: {
  readonly xml: string
  readonly revision: string
  /** Where the latest state is opened anew, once what was drawn was not taken. */
  readonly again: string | null
}) {
  const words = useTexts(BOARD)
  const container = useRef<HTMLDivElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const { board, hasFailed } = useBoard(container, props.xml)
  return (
    <div className="drawing stack" data-live>
      <p className="text">{words.about}</p>
      <p className="text help">{words.places}</p>
      {board === null ? <output>{hasFailed ? words.failed : words.loading}</output> : null}
      <section
        ref={container}
        id="drawn"
        tabIndex={-1}
        className="drawing-board"
        aria-label={words.board}
      />
      {board === null ? null : <KeyboardTools board={board} />}
      <form
        ref={form}
        method="post"
        encType="multipart/form-data"
        className="actions"
        onSubmit={(event) => {
          event.preventDefault()
          if (board !== null) void send(board, event.currentTarget)
        }}
      >
        <input type="hidden" name="intent" value="draw" />
        <input type="hidden" name="revision" value={props.revision} />
        <input type="hidden" name="drawn" />
        <Button disabled={board === null}>{words.save}</Button>
        <button
          type="button"
          className="button"
          data-kind="quiet"
          disabled={board === null}
          onClick={() => board !== null && void download(board)}
        >
          {words.keep}
        </button>
        {props.again === null ? null : <a href={props.again}>{words.again}</a>}
      </form>
    </div>
  )
}

function useBoard(container: RefObject<HTMLDivElement | null>, xml: string) {
  const [board, setBoard] = useState<Board | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  const [, setChanges] = useState(0)
  const language = useLanguage()
  useEffect(() => {
    const element = container.current
    if (element === null || !window.matchMedia(ROOM).matches) return undefined
    let opened: Board | null = null
    let isGone = false
    const open = async () => {
      const { openBoard } = await import('./open-board.ts')
      if (isGone) return
      const onChange = () => setChanges((count) => count + 1)
      opened = await openBoard(element, xml, { isVietnamese: language === 'vi', onChange })
      if (isGone) opened.close()
      else setBoard(opened)
    }
    open().catch(() => setHasFailed(true))
    return () => {
      isGone = true
      opened?.close()
    }
  }, [container, xml, language])
  return { board, hasFailed }
}

async function send(board: Board, form: HTMLFormElement): Promise<void> {
  const drawn = form.elements.namedItem('drawn')
  if (!(drawn instanceof HTMLInputElement)) return
  drawn.value = await board.toXml()
  form.submit()
}

async function download(board: Board): Promise<void> {
  const url = URL.createObjectURL(new Blob([await board.toXml()], { type: 'application/xml' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'quy-trinh.bpmn'
  link.click()
  URL.revokeObjectURL(url)
}
