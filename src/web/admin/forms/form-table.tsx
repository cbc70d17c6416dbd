import { Link } from 'react-router'
import type { FormDefinition, Page, Question, QuestionPlace } from '#modules/forms/domain'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { Select, TextField } from '../../ui/fields.tsx'
import { Wide } from '../parts/wide.tsx'
import { FORMS } from './form-design-texts.ts'
import { conditionInWords } from './form-words.ts'

interface Designed {
  readonly definition: FormDefinition
  readonly path: string
  readonly revision: number
}

/** A page with its questions, each leading to its form, and room for one more. */
export function PageTable(props: Designed & { readonly page: Page; readonly number: number }) {
  const words = useTexts(FORMS)
  const { page, number, path, revision } = props
  const title = words.page(number, page.title)
  return (
    <section className="stack">
      <div className="row">
        <h2>{title}</h2>
        <Link to={`${path}?trang=${page.id}#sua`}>
          {words.editPage}
          <span className="visually-hidden"> {page.title}</span>
        </Link>
      </div>
      {page.questions.length === 0 ? (
        <p>{words.noQuestions}</p>
      ) : (
        <Questions {...props} title={title} />
      )}
      <AddQuestion
        place={{ pageId: page.id, groupId: null }}
        title={words.addQuestion(page.title)}
        revision={revision}
      />
      {page.questions.map((question) =>
        question.kind === 'repeat' ? (
          <AddQuestion
            key={question.id}
            place={{ pageId: page.id, groupId: question.id }}
            title={words.addInto(question.label)}
            revision={revision}
          />
        ) : null,
      )}
    </section>
  )
}

/** The questions of a page, those of a group below it. */
function Questions(props: Designed & { readonly page: Page; readonly title: string }) {
  const words = useTexts(FORMS)
  const { page, path, definition, title } = props
  return (
    <Wide label={title}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.question}</th>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.rules}</th>
            <th scope="col">
              <span className="visually-hidden">{words.edit}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {page.questions.flatMap((question) => [
            <Row key={question.id} {...{ definition, path, question, page }} groupId={null} />,
            ...(question.kind === 'repeat'
              ? question.questions.map((inner) => (
                  <Row
                    key={`${question.id}/${inner.id}`}
                    {...{ definition, path, page }}
                    question={inner}
                    groupId={question.id}
                  />
                ))
              : []),
          ])}
        </tbody>
      </table>
    </Wide>
  )
}

function Row(props: {
  readonly definition: FormDefinition
  readonly path: string
  readonly page: Page
  readonly question: Question
  readonly groupId: string | null
}) {
  const words = useTexts(FORMS)
  const { path, page, question, groupId } = props
  const group = groupId === null ? '' : `&nhom=${groupId}`
  return (
    <tr>
      <td>
        {groupId === null ? null : <span aria-hidden="true">↳ </span>}
        {question.label}
        {question.help === undefined ? null : <div className="help">{question.help}</div>}
      </td>
      <td>{words.kinds[question.kind]}</td>
      <td>{useRules(props)}</td>
      <td>
        <Link to={`${path}?trang=${page.id}${group}&cau=${question.id}#sua`}>
          {words.edit}
          <span className="visually-hidden"> {question.label}</span>
        </Link>
      </td>
    </tr>
  )
}

/** What holds of a question, in few words. */
function useRules({ definition, question }: Parameters<typeof Row>[0]): string {
  const words = useTexts(FORMS)
  const when = conditionInWords(definition, question.showWhen, words)
  return [
    ...(question.required === false ? [words.isOptional] : []),
    ...(question.prefill === undefined ? [] : [words.prefilledShort]),
    ...(when === undefined ? [] : [words.whenShort(when)]),
  ].join('; ')
}

/** One more question: what it is called and of which kind; the rest is said in its own form. */
function AddQuestion(props: {
  readonly place: QuestionPlace
  readonly title: string
  readonly revision: number
}) {
  const words = useTexts(FORMS)
  const { place, title, revision } = props
  const id = [place.pageId, place.groupId].filter((part) => part !== null).join('-')
  const kinds = Object.entries(words.kinds)
    .filter(([kind]) => place.groupId === null || (kind !== 'repeat' && kind !== 'consent'))
    .map(([value, label]) => ({ value, label }))
  return (
    <details className="admin-more">
      <summary>{title}</summary>
      <form method="post" className="admin-search" noValidate>
        <input type="hidden" name="revision" value={revision} />
        <input type="hidden" name="trang" value={place.pageId} />
        <input type="hidden" name="nhom" value={place.groupId ?? ''} />
        <TextField id={`nhan-${id}`} name="nhan" label={words.label} maxLength={400} />
        <Select id={`loai-${id}`} name="loai" label={words.kind} options={kinds} value="text" />
        <Button kind="secondary" name="intent" value="question-add">
          {words.add}
        </Button>
      </form>
    </details>
  )
}
