import type { CounterDossier } from '#modules/dossiers'
import { useTexts } from '../../../texts.ts'
import { Button, Notice } from '../../../ui/elements.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { AT_COUNTER } from './at-counter-texts.ts'
import { ActionForm, faultOf, may, type SectionProps } from './section-parts.tsx'

/** Handing the result over, with a warning while originals of the person are still here. */
export function HandOverSection(props: SectionProps & Pick<CounterDossier, 'originals'>) {
  const words = useTexts(AT_COUNTER)
  const { dossier, originals, values } = props
  if (!may(props, 'hand-over')) return null
  const kept = originals
    .filter(({ givenBackAt }) => givenBackAt === null)
    .reduce((sum, paper) => sum + paper.originals, 0)
  return (
    <section className="panel stack" aria-labelledby="hand-over-title">
      <h2 id="hand-over-title">{words.handOver}</h2>
      {kept === 0 ? null : <Notice kind="warning">{words.stillKept(kept)}</Notice>}
      <ActionForm action="hand-over" of={props}>
        <TextField
          id="receiverName"
          label={words.receiverName}
          value={values.receiverName ?? dossier.applicant.name}
          fault={faultOf(props, 'receiverName')}
        />
        <TextField
          id="receiverId"
          label={words.receiverId}
          inputMode="numeric"
          value={values.receiverId ?? dossier.applicant.personalId ?? ''}
          fault={faultOf(props, 'receiverId')}
        />
        <TextField id="relation" label={words.relation} value={values.relation} />
        <label className="tick">
          <input
            type="checkbox"
            name="receiptLost"
            value="on"
            defaultChecked={values.receiptLost === 'on'}
          />
          <span>{words.receiptLost}</span>
        </label>
        <div>
          <Button>{words.handOverButton}</Button>
        </div>
      </ActionForm>
    </section>
  )
}
