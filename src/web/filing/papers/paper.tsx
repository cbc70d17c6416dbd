import type { PaperState } from '#modules/filings'
import { useTexts } from '../../texts.ts'
import { ANY_PAPER } from '../../uploads/accepted-files.ts'
import { SendingList } from '../../uploads/sending-list.tsx'
import { arrivedAt, useTaking, type Sendings } from '../../uploads/use-sendings.ts'
import { FileLine } from '../parts/file-line.tsx'
import { controlOf, FILES, removing } from './paper-names.ts'
import { PAPERS } from './papers-texts.ts'

/** One paper: whether it is needed, the files given for it and on their way, and the field for more. */
export function Paper(props: {
  readonly paper: PaperState
  readonly fault: string | undefined
  readonly sending: Sendings
}) {
  const words = useTexts(PAPERS)
  const { paper, fault, sending } = props
  const { component, duty } = paper
  const files = withArrived(paper.files, arrivedAt(sending, component.id))
  const taking = useTaking(component.id, sending)
  const id = controlOf(component.id)
  const copies = words.copies(component.originals, component.copies)
  const isAsked = duty !== 'by-form'
  return (
    <li className="paper" {...(fault === undefined ? {} : { 'data-faulty': '' })}>
      <div>
        {isAsked ? (
          <label className="label" htmlFor={id}>
            {component.name}
          </label>
        ) : (
          <span className="label">{component.name}</span>
        )}
        <p className="help" id={`${id}-help`}>
          {dutyWords(paper, words)}
          {isAsked && copies !== '' ? ` · ${copies}` : ''}
          {component.note === null ? '' : ` · ${component.note}`}
        </p>
        {isAsked && component.originals > 0 ? <p className="help">{words.originalHelp}</p> : null}
        {fault === undefined ? null : (
          <p className="fault" id={`${id}-fault`}>
            {fault}
          </p>
        )}
      </div>
      <PaperFiles componentId={component.id} files={files} />
      <SendingList sending={sending} place={component.id} />
      {isAsked ? (
        <input
          {...taking}
          className="input"
          type="file"
          multiple
          id={id}
          name={`${FILES}${component.id}`}
          accept={ANY_PAPER}
          aria-describedby={fault === undefined ? `${id}-help` : `${id}-help ${id}-fault`}
          aria-invalid={fault === undefined ? undefined : true}
        />
      ) : null}
    </li>
  )
}

/** What was uploaded for a paper, each with the way to take it out. */
function PaperFiles(props: { readonly componentId: string; readonly files: PaperState['files'] }) {
  const words = useTexts(PAPERS)
  const { componentId, files } = props
  if (files.length === 0) return null
  return (
    <ul className="plain-list" aria-label={words.given(files.length)}>
      {files.map((file) => (
        <li key={file.id} className="paper-file">
          <FileLine file={file} />
          <button
            type="submit"
            className="button"
            data-kind="quiet"
            name="intent"
            value={removing({ componentId, fileId: file.id })}
          >
            {words.remove}
            <span className="visually-hidden"> {file.name}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function withArrived(files: PaperState['files'], arrived: PaperState['files']) {
  const known = new Set(files.map(({ id }) => id))
  return [...files, ...arrived.filter(({ id }) => !known.has(id))]
}

function dutyWords({ duty, component }: PaperState, words: (typeof PAPERS)['vi']): string {
  switch (duty) {
    case 'by-form':
      return words.byForm
    case 'required':
      return words.required
    case 'when':
      return words.when(component.requiredWhen ?? '')
    case 'looked-up':
      return words.lookedUp
    default:
      return words.optional
  }
}
