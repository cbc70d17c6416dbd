import { redirect } from 'react-router'
import { parseId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { attachPaper, detachPaper, saveFiling, viewFiling, type PaperState } from '#modules/filings'
import type { Context } from '#platform/context'
import { refusalText } from '#platform/i18n'
import { newId } from '#platform/ids'
import { languageOf, type PageFault } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { FileLine } from '../parts/file-line.tsx'
import { Carried, FilingPage, faultOf, filingLinks } from '../parts/filing-parts.tsx'
import {
  backOf,
  filingIdOf,
  filingOf,
  leadOn,
  postedFiling,
  savedFrom,
  textOf,
} from '../parts/filing-requests.ts'
import { FILING } from '../parts/filing-texts.ts'
import type { Route } from './+types/papers-page.ts'
import { PAPERS } from './papers-texts.ts'

export const links = filingLinks

export async function loader(args: Route.LoaderArgs) {
  const { view } = await filingOf(args)
  const { filing, procedure, papers, pages } = view
  return {
    id: filing.id,
    name: procedure.content.name,
    papers,
    lastPage: pages.at(-1)?.id ?? null,
    version: filing.version,
    opening: newId(),
    back: backOf(args),
  }
}

export function action(args: Route.ActionArgs) {
  return postedFiling(args, async (context, form) => {
    const id = filingIdOf(args)
    const here = `/nop/ho-so/${id}/giay-to${textOf(form, 'back') === '' ? '' : '?ve=xem-lai'}`
    const intent = textOf(form, 'intent')
    if (intent.startsWith('remove ')) {
      const fileId = parseId<'file'>(intent.slice('remove '.length))
      if (fileId !== null) await detachPaper(context, id, fileId)
      return redirect(here, 303)
    }
    const faults = await takePapers(args, context, form)
    if (faults.length > 0) return { faults }
    if (intent !== 'continue') return redirect(here, 303)
    const { missing } = await viewFiling(context, id)
    if (missing.length > 0) {
      const words = PAPERS[languageOf(args)]
      return {
        faults: missing.map((paper) => ({
          id: controlOf(paper.id),
          text: words.missing(paper.name),
        })),
      }
    }
    await saveFiling(context, savedFrom(args, form, 'papers'), {
      done: { mark: 'papers', isDone: true },
    })
    return leadOn(args, form, '/nhan-ket-qua')
  })
}

/** Takes in every file that was chosen; those that are right are kept when another is wrong. */
async function takePapers(
  args: Route.ActionArgs,
  context: Context,
  form: FormData,
): Promise<PageFault[]> {
  const faults: PageFault[] = []
  for (const [name, upload] of form) {
    if (!(upload instanceof File) || upload.name === '' || !name.startsWith(FILES)) continue
    const componentId = name.slice(FILES.length)
    try {
      const bytes = Buffer.from(await upload.arrayBuffer())
      await attachPaper(context, filingIdOf(args), componentId, { name: upload.name, bytes })
    } catch (error) {
      if (!(error instanceof Refused) || error.code.startsWith('not-found/')) throw error
      const language = languageOf(args)
      const text = PAPERS[language].wrong(upload.name, refusalText(error.code, language))
      faults.push({ id: controlOf(componentId), text })
    }
  }
  return faults
}

const FILES = 'files#'

function controlOf(componentId: string): string {
  return `paper-${componentId}`
}

/** The papers of the case, each with what was uploaded for it and whether it must be filed. */
export default function PapersPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(PAPERS)
  const common = useTexts(FILING)
  const { id, name, papers, lastPage } = loaderData
  const faults = actionData?.faults ?? []
  return (
    <FilingPage
      title={words.title}
      caption={name}
      back={{
        to: `/nop/ho-so/${id}${lastPage === null ? '' : `/to-khai/${lastPage}`}`,
        label: lastPage === null ? common.backToTasks : common.back,
      }}
      faults={faults}
      isStale={actionData?.isStale ?? false}
    >
      {papers.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <p className="text">
          {words.help} {words.kinds}
        </p>
      )}
      <form method="post" encType="multipart/form-data" className="stack-wide" noValidate>
        <Carried {...loaderData} />
        <button
          type="submit"
          className="visually-hidden"
          name="intent"
          value="upload"
          tabIndex={-1}
          aria-hidden="true"
        />
        <ul className="papers">
          {papers.map((paper) => (
            <Paper
              key={paper.component.id}
              paper={paper}
              fault={faultOf(faults, controlOf(paper.component.id))}
            />
          ))}
        </ul>
        <div className="row">
          <Button name="intent" value="continue">
            {words.goOn}
          </Button>
          {papers.length === 0 ? null : (
            <Button kind="secondary" name="intent" value="upload">
              {words.upload}
            </Button>
          )}
        </div>
      </form>
    </FilingPage>
  )
}

function Paper({
  paper,
  fault,
}: {
  readonly paper: PaperState
  readonly fault: string | undefined
}) {
  const words = useTexts(PAPERS)
  const { component, duty, files } = paper
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
      <PaperFiles files={files} />
      {isAsked ? (
        <input
          className="input"
          type="file"
          multiple
          id={id}
          name={`${FILES}${component.id}`}
          accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff,.docx,.xlsx"
          aria-describedby={fault === undefined ? `${id}-help` : `${id}-help ${id}-fault`}
          aria-invalid={fault === undefined ? undefined : true}
        />
      ) : null}
    </li>
  )
}

/** What was uploaded for a paper, each with the way to take it out. */
function PaperFiles({ files }: Pick<PaperState, 'files'>) {
  const words = useTexts(PAPERS)
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
            value={`remove ${file.id}`}
          >
            {words.remove}
            <span className="visually-hidden"> {file.name}</span>
          </button>
        </li>
      ))}
    </ul>
  )
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
