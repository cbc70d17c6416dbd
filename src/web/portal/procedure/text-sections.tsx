import { Link } from 'react-router'
import type { ProcedureView, ReceivingPlace } from '#modules/procedures'
import { useTexts } from '../../texts.ts'
import { Fact, Facts } from '../../ui/elements.tsx'
import { OnDay } from '../../when.tsx'
import { PROCEDURE } from './procedure-texts.ts'

/** A list of sentences under a heading; nothing when there are none. */
export function TextList(props: {
  readonly title: string
  readonly items: readonly string[]
  readonly isOrdered?: boolean
}) {
  const { title, items, isOrdered } = props
  if (items.length === 0) return null
  const List = isOrdered ? 'ol' : 'ul'
  return (
    <section className="stack">
      <h2>{title}</h2>
      <List className="sentences text" lang="vi">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </List>
    </section>
  )
}

const FEW = 3

/** Where it is received; a long list is folded. */
export function PlacesSection({ places }: { readonly places: readonly ReceivingPlace[] }) {
  const words = useTexts(PROCEDURE)
  if (places.length === 0) return null
  const list = (
    <ul className="sentences places" lang="vi">
      {places.map(({ code, name }) => (
        <li key={code}>{name}</li>
      ))}
    </ul>
  )
  return (
    <section className="stack" id="noi-nop">
      <h2>{words.places}</h2>
      {places.length <= FEW ? (
        list
      ) : (
        <details className="details">
          <summary>{words.placesAll(places.length)}</summary>
          {list}
        </details>
      )}
    </section>
  )
}

/** On what it rests: who decides, since when it says so, and the law. */
export function BasesSection({ view }: { readonly view: ProcedureView }) {
  const words = useTexts(PROCEDURE)
  const { version, unitName, linked } = view
  const { legalBases } = version.content
  return (
    <section className="stack">
      <h2>{words.legalBases}</h2>
      <ul className="sentences text" lang="vi">
        {legalBases.map(({ number, title }) => (
          <li key={number}>
            <strong>{number}</strong> {title}
          </li>
        ))}
      </ul>
      <Facts>
        <Fact name={words.code}>{version.code}</Fact>
        <Fact name={words.competent}>
          <span lang="vi">{unitName}</span>
        </Fact>
        <Fact name={words.inForce}>
          <OnDay at={version.effectiveFrom} />
        </Fact>
        {linked.length === 0 ? null : (
          <Fact name={words.linked}>
            {linked.map(({ code, name }) => (
              <p key={code} lang="vi">
                {name === null ? code : <Link to={`/thu-tuc/${code}`}>{name}</Link>}
              </p>
            ))}
          </Fact>
        )}
      </Facts>
    </section>
  )
}
