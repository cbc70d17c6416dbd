import { Fragment, type ReactNode } from 'react'
import {
  isRequired,
  visibleEntryQuestions,
  type Question,
  type QuestionOf,
} from '#modules/forms/domain'
import { useTexts } from '../../texts.ts'
import { FieldGroup, type FieldProps } from '../../ui/fields.tsx'
import { useAsking } from './asking.ts'
import { FORM } from './form-texts.ts'
import { entriesOf, partName } from './typed-answers.ts'

/** A group that is answered several times: entries, each with a way to leave it out, and one to add. */
export function RepeatField(
  props: FieldProps & {
    readonly group: QuestionOf<'repeat'>
    readonly path: string
    readonly value: unknown
    /** Shows one question of an entry. */
    readonly ask: (asked: {
      readonly question: Question
      readonly path: string
      readonly value: unknown
    }) => ReactNode
  },
) {
  const words = useTexts(FORM)
  const { definition, answers } = useAsking()
  const { group, path } = props
  const given = entriesOf(props.value)
  const entries = given.length === 0 && isRequired(group) ? [{}] : given
  const item = group.item.charAt(0).toLocaleLowerCase('vi') + group.item.slice(1)
  return (
    <FieldGroup {...props}>
      <input type="hidden" name={partName(path, 'count')} value={entries.length} />
      {entries.map((entry, index) => (
        // Entries have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={index} className="entry stack">
          <legend className="label">
            {group.item} {index + 1}
          </legend>
          {visibleEntryQuestions(definition, group, answers, entry).map((question) => (
            <Fragment key={question.id}>
              {props.ask({
                question,
                path: `${path}/${index}/${question.id}`,
                value: entry[question.id],
              })}
            </Fragment>
          ))}
          {given.length > 0 ? (
            <EntryButton
              intent={`remove ${path} ${index}`}
              label={words.remove}
              about={`${item} ${index + 1}`}
            />
          ) : null}
        </fieldset>
      ))}
      <EntryButton intent={`add ${path}`} label={words.add(item)} />
    </FieldGroup>
  )
}

/** Adds or leaves out an entry: in place where scripts run, else by sending the form. */
function EntryButton(props: {
  readonly intent: string
  readonly label: string
  readonly about?: string
}) {
  const { changeEntries, isLive } = useAsking()
  const { intent, label, about } = props
  return (
    <div>
      <button
        type="submit"
        className="button"
        data-kind="secondary"
        name="intent"
        value={intent}
        onClick={(event) => {
          if (!isLive) return
          event.preventDefault()
          changeEntries(intent)
        }}
      >
        {label}
        {about === undefined ? null : <span className="visually-hidden"> {about}</span>}
      </button>
    </div>
  )
}
