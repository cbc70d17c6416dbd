import { Fragment } from 'react'
import { useTexts } from '../../texts.ts'
import { describedBy, Field } from '../../ui/fields.tsx'
import { ACCEPTED_FILES, ANY_PAPER } from '../../uploads/accepted-files.ts'
import { SendingList } from '../../uploads/sending-list.tsx'
import { arrivedAt, useTaking } from '../../uploads/use-sendings.ts'
import { FileLine } from '../parts/file-line.tsx'
import { useAsking, type Worded } from './asking.ts'
import { FORM } from './form-texts.ts'
import { partName } from './typed-answers.ts'

/**
 * A file that the form asks for: what was uploaded, and the way to choose another or none. Where scripts run it is sent
 * in pieces as it is chosen and answers the question by its number; else it is sent with the form.
 */
export function FileField(props: Worded & { readonly path: string; readonly value: unknown }) {
  const words = useTexts(FORM)
  const { each } = useTexts(ACCEPTED_FILES)
  const { path, value } = props
  const { files, sending, placeOf } = useAsking()
  const place = placeOf(path)
  const taking = useTaking(place, sending)
  const arrived = sending === null ? undefined : arrivedAt(sending, place).at(-1)
  const file = arrived ?? files.find(({ id }) => id === value)
  return (
    <Field {...props} help={props.help === undefined ? each : `${props.help} ${each}`}>
      {file === undefined ? null : (
        <Fragment key={file.id}>
          <input type="hidden" name={path} value={file.id} />
          <FileLine file={file} />
          <label className="choice">
            <input type="checkbox" name={partName(path, 'remove')} value="yes" />
            <span>{words.removeFile}</span>
          </label>
        </Fragment>
      )}
      {sending === null ? null : <SendingList sending={sending} place={place} />}
      <input
        {...taking}
        className="input"
        type="file"
        id={props.id}
        name={partName(path, 'upload')}
        accept={ANY_PAPER}
        aria-describedby={describedBy({ ...props, help: each })}
      />
    </Field>
  )
}
