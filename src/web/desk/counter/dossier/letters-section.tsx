import type { CounterDossier } from '#modules/dossiers'
import { useTexts } from '../../../texts.ts'
import { Button } from '../../../ui/elements.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { AtTime } from '../../../when.tsx'
import { COUNTER } from '../counter-words.ts'
import { AT_COUNTER } from './at-counter-texts.ts'
import { ActionForm, faultOf, may, type SectionProps } from './section-parts.tsx'

/** The printed forms, and a receipt that was lost. */
export function LettersSection(props: SectionProps & Pick<CounterDossier, 'letters'>) {
  const words = useTexts(AT_COUNTER)
  const common = useTexts(COUNTER)
  const { dossier, letters } = props
  const hasReceipt = letters.some(({ form }) => form === '01')
  return (
    <section className="panel stack" aria-labelledby="letters-title">
      <h2 id="letters-title">{words.receipt}</h2>
      {letters.length === 0 ? <p className="help">{words.noLetters}</p> : null}
      <ul className="papers">
        {letters.map(({ id, title, madeAt }) => (
          <li key={id}>
            <a
              href={`/api/v1/dossiers/${dossier.code}/letters/${id}`}
              target="_blank"
              rel="noreferrer"
            >
              {words.print(title)}
              <span className="visually-hidden"> {common.opensNew}</span>
            </a>
            <div className="help">
              {words.madeAt} <AtTime at={madeAt} />
            </div>
          </li>
        ))}
      </ul>
      {hasReceipt && may(props, 'reprint-receipt') ? <LostReceipt {...props} /> : null}
    </section>
  )
}

function LostReceipt(props: SectionProps) {
  const words = useTexts(AT_COUNTER)
  const { values } = props
  return (
    <details className="details" open={values.intent === 'reprint-receipt'}>
      <summary>{words.lost}</summary>
      <ActionForm action="reprint-receipt" of={props}>
        <p className="help">{words.lostHelp}</p>
        <TextField
          id="name"
          label={words.lostName}
          value={values.name}
          fault={faultOf(props, 'name')}
        />
        <TextField
          id="document"
          label={words.lostDocument}
          value={values.document}
          fault={faultOf(props, 'document')}
        />
        <label className="tick">
          <input
            type="checkbox"
            name="isRepresentative"
            value="on"
            defaultChecked={values.isRepresentative === 'on'}
          />
          <span>{words.isRepresentative}</span>
        </label>
        <div>
          <Button kind="secondary">{words.reprint}</Button>
        </div>
      </ActionForm>
    </details>
  )
}
