import { useRef } from 'react'
import { redirect, useLocation } from 'react-router'
import { dayOf, formatInstant } from '#kernel/instant'
import { pageMark, type FilingView } from '#modules/filings'
import { prefilled, visiblePages, type Answers, type FormVersion } from '#modules/forms'
import { visibleQuestions, withComputed, type Page } from '#modules/forms/domain'
import { newId } from '#platform/ids'
import type { PageFault } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button, Notice } from '../../ui/elements.tsx'
import { Carried, FilingPage, filingLinks } from '../parts/filing-parts.tsx'
import { backOf, filingOf, leadOn, postedFiling, textOf } from '../parts/filing-requests.ts'
import { FILING } from '../parts/filing-texts.ts'
import type { Route } from './+types/form-page.ts'
import { AskingContext } from './asking.ts'
import { FORM } from './form-texts.ts'
import { placeListsFor } from './place-lists.ts'
import { asksMore, pageFaults, savePosted, takeUploads } from './posted-answers.ts'
import { QuestionField } from './question-field.tsx'
import { typedAnswers } from './typed-answers.ts'
import { useFormFiles } from './use-form-files.ts'
import { useIsLive, useTyping, type SavingState } from './use-typing.ts'

export const handle = { isLive: true }
export const links = filingLinks

export async function loader(args: Route.LoaderArgs) {
  const { context, view } = await filingOf(args)
  const { filing, form, person, procedure } = view
  const { page, at, pages } = pageOf(args, view)
  const version = form as FormVersion
  const isSaved = filing.saves[pageMark(page.id)] !== undefined
  const answers = isSaved ? filing.answers : prefilled(version.definition, person, filing.answers)
  const ids = new Set(page.questions.map(({ id }) => id))
  const others = Object.entries(filing.answers).filter(([id]) => !ids.has(id))
  const offers = prefilled(version.definition, person, Object.fromEntries(others))
  const known = page.questions.flatMap(({ id, kind, prefill }) => {
    const isTaken = prefill !== undefined && ('from' in prefill || kind === 'lookup')
    return isTaken && offers[id] !== undefined ? [[id, offers[id]] as const] : []
  })
  const previous = pages[at - 1]
  return {
    id: filing.id,
    procedureName: procedure.content.name,
    definition: version.definition,
    pageId: page.id,
    title: page.title,
    number: at + 1,
    total: pages.length,
    previous: previous?.id ?? null,
    version: filing.version,
    opening: newId(),
    back: backOf(args),
    savedAt: isSaved ? formatInstant(filing.savedAt) : null,
    isRenewed: view.isFormRenewed,
    isRevealed: new URL(args.request.url).searchParams.has('them'),
    today: dayOf(context.clock.now()),
    answers,
    known: Object.fromEntries(known) as Answers,
    places: await placeListsFor(context, page.questions, answers),
    files: [...view.formFiles.values()],
  }
}

/** The page of the address, among those that ask anything; any other one leads to the task list. */
function pageOf(args: Route.LoaderArgs | Route.ActionArgs, { form, filing }: FilingView) {
  const pages = form === null ? [] : visiblePages(form.definition, filing.answers)
  const at = pages.findIndex(({ id }) => id === args.params.page)
  const page = pages[at]
  if (page === undefined) throw redirect(`/nop/ho-so/${filing.id}`, 303)
  return { page, at, pages }
}

export async function action(args: Route.ActionArgs) {
  const { view } = await filingOf(args)
  const { page } = pageOf(args, view)
  const version = view.form as FormVersion
  const base = `/nop/ho-so/${view.filing.id}`
  const here = `${base}/to-khai/${page.id}`
  let typed: Answers = {}
  const returned = await postedFiling(args, async (context, form) => {
    typed = typedAnswers(page.questions, form, view.filing.answers)
    const intent = textOf(form, 'intent')
    const posted = { args, context, form, version, page }
    const { uploads, faults } = await takeUploads(posted)
    const back = textOf(form, 'back') === 'xem-lai' ? '&ve=xem-lai' : ''
    if (intent !== 'continue') {
      await savePosted(posted, { intent, uploads })
      if (faults.length > 0) return { faults }
      return redirect(intent === 'later' ? base : `${here}?tiep${back}#fields`, 303)
    }
    const { answers } = await savePosted(posted, { intent, uploads, isDone: true })
    if (asksMore(posted, answers)) return redirect(`${here}?them${back}#fields`, 303)
    const wrong = [...faults, ...pageFaults(posted, answers)]
    if (wrong.length > 0) return { faults: wrong }
    return leadOn(args, form, nextAfter(page, version, answers))
  })
  if (returned instanceof Response || returned.values === undefined) return returned
  // It could not be saved, so what was typed comes back from here.
  return { ...returned, typed }
}

