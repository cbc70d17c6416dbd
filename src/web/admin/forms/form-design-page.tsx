import { redirect } from 'react-router'
import { Refused } from '#kernel/refused'
import { removeFormDesign, reviseFormDesign } from '#modules/forms'
import { questionsAt, type FormChange, type QuestionPlace } from '#modules/forms/domain'
import { receiveTyped } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { languageOf, officerContext, valuesOf, type Returned } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { TextField } from '../../ui/fields.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { FormFaults } from '../parts/forms.tsx'
import type { Route } from './+types/form-design-page.ts'
import { pageAsTyped, questionAsTyped } from './as-typed.ts'
import { FormChecks } from './form-checks.tsx'
import { FORMS } from './form-design-texts.ts'
import { FormHeading } from './form-heading.tsx'
import { PageTable } from './form-table.tsx'
import { formDesignIdOf, loadFormDesign } from './load-form-design.ts'
import { PageForm } from './page-form.tsx'
import { QuestionForm } from './question-form.tsx'
import { changeFrom } from './revision.ts'

export async function loader(args: Route.LoaderArgs) {
  const view = await loadFormDesign(args)
  const { searchParams } = new URL(args.request.url)
  return {
    view,
    pageId: searchParams.get('trang'),
    groupId: searchParams.get('nhom'),
    questionId: searchParams.get('cau'),
    isSaved: searchParams.has('xong'),
  }
}

/** A change that was not made, as it was asked for. */
interface ReturnedChange extends Returned {
  readonly change: FormChange | null
}

export async function action(args: Route.ActionArgs): Promise<ReturnedChange | Response> {
  const context = officerContext(args, 'procedure-control')
  const id = formDesignIdOf(args)
  const words = FORMS[languageOf(args)]
  const form = await receiveTyped(args.request)
  const values = valuesOf(form)
  if (values['intent'] === 'remove') {
    await removeFormDesign(context, id)
    return redirect('/quan-tri/bieu-mau', 303)
  }
  const { design } = await loadFormDesign(args)
  const { change, faults } = changeFrom(form, design.definition, words)
  if (change === null || faults.length > 0) {
    const told = faults.map(({ id: field, say }) => ({ id: field, text: words[say] }))
    return { faults: told, values, change }
  }
  try {
    const revised = await reviseFormDesign(context, id, Number(values['revision']), change)
    return redirect(`/quan-tri/bieu-mau/${id}?xong${placeAfter(change, revised.added)}`, 303)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { faults: [{ id: '', text: refusalText(error.code, languageOf(args)) }], values, change }
  }
}

/** What was added is opened at once, to be filled in; what was moved stays open. */
function placeAfter(change: FormChange, added: string | null): string {
  const at = (place: QuestionPlace, questionId: string) =>
    `&trang=${place.pageId}${place.groupId === null ? '' : `&nhom=${place.groupId}`}&cau=${questionId}#sua`
  switch (change.kind) {
    case 'add-page':
      return `&trang=${added ?? ''}#sua`
    case 'add-question':
      return at(change.place, added ?? '')
    case 'move-question':
      return at(change.place, change.questionId)
    case 'move-page':
      return `&trang=${change.pageId}#sua`
    default:
      return ''
  }
}

/** A form in design as tables of questions, edited in place, with the checks above. */
export default function FormDesignPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(FORMS)
  const admin = useTexts(ADMIN)
  const { view, isSaved } = loaderData
  const { design, procedureName } = view
  const { definition, revision } = design
  const path = `/quan-tri/bieu-mau/${design.id}`
  return (
    <div className="stack-wide">
      <title>{admin.page(`${words.title}: ${procedureName}`)}</title>
      <FormFaults returned={actionData} />
      <FormHeading
        id={design.id}
        name={procedureName}
        code={design.procedureCode}
        revision={revision}
      />
      {isSaved && actionData === undefined ? <output>{words.saved}</output> : null}
      <FormChecks view={view} path={path} />
      <Opened {...loaderData} returned={actionData} path={path} />
      <form method="post" className="admin-search" noValidate>
        <input type="hidden" name="revision" value={revision} />
        <TextField
          id="ten"
          label={words.nameLabel}
          value={actionData?.values['ten'] ?? definition.name}
          maxLength={200}
        />
        <Button kind="secondary" name="intent" value="name">
          {words.saveName}
        </Button>
      </form>
      {definition.pages.map((page, at) => (
        <PageTable key={page.id} {...{ definition, path, revision, page }} number={at + 1} />
      ))}
      <Ends isEmpty={definition.pages.length === 0} revision={revision} />
    </div>
  )
}

/** A first page where there is none, and the way out. */
function Ends(props: { readonly isEmpty: boolean; readonly revision: number }) {
  const words = useTexts(FORMS)
  return (
    <>
      {props.isEmpty ? (
        <form method="post">
          <input type="hidden" name="revision" value={props.revision} />
          <Button kind="secondary" name="intent" value="page-add">
            {words.addFirstPage}
          </Button>
        </form>
      ) : null}
      <details className="admin-more">
        <summary>{words.remove}</summary>
        <form method="post" className="stack">
          <p>{words.removeLead}</p>
          <div className="row">
            <Button kind="danger" name="intent" value="remove">
              {words.remove}
            </Button>
          </div>
        </form>
      </details>
    </>
  )
}

/** The form of the page or question that the address opens. */
function Opened(
  props: Route.ComponentProps['loaderData'] & {
    readonly returned: ReturnedChange | undefined
    readonly path: string
  },
) {
  const { view, pageId, groupId, questionId, returned, path } = props
  const { definition, revision } = view.design
  const page = definition.pages.find(({ id }) => id === pageId)
  const faultOf = (id: string) => returned?.faults.find((fault) => fault.id === id)?.text
  const typedOf = (id: string) => returned?.values[id]
  const change = returned?.change ?? null
  if (page === undefined) return null
  if (questionId === null) {
    const shown = pageAsTyped(page, change)
    return (
      <PageForm
        key={`${page.id} ${revision}`}
        {...{ definition, page: shown, path, revision, faultOf }}
      />
    )
  }
  const place = { pageId: page.id, groupId }
  const question = questionsAt(definition, place)?.find(({ id }) => id === questionId)
  return question === undefined ? null : (
    <QuestionForm
      key={`${question.id} ${revision}`}
      {...{ definition, place, path, revision, faultOf, typedOf }}
      question={questionAsTyped(question, change)}
    />
  )
}
