import { Link } from 'react-router'
import type { FormDesignView } from '#modules/forms'
import type { FormDefinition } from '#modules/forms/domain'
import { useTexts } from '../../texts.ts'
import { Notice } from '../../ui/elements.tsx'
import { FORMS } from './form-design-texts.ts'

/** What stands against publishing, and what could be better, each with the way to where it is mended. */
export function FormChecks(props: {
  readonly view: Pick<FormDesignView, 'design' | 'problems' | 'advice'>
  readonly path: string
}) {
  const words = useTexts(FORMS)
  const { design, problems, advice } = props.view
  if (problems.length + advice.length === 0) {
    return <Notice title={words.checks}>{words.allWell}</Notice>
  }
  const lines = (found: readonly { readonly path: string; readonly say: string }[]) => (
    <ul className="admin-bullets">
      {found.map(({ path, say }, at) => (
        <li key={`${path} ${at}`}>
          <Place definition={design.definition} place={path} path={props.path} />: {say}
        </li>
      ))}
    </ul>
  )
  return (
    <Notice
      kind={problems.length > 0 ? 'warning' : 'info'}
      title={problems.length > 0 ? words.mustMend(problems.length) : words.couldMend(advice.length)}
    >
      {problems.length === 0 ? null : (
        <>
          {lines(problems.map(({ path, code }) => ({ path, say: words.problems[code] })))}
          {advice.length === 0 ? null : <p>{words.couldMend(advice.length)}:</p>}
        </>
      )}
      {lines(advice.map(({ path, code }) => ({ path, say: words.advice[code] })))}
    </Notice>
  )
}

/** Where something is, in words, leading to its form. */
function Place(props: {
  readonly definition: FormDefinition
  readonly place: string
  readonly path: string
}) {
  const words = useTexts(FORMS)
  const [, pageId = '', ...ids] = props.place.split('/')
  const number = props.definition.pages.findIndex(({ id }) => id === pageId)
  const page = props.definition.pages[number]
  if (page === undefined) return words.whole
  const [first = '', inner] = ids
  const question = page.questions.find(({ id }) => id === first)
  const inside =
    question?.kind === 'repeat' ? question.questions.find(({ id }) => id === inner) : undefined
  if (question === undefined) {
    return (
      <Link to={`${props.path}?trang=${pageId}#sua`}>{words.page(number + 1, page.title)}</Link>
    )
  }
  const to = inside === undefined ? `&cau=${first}` : `&nhom=${first}&cau=${inside.id}`
  return (
    <Link to={`${props.path}?trang=${pageId}${to}#sua`}>
      {(inside ?? question).label || words.question}
    </Link>
  )
}
