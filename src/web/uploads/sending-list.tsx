import { useTexts } from '../texts.ts'
import { SENDING } from './sending-texts.ts'
import type { Sending, Sendings } from './use-sendings.ts'

/** The files on their way to one place of a page, and how far each has come. */
export function SendingList({
  sending,
  place,
}: {
  readonly sending: Pick<Sendings, 'sendings' | 'drop' | 'goOn'>
  readonly place: string
}) {
  const words = useTexts(SENDING)
  const { drop, goOn } = sending
  const sendings = sending.sendings.filter((each) => each.place === place)
  if (sendings.length === 0) return null
  return (
    <ul className="plain-list">
      {sendings.map((each) => (
        <li key={each.id} className="sending" data-state={each.now.state}>
          <span className="sending-name">{each.file.name}</span>
          <HowFar sending={each} />
          <span className="row">
            {each.now.state === 'cut' ? (
              <button type="button" className="button" data-kind="secondary" onClick={goOn}>
                {words.goOn}
                <span className="visually-hidden"> {each.file.name}</span>
              </button>
            ) : null}
            <button
              type="button"
              className="button"
              data-kind="quiet"
              onClick={() => drop(each.id)}
            >
              {words.drop}
              <span className="visually-hidden"> {each.file.name}</span>
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
