import type { Returned } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { describedBy, Field, Select } from '../../ui/fields.tsx'
import { ACCEPTED_FILES, ANY_PAPER } from '../../uploads/accepted-files.ts'
import { useHeldForm } from '../../uploads/held-form.ts'
import { SendingList } from '../../uploads/sending-list.tsx'
import {
  arrivedAt,
  toldByForm,
  useIsSentAtOnce,
  useSendings,
  useTaking,
  type Sendings,
} from '../../uploads/use-sendings.ts'
import { sentAheadOf } from '../papers/upload-fields.ts'
import { UploadedFile } from '../papers/uploaded-file.tsx'
import type { ReturnedUpload } from './supplement-action.ts'
import { SUPPLEMENT } from './supplement-texts.ts'

export interface Item {
  readonly componentId: string | null
  readonly text: string
}

export interface NamedPaper {
  readonly id: string
  readonly name: string
}

/**
 * Everything that was asked for, each with a place for files. Where scripts run they are sent in pieces as they are
 * chosen, and the form tells which have come; else they come with the form.
 */
export function UploadForm(props: {
  readonly items: readonly Item[]
  readonly asked: readonly NamedPaper[]
  /** Where the form goes: the page with what was uploaded so far. */
  readonly address: string
  /** What came before without a word which paper it is. */
  readonly unnamed: ReturnedUpload['unnamed']
  readonly isFirst: boolean
  readonly returned: Returned | undefined
}) {
  const words = useTexts(SUPPLEMENT)
  const { items, asked, address, unnamed, isFirst, returned } = props
  const sending = useSendings(toldByForm)
  const held = useHeldForm(sending.sendings)
  const isSentAtOnce = useIsSentAtOnce()
  const buttonWords = isSentAtOnce === true ? (isFirst ? words.goOn : words.add) : words.upload
  return (
    <section className="stack">
      <h2>{words.step1}</h2>
      <form
        method="post"
        encType="multipart/form-data"
        className="stack-wide"
        action={address}
        noValidate
        onSubmit={held.onSubmit}
      >
        <ol className="plain-list stack-wide">
          {items.map((item, at) => (
            // Two may be worded alike; none is ever moved.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at}>
              <ItemFields {...{ item, at, asked, unnamed, returned, sending }} />
            </li>
          ))}
        </ol>
        <p>
          <Button kind={isFirst ? 'primary' : 'secondary'}>{buttonWords}</Button>
        </p>
        <output className="help">{held.told}</output>
        <output className="visually-hidden">{sending.said}</output>
      </form>
    </section>
  )
}

function unnamedAt(unnamed: ReturnedUpload['unnamed'], id: string) {
  return unnamed.filter(({ field }) => field === id).map(({ file }) => file)
}

function ItemFields(props: {
  readonly item: Item
  readonly at: number
  readonly asked: readonly NamedPaper[]
  readonly unnamed: ReturnedUpload['unnamed']
  readonly returned: Returned | undefined
  readonly sending: Sendings
}) {
  const words = useTexts(SUPPLEMENT)
  const { each } = useTexts(ACCEPTED_FILES)
  const { item, at, asked, unnamed, returned, sending } = props
  const faultOf = (id: string) => returned?.faults.find((fault) => fault.id === id)?.text
  const paper = asked.find(({ id }) => id === item.componentId)
  const id = `file-${at}`
  const taking = useTaking(id, sending)
  const field = {
    id,
    fault: faultOf(id),
    help: each,
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
        {[...unnamedAt(unnamed, id), ...arrivedAt(sending, id)].map((file) => (
          <p key={file.id}>
            <input type="hidden" name={sentAheadOf(id)} value={file.id} />
            <UploadedFile file={file} />
          </p>
        ))}
        <SendingList sending={sending} place={id} />
        <input
          {...taking}
          className="input"
          type="file"
          id={id}
          name={id}
          accept={ANY_PAPER}
          multiple
          aria-describedby={describedBy(field)}
        />
      </Field>
    </div>
  )
}
