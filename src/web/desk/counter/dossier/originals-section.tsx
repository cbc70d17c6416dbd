import type { CounterDossier } from '#modules/dossiers'
import { useTexts } from '../../../texts.ts'
import { Button } from '../../../ui/elements.tsx'
import { AtTime } from '../../../when.tsx'
import { AT_COUNTER } from './at-counter-texts.ts'
import { ActionForm, faultOf, may, type SectionProps } from './section-parts.tsx'

type OriginalsProps = SectionProps & Pick<CounterDossier, 'originals'>

/** The originals that a person left here: which are still kept, which went back, when and by whom. */
export function OriginalsSection(props: OriginalsProps) {
  const words = useTexts(AT_COUNTER)
  const { originals } = props
  const isKept = originals.some(({ givenBackAt }) => givenBackAt === null)
  const fault = faultOf(props, 'originals')
  return (
    <section className="panel stack" aria-labelledby="originals">
      <h2 id="originals" tabIndex={-1}>
        {words.originals}
      </h2>
      {originals.length === 0 ? <p className="help">{words.noOriginals}</p> : null}
      {fault === undefined ? null : <p className="fault">{fault}</p>}
      {originals.length === 0 ? null : (
        <ActionForm action="give-back-papers" of={props}>
          <ul className="papers">
            {originals.map((paper) => (
              <li key={paper.ordinal}>
                <Original paper={paper} />
              </li>
            ))}
          </ul>
          {isKept && may(props, 'give-back-papers') ? (
            <div>
              <Button kind="secondary">{words.giveBack}</Button>
            </div>
          ) : null}
        </ActionForm>
      )}
    </section>
  )
}

function Original({ paper }: { readonly paper: CounterDossier['originals'][number] }) {
  const words = useTexts(AT_COUNTER)
  const name = paper.name ?? words.other
  if (paper.givenBackAt === null) {
    return (
      <label className="tick">
        <input type="checkbox" name="ordinal" value={paper.ordinal} />
        <span>
          {name}
          <span className="help"> {words.kept(paper.originals)}</span>
        </span>
      </label>
    )
  }
  return (
    <>
      {name}
      <div className="help">
        {words.givenBack} <AtTime at={paper.givenBackAt} />
        {paper.givenBackBy === null ? '' : `, ${words.by(paper.givenBackBy)}`}
      </div>
    </>
  )
}
