import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { TextField } from '../../ui/fields.tsx'
import { ASKED } from './asked-names.ts'
import { ASSIGNMENT } from './assignment-texts.ts'

/** Asks for the process that is to be assigned. */
export function SourceForm(props: { readonly typed: string; readonly fault: string | undefined }) {
  const words = useTexts(ASSIGNMENT)
  return (
    <form className="stack text" noValidate>
      <TextField
        id={ASKED.source}
        label={words.source}
        help={words.sourceHelp}
        fault={props.fault}
        value={props.typed}
        width="12"
        maxLength={20}
      />
      <div>
        <Button>{words.openSource}</Button>
      </div>
    </form>
  )
}
