import { formatInstant } from '#kernel/instant'
import { dueDateIfReceivedNow } from '#modules/filings'
import { caseOf, componentsOf, viewProcedure } from '#modules/procedures'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { explainedIfReceived } from '../../due-date/explained.ts'
import { leadToEnding } from '../../ended-procedure.ts'
import { contextOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import type { Route } from './+types/procedure-page.ts'
import { FiveAnswers } from './five-answers.tsx'
import { HandlingSection } from './handling-section.tsx'
import { HowToFile } from './how-to-file.tsx'
import { FeesSection, PapersSection } from './papers-section.tsx'
import type { ProcedurePageData } from './procedure-page-data.ts'
import { PROCEDURE } from './procedure-texts.ts'
import { BasesSection, PlacesSection, TextList } from './text-sections.tsx'

export async function loader(args: Route.LoaderArgs): Promise<ProcedurePageData> {
  const context = contextOf(args)
  await leadToEnding(context, args.params.code)
  const view = await viewProcedure(context, args.params.code, CATALOGUE_NEIGHBOURS)
  const { content } = view.version
  const asked = new URL(args.request.url).searchParams.get('truong-hop')
  const caseId = caseOf(content, content.cases.some(({ id }) => id === asked) ? asked : null)
  const place = view.receivingPlaces[0]
  const due = place === undefined ? null : await dueDateIfReceivedNow(context, view.version, place)
  return {
    view,
    caseId,
    papers: componentsOf(content, caseId),
    due: due && {
      at: formatInstant(due.dueAt),
      why: explainedIfReceived(due),
    },
  }
}

export default function ProcedurePage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(PROCEDURE)
  const { view, papers, caseId } = loaderData
  const { code, content } = view.version
  return (
    <article className="stack-wide procedure">
      <title>{words.title(content.name)}</title>
      <header className="stack">
        <h1 lang="vi">{content.name}</h1>
        <FiveAnswers {...loaderData} />
        <HowToFile view={view} />
      </header>
      <TextList title={words.steps} items={content.steps} isOrdered />
      <PapersSection code={code} content={content} papers={papers} caseId={caseId} />
      <FeesSection fees={content.fees} />
      <TextList title={words.conditions} items={content.conditions} />
      <TextList
        title={words.results}
        items={content.results.map(({ name, paperRequired }) =>
          paperRequired ? `${name} (${words.paperResult})` : name,
        )}
      />
      <PlacesSection places={view.receivingPlaces} />
      <HandlingSection steps={view.process} places={view.receivingPlaces} />
      <BasesSection view={view} />
    </article>
  )
}
