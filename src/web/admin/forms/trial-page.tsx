import { useRef, useState } from 'react'
import { Link, redirect } from 'react-router'
import { dayOf } from '#kernel/instant'
import { faultText, tryFormDesign } from '#modules/forms'
import {
  checkPage,
  dropHidden,
  visiblePages,
  visibleQuestions,
  withComputed,
  type Answers,
  type FormDefinition,
} from '#modules/forms/domain'
import { receiveTyped } from '#platform/http'
import { AskingContext } from '../../filing/form/asking.ts'
import { placeListsFor } from '../../filing/form/place-lists.ts'
import { QuestionField } from '../../filing/form/question-field.tsx'
import { controlId, partName, typedAnswers, withEntries } from '../../filing/form/typed-answers.ts'
import { useIsLive } from '../../filing/form/use-typing.ts'
import { filingLinks } from '../../filing/parts/filing-parts.tsx'
import { languageOf, officerContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button, Notice } from '../../ui/elements.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { FormFaults } from '../parts/forms.tsx'
import type { Route } from './+types/trial-page.ts'
import { FORMS } from './form-design-texts.ts'
import { FormHeading } from './form-heading.tsx'
import { formDesignIdOf, loadFormDesign } from './load-form-design.ts'
import { postedText } from './question-fields.ts'

/** Stands for an uploaded file while a form is only tried. */
const TRIAL_FILE = '00000000-0000-7000-8000-000000000001'

export const links = filingLinks

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'procedure-control')
  const view = await loadFormDesign(args)
  const { definition, trial } = view.design
  const { searchParams } = new URL(args.request.url)
  const pages = visiblePages(definition, trial)
  const at = Math.max(
    0,
    pages.findIndex(({ id }) => id === searchParams.get('trang')),
  )
  const page = pages[at]
  if (page === undefined) throw redirect(`/quan-tri/bieu-mau/${view.design.id}`, 303)
  return {
    view,
    page,
    number: at + 1,
    total: pages.length,
    isNarrow: searchParams.has('hep'),
    today: dayOf(context.clock.now()),
    places: await placeListsFor(context, page.questions, trial),
  }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'procedure-control')
  const id = formDesignIdOf(args)
  const { view, page } = await loader(args)
  const form = await receiveTyped(args.request)
  const intent = postedText(form, 'intent')
  const { definition } = view.design
  const { answers } = await tryFormDesign(context, id, (before) => {
    const typed = typedAnswers(page.questions, withTrialFiles(form, page.questions), before)
    return /^(add|remove) /.test(intent) ? withEntries(typed, intent) : typed
  })
  const query = new URL(args.request.url).searchParams.has('hep') ? '&hep' : ''
  const here = `/quan-tri/bieu-mau/${id}/dien-thu`
  if (intent !== 'continue') return redirect(`${here}?trang=${page.id}${query}#thu`, 303)
  const faults = faultsOn(definition, page, answers, dayOf(context.clock.now()))
  if (faults.length > 0) {
    const language = languageOf(args)
    return {
      faults: faults.map((fault) => ({
        id: controlId(fault.path),
        text: faultText(definition, fault, language),
      })),
      values: {},
      typed: answers,
    }
  }
  const pages = visiblePages(definition, answers)
  const next = pages[pages.findIndex((each) => each.id === page.id) + 1]
  return redirect(
    next === undefined
      ? `/quan-tri/bieu-mau/${id}/cong-bo`
      : `${here}?trang=${next.id}${query}#thu`,
    303,
  )
}

type Pages = FormDefinition['pages']

function faultsOn(
  definition: FormDefinition,
  page: Pages[number],
  answers: Answers,
  today: ReturnType<typeof dayOf>,
) {
  return checkPage(definition, page, dropHidden(definition, answers), today)
}

/** The fields as posted, with the pretended file wherever a file is asked for. */
function withTrialFiles(form: FormData, questions: Pages[number]['questions']) {
  const files = new Set(questions.flatMap(({ id, kind }) => (kind === 'file' ? [`/${id}`] : [])))
  return {
    get: (name: string) =>
      (files.has(name) || /\/\d+\//.test(name)) && form.has(partName(name, 'upload'))
        ? TRIAL_FILE
        : form.get(name),
    getAll: (name: string) => form.getAll(name),
  }
}

/** A page of the form as a person sees it, answered without consequence. */
export default function TrialPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(FORMS)
  const admin = useTexts(ADMIN)
  const { view, page, number, total, isNarrow } = loaderData
  const { design, procedureName, problems } = view
  const here = `/quan-tri/bieu-mau/${design.id}/dien-thu?trang=${page.id}`
  return (
    <div className="stack-wide">
      <title>{admin.page(`${words.trial}: ${procedureName}`)}</title>
      <FormFaults returned={actionData} />
      <FormHeading
        id={design.id}
        name={procedureName}
        code={design.procedureCode}
        revision={design.revision}
      />
      <p>{words.trialLead}</p>
      {problems.length > 0 ? <Notice kind="warning">{words.notSound}</Notice> : null}
      <p>
        <Link to={isNarrow ? here : `${here}&hep`}>
          {isNarrow ? words.asDesktop : words.asPhone}
        </Link>
      </p>
      <section
        id="thu"
        className={isNarrow ? 'trial filing stack trial-narrow' : 'trial filing stack'}
        aria-label={words.trial}
      >
        <p className="caption">{words.trialPage(number, total)}</p>
        <h2>{page.title}</h2>
        <TrialForm
          key={`${page.id} ${design.revision}`}
          {...loaderData}
          answers={actionData?.typed ?? design.trial}
          faults={actionData?.faults ?? []}
        />
      </section>
    </div>
  )
}

/** While a form is only tried nothing is known and no file is sent. */
const TRIED = { known: {}, sending: null, placeOf: (path: string) => path } as const

function TrialForm(
  props: Route.ComponentProps['loaderData'] & {
    readonly answers: Answers
    readonly faults: readonly { readonly id: string; readonly text: string }[]
  },
) {
  const words = useTexts(FORMS)
  const { view, page, places, today, faults } = props
  const { definition } = view.design
  const form = useRef<HTMLFormElement>(null)
  const [answers, setAnswers] = useState(props.answers)
  const [arrangement, setArrangement] = useState(0)
  const isLive = useIsLive()
  const read = () =>
    form.current === null
      ? answers
      : typedAnswers(page.questions, new FormData(form.current), answers)
  const changeEntries = (intent: string) => {
    setAnswers(withEntries(read(), intent))
    setArrangement((count) => count + 1)
  }
  const files = [
    { id: TRIAL_FILE, name: words.trialFile, mediaType: 'application/pdf', size: 1_024, pages: 1 },
  ]
  const shown = withComputed(definition, answers, today)
  const hasFile = page.questions.some(({ kind }) => kind === 'file')
  return (
    <form
      method="post"
      className="stack-wide"
      ref={form}
      noValidate
      onInput={() => setAnswers(read())}
    >
      {hasFile ? <Notice>{words.trialFileLead}</Notice> : null}
      <AskingContext
        value={{ ...TRIED, definition, answers, faults, places, files, isLive, changeEntries }}
      >
        {visibleQuestions(definition, page, answers).map((question) => (
          <QuestionField
            key={question.kind === 'repeat' ? `${question.id} ${arrangement}` : question.id}
            question={question}
            path={`/${question.id}`}
            value={shown[question.id]}
          />
        ))}
      </AskingContext>
      <div className="row">
        <Button name="intent" value="continue">
          {words.next}
        </Button>
      </div>
    </form>
  )
}
