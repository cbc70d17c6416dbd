import { useTexts } from '../texts.ts'
import { SENDING } from './sending-texts.ts'
import type { Sending } from './use-sendings.ts'

/** The files on their way to one place of a page, and how far each has come. */
export function SendingList(props: {
  readonly sendings: readonly Sending[]
  readonly drop: (id: number) => void
  readonly goOn: () => void
}) {
  const words = useTexts(SENDING)
  const { sendings, drop, goOn } = props
  if (sendings.length === 0) return null
  return (
    <ul className="plain-list">
      {sendings.map((sending) => (
        <li key={sending.id} className="sending" data-state={sending.now.state}>
          <span className="sending-name">{sending.file.name}</span>
          <HowFar sending={sending} />
          <span className="row">
            {sending.now.state === 'cut' ? (
              <button type="button" className="button" data-kind="secondary" onClick={goOn}>
                {words.goOn}
                <span className="visually-hidden"> {sending.file.name}</span>
              </button>
            ) : null}
            <button
              type="button"
              className="button"
              data-kind="quiet"
              onClick={() => drop(sending.id)}
            >
              {words.drop}
              <span className="visually-hidden"> {sending.file.name}</span>
            </button>
          </span>
        </li>
      ))}
    </ul>
  )
}

function HowFar({ sending: { file, now } }: { readonly sending: Sending }) {
  const words = useTexts(SENDING)
  if (now.state === 'refused') return <p className="fault">{now.text ?? words.refused}</p>
  const sent = now.state === 'sent' ? file.size : now.sent
  return (
    <>
      <progress value={sent} max={file.size} aria-label={words.begins(file.name)} />
      <span className="help">{words.sent(sent, file.size)}</span>
      {now.state === 'cut' ? <p className="cut">{words.cut}</p> : null}
    </>
  )
}
