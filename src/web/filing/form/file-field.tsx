import { useTexts } from '../../texts.ts'
import { describedBy, Field } from '../../ui/fields.tsx'
import { FileLine } from '../parts/file-line.tsx'
import { useAsking, type Worded } from './asking.ts'
import { FORM } from './form-texts.ts'
import { partName } from './typed-answers.ts'

/** A file that the form asks for: what was uploaded, and the way to choose another or none. */
export function FileField(props: Worded & { readonly path: string; readonly value: unknown }) {
  const words = useTexts(FORM)
  const { path, value } = props
  const file = useAsking().files.find(({ id }) => id === value)
  return (
    <Field {...props} help={props.help === undefined ? words.file : `${props.help} ${words.file}`}>
      {file === undefined ? null : (
        <>
          <input type="hidden" name={path} value={file.id} />
          <FileLine file={file} />
          <label className="choice">
            <input type="checkbox" name={partName(path, 'remove')} value="yes" />
            <span>{words.removeFile}</span>
          </label>
        </>
      )}
      <input
        className="input"
        type="file"
        id={props.id}
        name={partName(path, 'upload')}
        accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff,.docx,.xlsx"
        aria-describedby={describedBy({ ...props, help: words.file })}
      />
    </Field>
  )
}
