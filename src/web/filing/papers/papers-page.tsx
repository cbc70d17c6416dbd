import { useCallback } from 'react'
import { redirect } from 'react-router'
import { Refused } from '#kernel/refused'
import type { FileDescription } from '#modules/documents'
import { attachPaper, detachPaper, saveFiling, viewFiling } from '#modules/filings'
import type { Context } from '#platform/context'
import { refusalText } from '#platform/i18n'
import { newId } from '#platform/ids'
import { languageOf, type PageFault } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { ACCEPTED_FILES } from '../../uploads/accepted-files.ts'
import { useHeldForm } from '../../uploads/held-form.ts'
import { useIsSentAtOnce, useSendings } from '../../uploads/use-sendings.ts'
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
import { controlOf, FILES, removedBy } from './paper-names.ts'
import { Paper } from './paper.tsx'
import { PAPERS } from './papers-texts.ts'

export const handle = { isLive: true }
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
    const removed = removedBy(intent)
    if (removed !== null) await detachPaper(context, id, removed)
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

/** The papers of the case, each with what was uploaded for it and whether it must be filed. */
export default function PapersPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(PAPERS)
  const common = useTexts(FILING)
  const { id, name, papers, lastPage } = loaderData
  const faults = actionData?.faults ?? []
  const isSentAtOnce = useIsSentAtOnce()
  const sending = useSendings(useAttaching(id))
  const { each } = useTexts(ACCEPTED_FILES)
  const held = useHeldForm(sending.sendings)
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
          {words.help} {each} {isSentAtOnce === true ? words.sentAtOnce : null}
        </p>
      )}
      <form
        method="post"
        encType="multipart/form-data"
        className="stack-wide"
        noValidate
        onSubmit={held.onSubmit}
      >
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
              sending={sending}
            />
          ))}
        </ul>
        <WaysOn hasPapers={papers.length > 0} isSentAtOnce={isSentAtOnce} />
        <output className="help">{held.told}</output>
        <output className="visually-hidden">{sending.said}</output>
      </form>
    </FilingPage>
  )
}

/**
 * The way to the next page, and the button that sends the chosen files where no script does. Nobody whose scripts will
 * send them sees it, as it would go away under the finger when they wake up.
 */
function WaysOn(props: { readonly hasPapers: boolean; readonly isSentAtOnce: boolean | null }) {
  const words = useTexts(PAPERS)
  const { hasPapers, isSentAtOnce } = props
  const upload = (
    <Button kind="secondary" name="intent" value="upload">
      {words.upload}
    </Button>
  )
  return (
    <div className="row">
      <Button name="intent" value="continue">
        {words.goOn}
      </Button>
      {hasPapers && isSentAtOnce === null ? <noscript>{upload}</noscript> : null}
      {hasPapers && isSentAtOnce === false ? upload : null}
    </div>
  )
}

/** Adds files that were sent in pieces to the papers of a filing. */
function useAttaching(id: string) {
  return useCallback(
    async (componentId: string, { id: fileId }: FileDescription, request: RequestInit) =>
      fetch(`/nop/ho-so/${id}/giay-to/them`, {
        ...request,
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ componentId, fileId }),
      }),
    [id],
  )
}