function nextAfter(page: Page, { definition }: FormVersion, answers: Answers): string {
  const pages = visiblePages(definition, answers)
  const next = pages[pages.findIndex(({ id }) => id === page.id) + 1]
  return next === undefined ? '/giay-to' : `/to-khai/${next.id}`
}

export default function FormPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(FORM)
  const page = usePage(loaderData)
  const { pathname } = useLocation()
  const form = useRef<HTMLFormElement>(null)
  const typing = useTyping({
    form,
    questions: page.questions,
    answers: actionData?.typed ?? loaderData.answers,
    saveTo: `${pathname}/luu`,
  })
  const { id, number, total, previous } = loaderData
  const given = useFormFiles(typing)
  const faults = actionData?.faults ?? []
  const hasFile = page.questions.some(({ kind }) => kind === 'file')
  return (
    <FilingPage
      title={loaderData.title}
      caption={loaderData.procedureName}
      captionPart={words.page(number, total)}
      back={{ to: `/nop/ho-so/${id}${previous === null ? '' : `/to-khai/${previous}`}` }}
      faults={faults}
      isStale={actionData?.isStale ?? false}
    >
      {loaderData.isRenewed ? <Notice kind="warning">{words.renewed}</Notice> : null}
      {loaderData.isRevealed && faults.length === 0 ? <Notice>{words.revealed}</Notice> : null}
      <form
        method="post"
        id="fields"
        className="stack-wide"
        ref={form}
        noValidate
        encType={hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded'}
        onInput={typing.onInput}
        onSubmit={(event) => {
          given.held.onSubmit(event)
          if (!event.defaultPrevented) typing.onSubmit()
        }}
      >
        <Carried {...loaderData} />
        <EnterGoesOn />
        <Questions page={page} typing={typing} given={given} faults={faults} loaded={loaderData} />
        <Ends saving={typing.saving} savedAt={loaderData.savedAt} />
        <output className="help">{given.held.told}</output>
        <output className="visually-hidden">{given.sending.said}</output>
      </form>
    </FilingPage>
  )
}

function usePage({
  definition,
  pageId,
}: {
  definition: FormVersion['definition']
  pageId: string
}): Page {
  const page = definition.pages.find(({ id }) => id === pageId)
  if (page === undefined) throw new Error(`the form has no page ${pageId}`)
  return page
}

/** The questions that the answers so far ask for. */
function Questions(props: {
  readonly page: Page
  readonly typing: ReturnType<typeof useTyping>
  readonly given: ReturnType<typeof useFormFiles>
  readonly faults: readonly PageFault[]
  readonly loaded: Route.ComponentProps['loaderData']
}) {
  const { page, typing, given, faults, loaded } = props
  const { answers, arrangement } = typing
  const { sending, placeOf, changeEntries } = given
  const { definition, known, places, today } = loaded
  const files = [...loaded.files, ...sending.arrived.map(({ file }) => file)]
  const isLive = useIsLive()
  const shown = withComputed(definition, answers, today)
  return (
    <AskingContext
      value={{
        definition,
        answers,
        faults,
        known,
        places,
        files,
        sending,
        placeOf,
        isLive,
        changeEntries,
      }}
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
  )
}

/** Enter presses the first button of a form, which must not be one that adds or removes. */
function EnterGoesOn() {
  return (
    <button
      type="submit"
      className="visually-hidden"
      name="intent"
      value="continue"
      tabIndex={-1}
      aria-hidden="true"
    />
  )
}

/** The ways on from a page, and when it was saved last. */
function Ends(props: { readonly saving: SavingState; readonly savedAt: string | null }) {
  const words = useTexts(FILING)
  const form = useTexts(FORM)
  const { saving, savedAt } = props
  const at = saving.state === 'saved' ? saving.savedAt : savedAt
  return (
    <div className="stack">
      <div className="row">
        <Button name="intent" value="continue">
          {words.saveAndGoOn}
        </Button>
        <Button kind="secondary" name="intent" value="later">
          {words.later}
        </Button>
      </div>
      <output className="help">
        {saving.state === 'failed' ? form.notSaved : null}
        {saving.state === 'signed-out' ? (
          <>
            {form.signedOut}{' '}
            <a href="/dang-nhap?tiep=%2Fho-so" target="_blank" rel="noreferrer">
              {form.signIn}
            </a>
          </>
        ) : null}
        {saving.state === 'stale' ? words.staleTitle : null}
        {at !== null && (saving.state === 'none' || saving.state === 'saved')
          ? words.savedAt(at.slice(11, 16))
          : null}
      </output>
    </div>
  )
}
