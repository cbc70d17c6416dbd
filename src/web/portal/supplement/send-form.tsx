import { Link } from 'react-router'
import type { Returned } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { TextArea } from '../../ui/fields.tsx'
import { UploadedFile } from '../papers/uploaded-file.tsx'
import { broughtPath, inAddress, type BroughtFile } from './brought.ts'
import { SUPPLEMENT } from './supplement-texts.ts'
import type { Item, NamedPaper } from './upload-form.tsx'

/** What was uploaded, to be looked at once more, and the one button that sends it. */
export function SendForm(props: {
  readonly code: string
  readonly version: number
  readonly formKey: string
  readonly items: readonly Item[]
  readonly asked: readonly NamedPaper[]
  readonly brought: readonly BroughtFile[]
  readonly address: string
  readonly returned: Returned | undefined
}) {
  const words = useTexts(SUPPLEMENT)
  const { items, brought, returned } = props
  const held = new Set(brought.map(({ componentId }) => componentId))
  const remaining = items.filter(
    ({ componentId }) => componentId !== null && !held.has(componentId),
  ).length
  return (
    <section className="stack">
      <h2>{words.step2}</h2>
      <p>{words.sent}</p>
      <BroughtList {...props} />
      {remaining === 0 ? null : <p className="fault">{words.remaining(remaining)}</p>}
      <form method="post" action={props.address} className="stack" noValidate>
        <input type="hidden" name="version" value={props.version} />
        <input type="hidden" name="key" value={returned?.values.key ?? props.formKey} />
        <TextArea
          id="note"
          label={words.note}
          optional={words.optional}
          value={returned?.values.note}
          fault={returned?.faults.find(({ id }) => id === 'note')?.text}
          lines={3}
        />
        <p>
          <Button>{words.send}</Button>
        </p>
      </form>
    </section>
  )
}

function BroughtList(props: {
  readonly code: string
  readonly asked: readonly NamedPaper[]
  readonly brought: readonly BroughtFile[]
}) {
  const words = useTexts(SUPPLEMENT)
  const { code, asked, brought } = props
  return (
    <ul className="plain-list">
      {brought.map(({ componentId, file }, at) => (
        <li key={`${componentId} ${file.id}`} className="paper">
          <p lang="vi">{asked.find(({ id }) => id === componentId)?.name}</p>
          <p className="row">
            <UploadedFile file={file} />
            <Link to={broughtPath(code, brought.toSpliced(at, 1).map(inAddress))} reloadDocument>
              {words.remove}
              <span className="visually-hidden"> {file.name}</span>
            </Link>
          </p>
        </li>
      ))}
    </ul>
  )
}
