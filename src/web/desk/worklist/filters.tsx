import { Form, Link } from 'react-router'
import type { View } from '#modules/dossiers'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { Select, TextField } from '../../ui/fields.tsx'
import type { Narrowing } from '../parts/narrowing.ts'
import { WORKLIST } from './worklist-texts.ts'

/** Narrows a list by text, procedure and unit; the address keeps it. */
export function Filters(props: {
  readonly view: View | 'all'
  readonly narrowing: Narrowing
  readonly procedureName: string | null
  readonly units: readonly { readonly code: string; readonly name: string }[]
}) {
  const words = useTexts(WORKLIST)
  const { narrowing, procedureName } = props
  const isNarrowed = narrowing.text !== '' || narrowing.procedure !== '' || narrowing.unit !== ''
  const address = `/can-bo/viec/${props.view}`
  return (
    <Form
      action={address}
      className="filters"
      aria-label={words.filters}
      key={`${address} ${narrowing.text} ${narrowing.procedure} ${narrowing.unit}`}
    >
      <TextField id="q" type="search" label={words.text} value={narrowing.text} maxLength={200} />
      <TextField
        id="thu-tuc"
        type="search"
        label={words.procedure}
        value={narrowing.procedure}
        maxLength={200}
        fault={
          narrowing.procedure !== '' && procedureName === null
            ? words.procedureUnknown(narrowing.procedure)
            : undefined
        }
        help={procedureName ?? undefined}
      />
      {props.units.length < 2 ? null : (
        <Select
          id="don-vi"
          label={words.unit}
          value={narrowing.unit}
          placeholder={words.anyUnit}
          options={props.units.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      <div className="row">
        <Button kind="secondary">{words.apply}</Button>
        {isNarrowed ? <Link to={address}>{words.clear}</Link> : null}
      </div>
    </Form>
  )
}
