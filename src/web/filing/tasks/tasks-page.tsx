import { formatInstant } from '#kernel/instant'
import { isReady } from '#modules/filings'
import { dayWords, timeWords } from '../../dates.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Notice, Tag } from '../../ui/elements.tsx'
import { FilingPage, filingLinks } from '../parts/filing-parts.tsx'
import { filingOf } from '../parts/filing-requests.ts'
import type { Route } from './+types/tasks-page.ts'
import { TASKS } from './tasks-texts.ts'

export const links = filingLinks

export async function loader(args: Route.LoaderArgs) {
  const { context, view } = await filingOf(args)
  const { filing, procedure, pages, papers, missing, tasks, place, caseId } = view
  return {
    id: filing.id,
    name: procedure.content.name,
    caseName: procedure.content.cases.find(({ id }) => id === caseId)?.name ?? null,
    placeName: place?.name ?? null,
    applicant: context.actor.displayName,
    owner: filing.owner?.name ?? null,
    pages,
    files: papers.reduce((sum, { files }) => sum + files.length, 0),
    missing: missing.length,
    tasks,
    isReady: isReady(view),
    savedAt: formatInstant(filing.savedAt),
    expiresAt: formatInstant(view.expiresAt),
  }
}

/** The parts of a filing, which are done, and what is next. */
export default function TasksPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(TASKS)
  const language = useLanguage()
  const { id, name, caseName, placeName, pages, tasks } = loaderData
  const base = `/nop/ho-so/${id}`
  const saved = timeWords(loaderData.savedAt, language)
  const until = dayWords(loaderData.expiresAt, language)
  return (
    <FilingPage title={name} {...(caseName === null ? {} : { caption: caseName })}>
      {tasks.place ? null : <Notice kind="warning">{words.placeGone}</Notice>}
      <ol className="tasks">
        <Task to={`${base}/noi-nop`} title={words.place} detail={placeName} isDone={tasks.place} />
        <Task
          to={`${base}/nguoi-nop`}
          title={words.applicant}
          detail={[loaderData.applicant, loaderData.owner].filter(Boolean).join(' → ')}
          isDone={tasks.applicant}
        />
        {pages.length === 0 ? null : (
          <li>
            <FormTask base={base} pages={pages} isDone={tasks.form} />
          </li>
        )}
        <Task
          to={`${base}/giay-to`}
          title={words.papers}
          detail={
            loaderData.missing > 0
              ? words.missing(loaderData.missing)
              : words.filesCount(loaderData.files)
          }
          isDone={tasks.papers}
        />
        <Task to={`${base}/nhan-ket-qua`} title={words.delivery} isDone={tasks.delivery} />
        <li>
          <div className="task">
            {loaderData.isReady ? (
              <a href={`${base}/xem-lai`}>{words.review}</a>
            ) : (
              <span>{words.review}</span>
            )}
            <Status isDone={false} label={loaderData.isReady ? words.toDo : words.notYet} />
          </div>
        </li>
      </ol>
      <p className="help">{words.kept(saved, until)}</p>
      <p>
        <a href={`${base}/xoa`}>{words.giveUp}</a>
      </p>
    </FilingPage>
  )
}

function Task(props: {
  readonly to: string
  readonly title: string
  readonly detail?: string | null
  readonly isDone: boolean
}) {
  const words = useTexts(TASKS)
  return (
    <li>
      <div className="task">
        <span>
          <a href={props.to}>{props.title}</a>
          {props.detail ? <span className="help"> {props.detail}</span> : null}
        </span>
        <Status isDone={props.isDone} label={props.isDone ? words.done : words.toDo} />
      </div>
    </li>
  )
}

/** The pages of the form, each reachable; the link of the task leads to the first that is not done. */
function FormTask(props: {
  readonly base: string
  readonly pages: readonly {
    readonly id: string
    readonly title: string
    readonly isDone: boolean
  }[]
  readonly isDone: boolean
}) {
  const words = useTexts(TASKS)
  const { base, pages, isDone } = props
  const done = pages.filter((page) => page.isDone).length
  const next = pages.find((page) => !page.isDone) ?? pages[0]
  return (
    <>
      <div className="task">
        <a href={`${base}/to-khai/${next?.id}`}>{words.form}</a>
        <Status
          isDone={isDone}
          label={
            isDone ? words.done : done === 0 ? words.toDo : words.begunPages(done, pages.length)
          }
        />
      </div>
      <ol className="task-pages">
        {pages.map((page) => (
          <li key={page.id} data-done={page.isDone ? '' : undefined}>
            <a href={`${base}/to-khai/${page.id}`}>{page.title}</a>
            {page.isDone ? <span className="visually-hidden"> ({words.done})</span> : null}
          </li>
        ))}
      </ol>
    </>
  )
}

function Status({ isDone, label }: { readonly isDone: boolean; readonly label: string }) {
  return isDone ? (
    <span className="task-done">✓ {label}</span>
  ) : (
    <Tag tone="plain" shape="half">
      {label}
    </Tag>
  )
}
