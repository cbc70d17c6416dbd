import { redirect } from 'react-router'
import { Refused } from '#kernel/refused'
import { answersInWords, isReady, submitFiling, type FilingView } from '#modules/filings'
import type { Context } from '#platform/context'
import { languageOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button, LinkButton, Notice } from '../../ui/elements.tsx'
import { FilingPage, filingLinks } from '../parts/filing-parts.tsx'
import { filingIdOf, filingOf, postedFiling, textOf } from '../parts/filing-requests.ts'
import { FILING } from '../parts/filing-texts.ts'
import type { Route } from './+types/review-page.ts'
import {
  AnswersOfForm,
  ApplicantFacts,
  DeliveryFacts,
  PaperFacts,
  PlaceFacts,
} from './filed-facts.tsx'
import { REVIEW } from './review-texts.ts'

export const links = filingLinks

export async function loader(args: Route.LoaderArgs) {
  const { context, view } = await filingOf(args)
  const { filing, procedure, place, caseId, papers, pages } = view
  const { displayName, personalId, taxCode } = context.actor
  return {
    id: filing.id,
    version: filing.version,
    name: procedure.content.name,
    caseName: procedure.content.cases.find(({ id }) => id === caseId)?.name ?? null,
    place,
    applicant: { name: displayName, personalId, taxCode, ...filing.contact },
    owner: filing.owner,
    sections: await sectionsOf(context, view),
    papers,
    delivery: filing.delivery,
    lastPage: pages.at(-1)?.id ?? null,
    isReady: isReady(view),
  }
}

function sectionsOf(context: Context, { form, filing, formFiles }: FilingView) {
  if (form === null) return []
  return answersInWords(
    context,
    form.definition,
    filing.answers,
    (fileId) => formFiles.get(fileId)?.name ?? null,
  )
}

export async function action(args: Route.ActionArgs) {
  const id = filingIdOf(args)
  const returned = await postedFiling(args, async (context, form) => {
    const version = Number(textOf(form, 'version'))
    const isDuplicateConfirmed = textOf(form, 'duplicate') === 'confirmed'
    try {
      await submitFiling(context, { id, version }, { isDuplicateConfirmed })
    } catch (error) {
      const twin = error instanceof Refused ? error.details.members?.['dossierCode'] : undefined
      if (!(error instanceof Refused) || error.code !== 'conflict/duplicate-filing') throw error
      return { faults: [], twin: String(twin) }
    }
    return redirect(`/nop/ho-so/${id}/xong`, 303)
  })
  if (returned instanceof Response || !returned.isStale) return returned
  return { faults: [{ id: '', text: REVIEW[languageOf(args)].staleFault }] }
}

/** Everything that will be filed, each with the way to change it; filed from here. */
export default function ReviewPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(REVIEW)
  const common = useTexts(FILING)
  const { id, name, isReady: mayFile } = loaderData
  const base = `/nop/ho-so/${id}`
  const twin = actionData?.twin
  if (twin !== undefined) return <Duplicate {...loaderData} twin={twin} />
  return (
    <FilingPage
      title={words.title}
      caption={name}
      back={{ to: base, label: common.backToTasks }}
      faults={actionData?.faults ?? []}
    >
      {mayFile ? (
        <p className="text">{words.help}</p>
      ) : (
        <Notice kind="warning" title={words.notReady}>
          <p>
            <a href={base}>{words.toTasks}</a>
          </p>
        </Notice>
      )}
      <PlaceFacts base={base} place={loaderData.place} caseName={loaderData.caseName} />
      <ApplicantFacts base={base} applicant={loaderData.applicant} owner={loaderData.owner} />
      <AnswersOfForm base={base} sections={loaderData.sections} />
      <PaperFacts base={base} papers={loaderData.papers} />
      <DeliveryFacts base={base} delivery={loaderData.delivery} />
      {mayFile ? (
        <form method="post" className="stack">
          <input type="hidden" name="version" value={loaderData.version} />
          <p className="text">{words.declare}</p>
          <div>
            <Button>{words.submit}</Button>
          </div>
        </form>
      ) : null}
    </FilingPage>
  )
}

function Duplicate(props: {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly twin: string
}) {
  const words = useTexts(REVIEW)
  const { id, name, version, twin } = props
  return (
    <FilingPage title={words.duplicateTitle} caption={name} back={{ to: `/nop/ho-so/${id}` }}>
      <p className="text">{words.duplicate(twin)}</p>
      <form method="post" className="row">
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="duplicate" value="confirmed" />
        <LinkButton to={`/ho-so/${twin}`} reloadDocument>
          {words.openFirst}
        </LinkButton>
        <Button kind="secondary">{words.fileAnyway}</Button>
      </form>
    </FilingPage>
  )
}
