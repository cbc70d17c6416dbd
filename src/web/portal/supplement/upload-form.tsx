import type { Returned } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { describedBy, Field, Select } from '../../ui/fields.tsx'
import { PAPERS } from '../papers/papers-texts.ts'
import { SUPPLEMENT } from './supplement-texts.ts'

export interface Item {
  readonly componentId: string | null
  readonly text: string
}

export interface NamedPaper {
  readonly id: string
  readonly name: string
}

/** Everything that was asked for, each with a place for a file. Files are taken in at once, a form at a time. */
export function UploadForm(props: {
  readonly items: readonly Item[]
  readonly asked: readonly NamedPaper[]
  /** Where the form goes: the page with what was uploaded so far. */
  readonly address: string
  readonly isFirst: boolean
  readonly returned: Returned | undefined
}) {
  const words = useTexts(SUPPLEMENT)
  const { items, asked, address, isFirst, returned } = props
  return (
    <section className="stack">
      <h2>{words.step1}</h2>
      <form
        method="post"
        encType="multipart/form-data"
        className="stack-wide"
        action={address}
        noValidate
      >
        <ol className="plain-list stack-wide">
          {items.map((item, at) => (
            <li key={item.text}>
              <ItemFields item={item} at={at} asked={asked} returned={returned} />
            </li>
          ))}
        </ol>
        <p>
          <Button kind={isFirst ? 'primary' : 'secondary'}>{words.upload}</Button>
        </p>
      </form>
    </section>
  )
}

function ItemFields(props: {
  readonly item: Item
  readonly at: number
  readonly asked: readonly NamedPaper[]
  readonly returned: Returned | undefined
}) {
  const words = useTexts(SUPPLEMENT)
  const { kinds } = useTexts(PAPERS)
  const { item, at, asked, returned } = props
  const faultOf = (id: string) => returned?.faults.find((fault) => fault.id === id)?.text
  const paper = asked.find(({ id }) => id === item.componentId)
  const id = `file-${at}`
  const field = {
    id,
    fault: faultOf(id),
    help: kinds,
    label: paper === undefined ? words.file : <span lang="vi">{paper.name}</span>,
  }
  return (
    <div className="stack">
      <p className="asked-item" lang="vi">
        {at + 1}. {item.text}
      </p>
      {paper === undefined ? (
        <Select
          id={`paper-${at}`}
          label={words.which}
          placeholder={words.choosePaper}
          options={asked.map(({ id: value, name: label }) => ({ value, label }))}
          value={returned?.values[`paper-${at}`]}
          fault={faultOf(`paper-${at}`)}
        />
      ) : null}
      <Field {...field}>
        <input
          className="input"
          type="file"
          id={id}
          name={id}
          accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff,.docx,.xlsx"
          multiple
          aria-describedby={describedBy(field)}
        />
      </Field>
    </div>
  )
}
